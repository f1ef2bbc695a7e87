using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace CalicoIPv6.Calico;

/// <summary>
/// Fails where a cluster that exists has a pod network already, before anything is changed in it. Two would give addresses to pods in turn, as
/// the order of their files on each host has it, and Calico's pools would hold for some pods only. A Calico that is there is told apart: it
/// is to be changed and not to be installed. The names of the Jobs are the messages.
/// </summary>
public sealed class OtherNetworkCheck : ComponentResource
{
    /// <summary>The one namespace that every cluster has for what is its own.</summary>
    private const string Namespace = "kube-system";

    /// <summary>
    /// Labels of the pods that other networks have on hosts, as each project publishes them. One selector cannot have one label or another, so
    /// each has a container of its own.
    /// </summary>
    private static readonly KubectlJob OtherNetworks = NoPods(new Dictionary<string, string[]>
    {
        ["k8s-app"] = ["aws-node", "azure-cns", "canal", "cilium", "flannel", "kindnet", "kube-router"],
        ["app"] = ["antrea", "flannel", "kindnet", "ovnkube-node"],
        ["name"] = ["weave-net"],
    });

    private static readonly KubectlJob Calico = NoPods(new Dictionary<string, string[]> { ["k8s-app"] = ["calico-node"] });

    private readonly string _name;
    private readonly OtherNetworkCheckArgs _args;

    /// <summary>Looks into the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">
    /// Its children are <c>NAME-account</c>, <c>NAME-role</c>, <c>NAME-binding</c>, <c>NAME-fails-if-there-is-one-see-docs-existing-clusters</c> and,
    /// unless Calico is there, <c>NAME-fails-if-calico-is-there-then-set-existingCalico</c>.
    /// </param>
    /// <param name="args">The cluster.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public OtherNetworkCheck(string name, OtherNetworkCheckArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:calico:OtherNetworkCheck", name, options)
    {
        _name = name;
        _args = args;
        var account = new ServiceAccount($"{name}-account", new ServiceAccountArgs { Metadata = new ObjectMetaArgs { Namespace = Namespace } }, After());
        Output<string> accountName = account.Metadata.Apply(metadata => metadata.Name);
        ClusterRoleBinding binding = AllowPods(accountName);
        _ = new Job($"{name}-fails-if-there-is-one-see-docs-existing-clusters", Args("no-other-network-", OtherNetworks, accountName), After(binding));
        if (!args.CalicoExists)
        {
            CustomResourceOptions once = After(binding);
            // From then on there is a Calico, which is the stack's own: another version's Job would find that.
            once.IgnoreChanges = ["spec"];
            _ = new Job($"{name}-fails-if-calico-is-there-then-set-existingCalico", Args("no-calico-", Calico, accountName), once);
        }

        RegisterOutputs();
    }

    private ClusterRoleBinding AllowPods(Output<string> account)
    {
        var role = new ClusterRole($"{_name}-role", new ClusterRoleArgs
        {
            Rules = [new PolicyRuleArgs { ApiGroups = [""], Resources = ["pods"], Verbs = ["get", "list", "watch"] }],
        }, After());
        return new($"{_name}-binding", new ClusterRoleBindingArgs
        {
            RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role.Metadata.Apply(metadata => metadata.Name) },
            Subjects = [new SubjectArgs { Kind = "ServiceAccount", Name = account, Namespace = Namespace }],
        }, After());
    }

    // The resource's name is a sentence, and longer than the labels that Kubernetes makes of a Job's name may be.
    private JobArgs Args(string prefix, KubectlJob job, Output<string> account) => job.Args(_args.Cluster, Namespace, account, prefix);

    // What kubectl waits for has happened already where there is no such pod, and does not happen where there is one.
    private static KubectlJob NoPods(Dictionary<string, string[]> labels) => new(
        labels.ToImmutableSortedDictionary(
            label => label.Key,
            label => ImmutableArray.Create(
                "wait", "--for=delete", "--timeout=5s", "--all-namespaces", "pod", $"--selector={label.Key} in ({string.Join(", ", label.Value)})"),
            StringComparer.Ordinal),
        BackoffLimit: 2);

    private CustomResourceOptions After(params Resource[] before) => new() { Parent = this, DependsOn = before };
}

/// <summary>What the look for other networks needs; plain.</summary>
public sealed class OtherNetworkCheckArgs
{
    /// <summary>The cluster: kubectl has its version and comes from its registry.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Whether a Calico is in the cluster, so that none is looked for. Default false.</summary>
    public bool CalicoExists { get; init; }
}
