using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Manifests;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Dns;

/// <summary>
/// Cluster DNS made to fit the plan. CoreDNS is there already: its Corefile is written anew, unless
/// the cluster came with it and nobody wants it otherwise; and its Service, to which kubeadm gives
/// an address of the first service range only (kubernetes cmd/kubeadm/app/phases/addons/dns/manifests.go), gets the second family
/// in a dual-stack cluster and keeps its address. kube-dns comes with its own manifest. NodeLocal DNSCache stands before either.
/// </summary>
public sealed class ClusterDns : ComponentResource
{
    private const string Namespace = "kube-system";

    private readonly string _name;

    /// <summary>Changes or installs cluster DNS on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">
    /// Its children are, where the Corefile is written, <c>NAME-corefile</c> and, in a dual-stack cluster, <c>NAME-service</c>; or with kube-dns <c>NAME-OBJECT</c> for
    /// each object of the manifest and <c>NAME-resolvers</c>; and <c>NAME-cache</c>, where there is a cache.
    /// </param>
    /// <param name="args">Plan and images.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    /// <exception cref="ManifestException">The manifest is no YAML of Kubernetes objects.</exception>
    public ClusterDns(string name, ClusterDnsArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:dns:ClusterDns", name, options)
    {
        _name = name;
        if (args.KubeDnsManifest is { } manifest)
        {
            InstallKubeDns(args.Plan, manifest);
        }
        else
        {
            PatchCoreDns(args.Plan);
        }

        if (args.Plan.Dns.NodeLocalCacheAddress is not null)
        {
            _ = new NodeLocalDns($"{name}-cache", args, new() { Parent = this });
        }

        RegisterOutputs();
    }

    private void InstallKubeDns(AddressPlan plan, string manifest)
    {
        // dnsmasq reads it from a ConfigMap that need not be there (kubernetes/dns docs/kube-dns/README.md).
        if (!plan.Dns.UpstreamResolvers.IsEmpty)
        {
            _ = new ConfigMap($"{_name}-resolvers", new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = "kube-dns", Namespace = Namespace },
                Data = { ["upstreamNameservers"] = JsonSerializer.Serialize(plan.Dns.UpstreamResolvers.Select(CidrText.Format)) },
            }, new CustomResourceOptions { Parent = this });
        }

        ManifestResources.Create(ManifestText.Parse(manifest), this, _name);
    }

    private void PatchCoreDns(AddressPlan plan)
    {
        // Also where it is kubeadm's own: what a stack no longer asks for would stay else. kubeadm keeps a changed one when it
        // upgrades a cluster (Kubernetes documentation, "Using CoreDNS for Service Discovery").
        if (!plan.Dns.IsLeftAsIs)
        {
            _ = new ConfigMapPatch($"{_name}-corefile", new ConfigMapPatchArgs
            {
                Metadata = Metadata("coredns"),
                Data = { ["Corefile"] = ClusterCorefile.For(plan).ToString() },
            }, Retained);
        }

        if (plan.IsDualStack)
        {
            AddSecondFamily(plan);
        }
    }

    private void AddSecondFamily(AddressPlan plan) => _ = new ServicePatch($"{_name}-service", new ServicePatchArgs
    {
        Metadata = Metadata("kube-dns"),
        Spec = new ServiceSpecPatchArgs
        {
            // Not PreferDualStack: it would quietly stay at one family on a cluster that has not the two this mode promises.
            IpFamilyPolicy = "RequireDualStack",
            // The first is the family that the Service has, which Kubernetes does not let change.
            IpFamilies = [.. plan.Families.Select(family => family.ToString())],
        },
    }, Retained);

    private static ObjectMetaPatchArgs Metadata(string name) => new()
    {
        Name = name,
        Namespace = Namespace,
        Annotations =
        {
            // kubeadm owns the fields and would win a conflict.
            ["pulumi.com/patchForce"] = "true",
            // The provider waits for a Service's endpoints; these come when Calico runs on a host, minutes from now.
            ["pulumi.com/skipAwait"] = "true",
        },
    };

    // A destroyed patch gives its fields up, and what nobody else owns is dropped: DNS would lose its configuration, or a family
    // under running pods. The objects go with their cluster.
    private CustomResourceOptions Retained => new() { Parent = this, RetainOnDelete = true };
}
