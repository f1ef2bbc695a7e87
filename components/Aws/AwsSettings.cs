using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Aws;

/// <summary>Whether EC2 drops packets whose addresses are not the interface's own.</summary>
public enum SourceDestCheck
{
    /// <summary><c>auto</c>: off exactly where packets with pod addresses pass between hosts.</summary>
    Auto,

    /// <summary><c>on</c>: only where no packet has a pod address.</summary>
    On,

    /// <summary><c>off</c>: for hosts that route for something else than Calico's pods.</summary>
    Off,
}

/// <summary>What a person decided about AWS.</summary>
public sealed record AwsSettings
{
    /// <summary>Such as <c>eu-west-1</c>; from <c>aws:region</c>.</summary>
    public required string Region { get; init; }

    /// <summary>A named profile of the shared credentials; from <c>aws:profile</c>. Absent: the environment's credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>The network. Default a new one, with Amazon's IPv6 and one NAT gateway where any is needed.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>Instance type of control planes; kubeadm asks for 2 CPUs and 2 GiB at least. Default <c>t3.medium</c>.</summary>
    public string ControlPlaneInstanceType { get; init; } = "t3.medium";

    /// <summary>Instance type of workers. Default <c>t3.medium</c>.</summary>
    public string WorkerInstanceType { get; init; } = "t3.medium";

    /// <summary>What new hosts boot; one that runs keeps its own. Default Ubuntu 24.04.</summary>
    public HostImage Image { get; init; }

    /// <summary>GiB of a host's root volume. Default 30: the images bring 8, which container images and etcd outgrow.</summary>
    public int RootVolumeSize { get; init; } = 30;

    /// <summary>The interfaces' source/destination check. Default auto.</summary>
    public SourceDestCheck SourceDestCheck { get; init; }

    /// <summary>Whether AWS refuses to delete the balancers until this is false again. Default false.</summary>
    public bool DeletionProtection { get; init; }

    /// <summary>
    /// What ARNs begin with: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> or <c>aws-eusc</c> (AWS General Reference, "Amazon Resource
    /// Names"; botocore, partitions.json).
    /// </summary>
    public string Partition => Region.Split('-') switch
    {
        ["cn", ..] => "aws-cn",
        ["us", "gov", ..] => "aws-us-gov",
        ["eusc", ..] => "aws-eusc",
        _ => "aws",
    };

    /// <summary>What the processors of the roles that a cluster has are: <c>x86-64</c> or <c>arm64</c>.</summary>
    public ImmutableSortedDictionary<HostRole, string> Architectures(ClusterSpec cluster) => cluster.Hosts
        .Select(host => host.Role)
        .Distinct()
        .ToImmutableSortedDictionary(role => role, role => InstanceTypes.ArchitectureOf(InstanceType(role)) == Architecture.Arm64 ? "arm64" : "x86-64");

    /// <summary>Region and network of the hosts, which they depend on for life.</summary>
    public HostPlace PlaceOfHosts(AddressPlan plan)
    {
        HostPlace inNetwork = Network.PlaceOfHosts(plan);
        return inNetwork with { Facts = inNetwork.Facts.Add("region", Region) };
    }

    /// <summary>The instance type of a role.</summary>
    public string InstanceType(HostRole role) => role == HostRole.ControlPlane ? ControlPlaneInstanceType : WorkerInstanceType;
}
