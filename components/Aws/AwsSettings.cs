namespace CalicoIPv6.Aws;

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
}
