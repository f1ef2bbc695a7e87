using CalicoIPv6.Calico.OperatorApi;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using CustomResourceArgs = Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs;

namespace CalicoIPv6.Calico;

/// <summary>
/// Calico, installed by the Tigera operator with the plan's pools. Made in the order namespace, operator, its CRDs,
/// Installation, APIServer, what needs Calico's API; and destroyed in the reverse: the operator has to be there to clear the
/// finalizers of its objects. It is complete when Calico is ready on every host that has joined. A Calico that is there is changed instead:
/// the plan's fields of its Installation, and no namespace, operator or CRD.
/// </summary>
public sealed class CalicoInstallation : ComponentResource
{
    /// <summary>Seconds for the operator's pod to be ready; hosts may still be joining and have no image yet.</summary>
    private const int OperatorTimeoutSeconds = 600;

    /// <summary>For Calico to be ready: hosts may still be joining, and each of them pulls its images.</summary>
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(20);

    private readonly string _name;
    private readonly CalicoInstallationArgs _args;

    /// <summary>Installs Calico on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">
    /// Its children are <c>NAME-namespace</c>, <c>NAME-operator</c>, <c>NAME-crds</c>, <c>NAME-installation</c> and <c>NAME-api-server</c>;
    /// by choice <c>NAME-goldmane</c>, <c>NAME-whisker</c>, and those of <see cref="CalicoSettings"/>.
    /// </param>
    /// <param name="args">Plan and cluster.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public CalicoInstallation(string name, CalicoInstallationArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:calico:CalicoInstallation", name, options)
    {
        _name = name;
        _args = args;
        Resource server = args.CalicoExists ? PatchOperatorsObjects() : CreateApiServer(CreateInstallation(CreateOperator()));
        CreateObservability(server);
        CalicoSettings.Create(name, args, () => After(server));
        RegisterOutputs();
    }

    private Job CreateOperator() => new($"{_name}-crds", OperatorCrdsJob.Args(_args.Cluster), After(CreateRelease(CreateNamespace())));

    private Namespace CreateNamespace() => new($"{_name}-namespace", new NamespaceArgs
    {
        Metadata = new ObjectMetaArgs
        {
            Name = OperatorChart.Namespace,
            // The operator is on the host's network and mounts a host path (projectcalico/calico manifests/tigera-operator.yaml).
            Labels = { ["pod-security.kubernetes.io/enforce"] = "privileged" },
        },
    }, new CustomResourceOptions { Parent = this });

    private Release CreateRelease(Namespace ns) => new($"{_name}-operator", new ReleaseArgs
    {
        Name = "calico",
        Namespace = OperatorChart.Namespace,
        Chart = OperatorChart.Name,
        Version = OperatorChart.Version(_args.Cluster.CalicoVersion),
        RepositoryOpts = new RepositoryOptsArgs { Repo = OperatorChart.Repository },
        Values = OperatorChart.Values(_args.Cluster.RegistryMirror),
        Timeout = OperatorTimeoutSeconds,
    }, After(ns));

    private CustomResource CreateInstallation(Resource before) => CreateReady("installation", before, new InstallationArgs
    {
        Metadata = Awaited(InstallationArgs.Name),
        Spec = InstallationSpecs.From(_args.Plan, _args.Cluster),
    });

    private CustomResource CreateApiServer(Resource installation) =>
        CreateReady("api-server", installation, new ApiServerArgs { Metadata = Awaited(ApiServerArgs.Name) });

    // They were there before the stack and outlive it: a destroyed patch gives its fields up, and Calico would lose its pools.
    private ApiServerPatch PatchOperatorsObjects()
    {
        var installation = new InstallationPatch($"{_name}-installation", new InstallationPatchArgs
        {
            Metadata = Patched(InstallationArgs.Name),
            Spec = InstallationSpecs.From(_args.Plan, _args.Cluster),
        }, Retained());
        return new($"{_name}-api-server", new ApiServerPatchArgs { Metadata = Patched(ApiServerArgs.Name) }, Retained(installation));
    }

    private CustomResourceOptions Retained(params Resource[] before)
    {
        CustomResourceOptions options = Slow(before);
        options.RetainOnDelete = true;
        return options;
    }

    private void CreateObservability(Resource server)
    {
        if (_args.Cluster.Calico.Observability == Observability.None)
        {
            return;
        }

        var goldmane = new CustomResource($"{_name}-goldmane", new GoldmaneArgs { Metadata = new ObjectMetaArgs { Name = GoldmaneArgs.Name } }, After(server));
        if (_args.Cluster.Calico.Observability == Observability.Whisker)
        {
            // News would be fetched from the internet, which a cluster may not reach, by everybody who opens the page.
            _ = new CustomResource($"{_name}-whisker", new WhiskerArgs
            {
                Metadata = new ObjectMetaArgs { Name = WhiskerArgs.Name },
                Spec = new WhiskerSpecArgs { Notifications = Toggle.Of(false) },
            }, After(goldmane));
        }
    }

    private CustomResource CreateReady(string suffix, Resource before, CustomResourceArgs args) => new($"{_name}-{suffix}", args, Slow(before));

    // The operator copies "Available" of its TigeraStatus to the object as "Ready" (tigera/operator v1.42.3 pkg/controller/status).
    private static ObjectMetaArgs Awaited(string name) => new() { Name = name, Annotations = { ["pulumi.com/waitFor"] = "condition=Ready" } };

    // What an operator-run Calico had in these fields belongs to the stack from then on.
    private static ObjectMetaArgs Patched(string name) => new()
    {
        Name = name,
        Annotations = { ["pulumi.com/waitFor"] = "condition=Ready", ["pulumi.com/patchForce"] = "true" },
    };

    private CustomResourceOptions Slow(params Resource[] before)
    {
        CustomResourceOptions options = After(before);
        options.CustomTimeouts = new CustomTimeouts { Create = ReadyLimit, Update = ReadyLimit };
        return options;
    }

    private CustomResourceOptions After(params Resource[] before) => new() { Parent = this, DependsOn = before };
}
