using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Workloads;

/// <summary>What <see cref="ClusterChecks"/> talks to: a pod on every host, and Services before them.</summary>
internal static class CheckTargets
{
    public const string Name = "targets";
    public const int Port = 8080;

    /// <summary>Control planes are hosts too.</summary>
    public static TolerationArgs OnControlPlanes => new() { Key = "node-role.kubernetes.io/control-plane", Operator = "Exists" };

    /// <summary>What every container of the checks may do: nothing.</summary>
    public static SecurityContextArgs Unprivileged => new()
    {
        AllowPrivilegeEscalation = false,
        RunAsNonRoot = true,
        RunAsUser = 65532,
        Capabilities = new CapabilitiesArgs { Drop = ["ALL"] },
        SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    private static InputMap<string> Labels => new() { ["app"] = Name };

    public static DaemonSetArgs DaemonSet(string image) => new()
    {
        Metadata = new ObjectMetaArgs { Name = Name, Namespace = ClusterChecks.Namespace },
        Spec = new DaemonSetSpecArgs
        {
            Selector = new LabelSelectorArgs { MatchLabels = Labels },
            Template = new PodTemplateSpecArgs
            {
                Metadata = new ObjectMetaArgs { Labels = Labels },
                Spec = new PodSpecArgs
                {
                    AutomountServiceAccountToken = false,
                    NodeSelector = { ["kubernetes.io/os"] = "linux" },
                    Tolerations = [OnControlPlanes],
                    Containers =
                    [
                        new ContainerArgs
                        {
                            Name = "netexec",
                            Image = image,
                            Args = ["netexec", $"--http-port={Port}", "--udp-port=-1"],
                            ReadinessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/hostname", Port = Port } },
                            SecurityContext = Unprivileged,
                        },
                    ],
                },
            },
        },
    };

    /// <summary>A Service whose DNS name has every target's addresses.</summary>
    public static ServiceSpecArgs Headless(ImmutableArray<IPFamily> families)
    {
        ServiceSpecArgs spec = Before(families);
        spec.ClusterIP = "None";
        return spec;
    }

    /// <summary>A Service of one family.</summary>
    public static ServiceSpecArgs Service(IPFamily family) => Before([family]);

    private static ServiceSpecArgs Before(ImmutableArray<IPFamily> families) => new()
    {
        IpFamilyPolicy = families.Length == 2 ? "RequireDualStack" : "SingleStack",
        IpFamilies = [.. families.Select(family => family.ToString())],
        Selector = Labels,
        Ports = [new ServicePortArgs { Name = "http", Port = Port, Protocol = "TCP" }],
    };
}
