using CalicoIPv6.Infra.Settings;

namespace CalicoIPv6.Infra;

/// <summary>What runs in the cluster beside Calico and DNS.</summary>
public sealed record WorkloadSettings
{
    /// <summary>Whether the dual-stack demo runs. Default false.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether the checks run. Default false.</summary>
    public bool ClusterChecks { get; init; }

    internal static WorkloadSettings Read(ConfigReader config) => new()
    {
        Demo = config.Boolean(ConfigKeys.Demo) ?? false,
        ClusterChecks = config.Boolean(ConfigKeys.ClusterChecks) ?? false,
    };
}
