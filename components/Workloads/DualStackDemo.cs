using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace CalicoIPv6.Workloads;

/// <summary>
/// A web server that is reached in each family of the mode and, where there are two, by one Service in both, on a port of every
/// host: what a person tries first.
/// </summary>
public sealed class DualStackDemo : ComponentResource
{
    private const string Namespace = "dual-stack-demo";
    private const string App = "nginx";
    private const int Port = 80;

    private readonly string _name;

    /// <summary>Runs the demo on the cluster of the Kubernetes provider in <paramref name="options"/>.</summary>
    /// <param name="name">
    /// Its children are <c>NAME-namespace</c>, <c>NAME-server</c>, <c>NAME-service-ipv4</c> and <c>NAME-service-ipv6</c> by the mode, and
    /// <c>NAME-service</c> for both families.
    /// </param>
    /// <param name="args">Plan, image and replicas.</param>
    /// <param name="options">With an explicit Kubernetes provider.</param>
    public DualStackDemo(string name, DualStackDemoArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:workloads:DualStackDemo", name, options)
    {
        _name = name;
        var ns = new Namespace($"{name}-namespace", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = Namespace } }, new() { Parent = this });
        var server = new Deployment($"{name}-server", Server(args), After(ns));
        foreach (IPFamily family in args.Plan.Families)
        {
            CreateService($"-{family.Lower()}", "SingleStack", [family], server);
        }

        if (args.Plan.IsDualStack)
        {
            CreateService("", "RequireDualStack", args.Plan.Families, server);
        }

        RegisterOutputs();
    }

    private static InputMap<string> Labels => new() { ["app"] = App };

    private static DeploymentArgs Server(DualStackDemoArgs args) => new()
    {
        Metadata = new ObjectMetaArgs { Name = App, Namespace = Namespace },
        Spec = new DeploymentSpecArgs
        {
            Replicas = args.Replicas,
            Selector = new LabelSelectorArgs { MatchLabels = Labels },
            Template = new PodTemplateSpecArgs
            {
                Metadata = new ObjectMetaArgs { Labels = Labels },
                Spec = new PodSpecArgs
                {
                    AutomountServiceAccountToken = false,
                    Containers = [Container(ImageName.Of("docker.io", args.Image, args.RegistryMirror))],
                    TopologySpreadConstraints =
                    [
                        new TopologySpreadConstraintArgs
                        {
                            MaxSkew = 1,
                            TopologyKey = "kubernetes.io/hostname",
                            WhenUnsatisfiable = "ScheduleAnyway",
                            LabelSelector = new LabelSelectorArgs { MatchLabels = Labels },
                        },
                    ],
                },
            },
        },
    };

    private static ContainerArgs Container(string image) => new()
    {
        Name = App,
        Image = image,
        Ports = [new ContainerPortArgs { ContainerPortValue = Port }],
        ReadinessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/", Port = Port } },
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            // The image's entrypoint starts as root: it binds port 80, and its workers become another user.
            Capabilities = new CapabilitiesArgs { Drop = ["ALL"], Add = ["CHOWN", "NET_BIND_SERVICE", "SETGID", "SETUID"] },
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
    };

    private void CreateService(string suffix, string policy, ImmutableArray<IPFamily> families, Resource before) => _ = new Service(
        $"{_name}-service{suffix}",
        new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{App}{suffix}", Namespace = Namespace, Labels = Labels },
            Spec = new ServiceSpecArgs
            {
                Type = "NodePort",
                IpFamilyPolicy = policy,
                IpFamilies = [.. families.Select(family => family.ToString())],
                Selector = Labels,
                Ports = [new ServicePortArgs { Name = "http", Port = Port, Protocol = "TCP" }],
            },
        },
        After(before));

    private CustomResourceOptions After(Resource before) => new() { Parent = this, DependsOn = before };
}
