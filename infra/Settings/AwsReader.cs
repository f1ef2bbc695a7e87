using System.Text.RegularExpressions;
using CalicoIPv6.Aws;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="AwsSettings"/>.</summary>
internal static partial class AwsReader
{
    /// <summary>GiB: the images' 8, and room for the images of Kubernetes and Calico and for logs before kubelet evicts pods.</summary>
    private const int MinRootVolumeSize = 20;

    /// <summary>GiB: what a gp3 volume had at most until September 2025, and still has on older hosts (EBS user guide, "General Purpose SSD").</summary>
    private const int MaxRootVolumeSize = 16384;

    /// <summary>Whether the keys are to be read: the provider is AWS, or none can be read and a key of AWS's stands beside it.</summary>
    public static bool IsMeant(ConfigReader config, CloudProvider? provider) =>
        provider == CloudProvider.Aws || (provider is null && config.Values.Values.Keys.Any(k => k.StartsWith("aws:", StringComparison.Ordinal)));

    public static AwsSettings Read(ConfigReader config) => new()
    {
        Region = config.Text(ConfigKeys.AwsRegion, RegionName.IsMatch, "is not the name of a region", "write eu-west-1 for example, without the letter of a zone") ?? "",
        Profile = config.Text(ConfigKeys.AwsProfile),
        Network = NetworkSettings.Read(config),
        ControlPlaneInstanceType = InstanceType(config, ConfigKeys.ControlPlaneInstanceType),
        WorkerInstanceType = InstanceType(config, ConfigKeys.WorkerInstanceType),
        Image = config.Word(ConfigKeys.Image, Words.HostImage) ?? HostImage.Ubuntu2404,
        RootVolumeSize = config.Integer(ConfigKeys.RootVolumeSize, MinRootVolumeSize, MaxRootVolumeSize) ?? MinRootVolumeSize,
        SourceDestCheck = config.Word(ConfigKeys.SourceDestCheck, Words.SourceDestCheck) ?? SourceDestCheck.Auto,
        DeletionProtection = config.Boolean(ConfigKeys.DeletionProtection) ?? false,
    };

    private static string InstanceType(ConfigReader config, ConfigKey key) =>
        config.Text(key, InstanceTypeName.IsMatch, "is not the name of an EC2 instance type", $"write {key.Default} for example") ?? "";

    // eu-west-1, us-gov-east-1, eusc-de-east-1.
    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex RegionName { get; }

    // t3.medium, m7i-flex.large, u-6tb1.56xlarge, c7g.metal.
    [GeneratedRegex(@"\A[a-z][a-z0-9-]*\.[a-z0-9-]+\z")]
    private static partial Regex InstanceTypeName { get; }
}
