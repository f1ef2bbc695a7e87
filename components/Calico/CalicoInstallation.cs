using CalicoIPv6.Calico.OperatorApi;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace CalicoIPv6.Calico;

/// <summary>
/// Calico, installed by the Tigera operator with the plan's pools. Made in the order namespace, operator, its CRDs,
/// Installation, APIServer, and destroyed in the reverse: the operator has to be there to clear the finalizers of its objects.
/// </summary>
public sealed class CalicoInstallation : ComponentResource
{
    /// <summary>Seconds for the operator's pod to be ready; hosts may still be joining and have no image yet.</summary>
    private const int OperatorTimeoutSeconds = 600;

    private readonly string _name;

    /// <summary>Installs Calico on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">Its children are <c>NAME-namespace</c>, <c>NAME-operator</c>, <c>NAME-crds</c>, <c>NAME-installation</c> and <c>NAME-api-server</c>.</param>
    /// <param name="args">Plan and cluster.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public CalicoInstallation(string name, CalicoInstallationArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:calico:CalicoInstallation", name, options)
    {
        _name = name;
        Namespace ns = CreateNamespace();
        Release release = CreateOperator(args, ns);
        var crds = new Job($"{name}-crds", OperatorCrdsJob.Args(args.Cluster.KubernetesVersion), After(release));
        CustomResource installation = CreateInstallation(args, crds);
        CreateApiServer(installation);
        RegisterOutputs();
    }

    private Namespace CreateNamespace() => new($"{_name}-namespace", new NamespaceArgs
    {
        Metadata = new ObjectMetaArgs
        {
            Name = OperatorChart.Namespace,
            // The operator is on the host's network and mounts a host path (projectcalico/calico manifests/tigera-operator.yaml).
            Labels = { ["pod-security.kubernetes.io/enforce"] = "privileged" },
        },
    }, new CustomResourceOptions { Parent = this });

    private Release CreateOperator(CalicoInstallationArgs args, Namespace ns) => new($"{_name}-operator", new ReleaseArgs
    {
        Name = "calico",
        Namespace = OperatorChart.Namespace,
        Chart = OperatorChart.Name,
        Version = OperatorChart.Version(args.Cluster.CalicoVersion),
        RepositoryOpts = new RepositoryOptsArgs { Repo = OperatorChart.Repository },
        Values = OperatorChart.Values,
        Timeout = OperatorTimeoutSeconds,
    }, After(ns));

    private CustomResource CreateInstallation(CalicoInstallationArgs args, Job crds) => new($"{_name}-installation", new InstallationArgs
    {
        Metadata = new ObjectMetaArgs { Name = InstallationArgs.Name },
        Spec = InstallationSpecs.From(args.Plan, args.Cluster),
    }, After(crds));

    private void CreateApiServer(CustomResource installation) => _ = new CustomResource($"{_name}-api-server", new ApiServerArgs
    {
        Metadata = new ObjectMetaArgs { Name = ApiServerArgs.Name },
    }, After(installation));

    private CustomResourceOptions After(Resource before) => new() { Parent = this, DependsOn = before };
}
