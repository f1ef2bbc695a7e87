using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Dns;

/// <summary>
/// Cluster DNS made to fit the mode. kubeadm gives the DNS Service an address of the first service range only
/// (kubernetes cmd/kubeadm/app/phases/addons/dns/manifests.go); a dual-stack cluster's Service gets the second family here, and
/// keeps its address. A cluster of one family needs nothing.
/// </summary>
public sealed class ClusterDns : ComponentResource
{
    /// <summary>Changes cluster DNS on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">Its child, in a dual-stack cluster, is <c>NAME-service</c>.</param>
    /// <param name="args">The plan.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public ClusterDns(string name, ClusterDnsArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:dns:ClusterDns", name, options)
    {
        if (args.Plan.IsDualStack)
        {
            AddSecondFamily(name, args.Plan);
        }

        RegisterOutputs();
    }

    private void AddSecondFamily(string name, AddressPlan plan) => _ = new ServicePatch($"{name}-service", new ServicePatchArgs
    {
        Metadata = new ObjectMetaPatchArgs
        {
            Name = "kube-dns",
            Namespace = "kube-system",
            Annotations =
            {
                // kubeadm owns the Service's fields and would win a conflict.
                ["pulumi.com/patchForce"] = "true",
                // The provider waits for a Service's endpoints; these come when Calico runs on a host, minutes from now.
                ["pulumi.com/skipAwait"] = "true",
            },
        },
        Spec = new ServiceSpecPatchArgs
        {
            // Not PreferDualStack: it would quietly stay at one family on a cluster that has not the two this mode promises.
            IpFamilyPolicy = "RequireDualStack",
            // The first is the family that the Service has, which Kubernetes does not let change.
            IpFamilies = [.. plan.Families.Select(family => family.ToString())],
        },
    }, new CustomResourceOptions
    {
        Parent = this,
        // A destroyed patch gives its fields up, and what nobody else owns is dropped: DNS would lose a family under running
        // pods, or the API server would refuse. The Service goes with its cluster.
        RetainOnDelete = true,
    });
}
