using System.Globalization;
using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Workloads;

/// <summary>The Job of <see cref="ClusterChecks"/>: the script, and what it is told of the plan.</summary>
internal static class CheckJob
{
    public const string Script = "cluster-checks.sh";

    private const string Folder = "/checks";

    /// <summary>Below the ten minutes that the provider waits for a Job, so that the Job's own verdict is heard.</summary>
    private const int DeadlineSeconds = 540;

    /// <summary>After this the script tries nothing twice. What it still has to try once, and the pod's start, take less than what is left.</summary>
    private const int BudgetSeconds = 400;

    /// <summary>The script is a file of this assembly.</summary>
    public static string ScriptText
    {
        get
        {
            using Stream stream = typeof(CheckJob).Assembly.GetManifestResourceStream(Script)
                ?? throw new InvalidOperationException($"{Script} is not embedded in the assembly");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    public static JobArgs Args(ClusterChecksArgs args, string image, Input<string> script) => new()
    {
        Metadata = new ObjectMetaArgs
        {
            // No name: a Job cannot be changed, and a new one is made before the old one goes.
            Namespace = ClusterChecks.Namespace,
            // Checks that failed are run again by the next update, which would wait for the same failed Job else.
            Annotations = { ["pulumi.com/replaceUnready"] = "true" },
        },
        Spec = new JobSpecArgs
        {
            ActiveDeadlineSeconds = DeadlineSeconds,
            // The script tries each check several times; who reads the log finds one verdict.
            BackoffLimit = 0,
            Template = new PodTemplateSpecArgs
            {
                Metadata = new ObjectMetaArgs { Labels = { ["app"] = "checks" } },
                Spec = Pod(args, image, script),
            },
        },
    };

    /// <summary>The script's environment, but for what Kubernetes sets: the Services' addresses and the pod's.</summary>
    internal static IReadOnlyDictionary<string, string> Environment(ClusterChecksArgs args)
    {
        var environment = new Dictionary<string, string>
        {
            ["FAMILIES"] = string.Join(' ', args.Plan.Families),
            ["TARGETS"] = CheckTargets.Name,
            ["TARGET_PORT"] = CheckTargets.Port.ToString(CultureInfo.InvariantCulture),
            ["NAT64_PREFIX"] = args.Plan.Dns.Nat64Prefix?.ToString() ?? "",
            // A mirror's name may go on with a path; its host is what answers.
            ["EGRESS_URL"] = args.EgressUrl ?? $"https://{(args.RegistryMirror ?? "registry.k8s.io").Split('/')[0]}/v2/",
            ["HOSTS"] = args.Hosts?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["BUDGET"] = BudgetSeconds.ToString(CultureInfo.InvariantCulture),
            ["ATTEMPTS"] = "6",
            ["PAUSE"] = "5",
        };
        foreach (IPFamily family in args.Plan.Families)
        {
            environment[$"POOLS_{family.ToString().ToUpperInvariant()}"] = string.Join(' ', PodRanges(args.Plan, family));
        }

        return environment;
    }

    // With ranges of nodes, pods have addresses of the pod range and of no pool's block.
    private static IEnumerable<Cidr> PodRanges(AddressPlan plan, IPFamily family) => plan.Ipam == Ipam.HostLocal
        ? [plan.PodCidr(family)]
        : plan.IPPools.Where(pool => pool.Cidr.Family == family && !pool.IsForLoadBalancers).Select(pool => pool.Cidr);

    private static PodSpecArgs Pod(ClusterChecksArgs args, string image, Input<string> script) => new()
    {
        AutomountServiceAccountToken = false,
        NodeSelector = { ["kubernetes.io/os"] = "linux" },
        Tolerations = [CheckTargets.OnControlPlanes],
        RestartPolicy = "Never",
        Containers =
        [
            new ContainerArgs
            {
                Name = "checks",
                Image = image,
                Command = ["/bin/sh", $"{Folder}/{Script}"],
                Env =
                [
                    .. Environment(args).Select(e => new EnvVarArgs { Name = e.Key, Value = e.Value }),
                    new EnvVarArgs { Name = "POD_IPS", ValueFrom = new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = "status.podIPs" } } },
                ],
                // The end of the log is what the provider shows of a Job that fails.
                TerminationMessagePolicy = "FallbackToLogsOnError",
                VolumeMounts = [new VolumeMountArgs { Name = "script", MountPath = Folder, ReadOnly = true }],
                SecurityContext = CheckTargets.Unprivileged,
            },
        ],
        Volumes = [new VolumeArgs { Name = "script", ConfigMap = new ConfigMapVolumeSourceArgs { Name = script } }],
    };
}
