using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>Hosts on EC2, in a VPC of their own.</summary>
public static class AwsPlatform
{
    /// <summary>The platform; nothing is made until its methods are called.</summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">What a person decided about AWS.</param>
    /// <param name="provider">The explicit AWS provider, handed to every component.</param>
    public static IPlatform Create(AddressPlan plan, ClusterSpec cluster, AwsSettings settings, ProviderResource provider) =>
        throw new NotImplementedException($"{plan}{cluster}{settings}{provider}");
}
