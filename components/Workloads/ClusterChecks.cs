using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Workloads;

/// <summary>
/// A Job that proves from inside the cluster that its network works in every family: pod addresses and their pools, pod to pod across
/// hosts, Services, DNS, DNS64 where it is on, and the way out. <c>kubectl logs --namespace calico-ipv6-checks --selector app=checks</c>
/// shows a line a check. The update that made it fails when a check does.
/// </summary>
public sealed class ClusterChecks : ComponentResource
{
    /// <summary>Where everything is.</summary>
    internal const string Namespace = "calico-ipv6-checks";

    private readonly string _name;

    /// <summary>Checks the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">
    /// Its children are <c>NAME-namespace</c>, <c>NAME-targets</c>, <c>NAME-service</c>, <c>NAME-service-ipv4</c> and <c>NAME-service-ipv6</c> by the
    /// mode, <c>NAME-script</c> and <c>NAME-job</c>.
    /// </param>
    /// <param name="args">Plan and image.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public ClusterChecks(string name, ClusterChecksArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:workloads:ClusterChecks", name, options)
    {
        _name = name;
        string image = ImageName.Of("registry.k8s.io", args.Image, args.RegistryMirror);
        var ns = new Namespace($"{name}-namespace", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = Namespace } }, new() { Parent = this });
        var targets = new DaemonSet($"{name}-targets", CheckTargets.DaemonSet(image), After(ns));
        Resource[] services =
        [
            CreateService("", CheckTargets.Headless(args.Plan.Families), targets),
            .. args.Plan.Families.Select(family => CreateService($"-{family.Lower()}", CheckTargets.Service(family), targets)),
        ];
        // Without a name, so that another script is another object, and the Job that reads it another Job.
        var script = new ConfigMap($"{name}-script", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = Namespace },
            Data = { [CheckJob.Script] = CheckJob.ScriptText },
        }, After(ns));
        Output<string> scriptName = script.Metadata.Apply(metadata => metadata.Name);
        _ = new Job($"{name}-job", CheckJob.Args(args, image, scriptName), new() { Parent = this, DependsOn = [.. services] });
        RegisterOutputs();
    }

    private Service CreateService(string suffix, ServiceSpecArgs spec, Resource before) => new(
        $"{_name}-service{suffix}",
        new ServiceArgs { Metadata = new ObjectMetaArgs { Name = $"{CheckTargets.Name}{suffix}", Namespace = Namespace }, Spec = spec },
        After(before));

    private CustomResourceOptions After(Resource before) => new() { Parent = this, DependsOn = before };
}
