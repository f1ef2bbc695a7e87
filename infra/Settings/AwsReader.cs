using System.Text.RegularExpressions;
using CalicoIPv6.Aws;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the keys of <see cref="AwsSettings"/>.</summary>
internal static partial class AwsReader
{
    public static AwsSettings Read(ConfigReader config) => new()
    {
        Region = config.Text(ConfigKeys.AwsRegion, RegionName.IsMatch, "is not the name of a region", "write eu-west-1 for example, without the letter of a zone") ?? "",
        Profile = config.Text(ConfigKeys.AwsProfile),
        Network = NetworkSettings.Read(config),
        ControlPlaneInstanceType = InstanceType(config, ConfigKeys.ControlPlaneInstanceType),
        WorkerInstanceType = InstanceType(config, ConfigKeys.WorkerInstanceType),
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
