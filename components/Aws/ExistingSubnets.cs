using CalicoIPv6.Addressing;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CalicoIPv6.Aws;

/// <summary>Finds subnets that exist, and says what a mode misses in them before a host is made there.</summary>
internal static class ExistingSubnets
{
    /// <summary>The id of a subnet, once AWS says that it is in the VPC and has the families of the mode.</summary>
    /// <exception cref="RunException">It lacks a family; AWS itself says when there is no such subnet in the VPC.</exception>
    public static Output<string> Find(Network parent, ExistingNetwork network, string id, AddressPlan plan) =>
        GetSubnet.Invoke(new GetSubnetInvokeArgs { Id = id, VpcId = network.VpcId }, new InvokeOptions { Parent = parent })
            .Apply(subnet => Missing(subnet, plan) is { } family
                ? throw new RunException($"Subnet {id} of {network.VpcId} has no {family} range, and mode {plan.Mode.Lower()} wants one; name another subnet, or give it one")
                : id);

    private static IPFamily? Missing(GetSubnetResult subnet, AddressPlan plan) =>
        plan.HasIPv6 && string.IsNullOrEmpty(subnet.Ipv6CidrBlock) ? IPFamily.IPv6
        : plan.HasIPv4 && string.IsNullOrEmpty(subnet.CidrBlock) ? IPFamily.IPv4
        : null;
}
