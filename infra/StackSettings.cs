using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra;

/// <summary>All configuration of a stack, read once.</summary>
public sealed record StackSettings
{
    /// <summary>The Pulumi project.</summary>
    public required string Project { get; init; }

    /// <summary>The Pulumi stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Where the hosts come from.</summary>
    public required CloudProvider Provider { get; init; }

    /// <summary>Addresses.</summary>
    public required AddressRequest Addresses { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>AWS; present when the provider is AWS.</summary>
    public AwsSettings? Aws { get; init; }

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationException">Something is wrong or missing; every problem is in it.</exception>
    public static StackSettings Read(ConfigValues values) => throw new NotImplementedException(values.ToString());
}
