using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>One line of the address map.</summary>
/// <param name="Range">Canonical text; what stands for an unknown where the cloud gives it.</param>
/// <param name="Family">The family.</param>
/// <param name="Size">How many addresses, or how long the prefix will be.</param>
/// <param name="Use">Who uses it.</param>
internal sealed record AddressRow(string Range, IPFamily Family, string Size, string Use);

/// <summary>Every range of a plan, with its users.</summary>
internal static class AddressMap
{
    /// <param name="plan">The address plan.</param>
    /// <param name="delegated">The prefix that the cloud gave; <c>null</c> while it is unknown.</param>
    public static ImmutableArray<AddressRow> Of(AddressPlan plan, Cidr? delegated = null) =>
    [
        .. Rows(plan, delegated)
            .GroupBy(r => r.Range == PlanUnknown.Display ? r.Use : r.Range)
            .Select(g => g.First() with { Use = string.Join(", ", g.Select(r => r.Use)) }),
    ];

    private static IEnumerable<AddressRow> Rows(AddressPlan plan, Cidr? delegated) =>
    [
        .. plan.HostCidrs.Select(c => Row(c, plan.Families.Contains(c.Family) ? "hosts" : "network, not hosts")),
        .. plan.DelegationLength is { } length ? [DelegatedRow(delegated, length, "hosts, given by the cloud")] : Array.Empty<AddressRow>(),
        .. plan.HasOwnHostSubnets ? plan.EdgeSubnets.SelectMany(s => SubnetRows(s, "edge subnet", delegated)) : [],
        .. plan.Subnets.SelectMany(s => SubnetRows(s, plan.HasOwnHostSubnets ? "host subnet" : "subnet", delegated)),
        .. plan.PodCidrs.Select(c => Row(c, "pods")),
        .. plan.IPPools.Select(p => Row(p.Cidr, $"pool {p.Name}")),
        .. plan.ServiceCidrs.Select(c => Row(c, "services")),
        AddressRow(plan, plan.ApiServiceAddress, "service kubernetes (API)"),
        AddressRow(plan, plan.DnsServiceAddress, "service kube-dns (cluster DNS)"),
    ];

    /// <summary>The prefix that the simulated cloud gave to the plan's network.</summary>
    public static Cidr? Delegated(PlanDocument plan) => plan.Resources
        .Where(r => r.Type == ResourceTypes.AwsVpc)
        .Select(r => r.Outputs["ipv6CidrBlock"].Text())
        .FirstOrDefault() is { } text ? Cidr.Parse(text) : null;

    private static IEnumerable<AddressRow> SubnetRows(SubnetPlan subnet, string what, Cidr? delegated)
    {
        string use = string.Create(CultureInfo.InvariantCulture, $"{what} of zone {subnet.Zone}");
        if (subnet.IPv4 is { } ipv4)
        {
            yield return Row(ipv4, use);
        }

        if (subnet.IPv6 is { } ipv6)
        {
            yield return Row(ipv6, use);
        }

        if (subnet.Delegated is { } place)
        {
            Cidr? known = delegated?.SubnetAt(DelegatedSubnet.PrefixLength, (UInt128)place.Index);
            yield return DelegatedRow(known, DelegatedSubnet.PrefixLength, string.Create(CultureInfo.InvariantCulture, $"{use}, /64 number {place.Index}"));
        }
    }

    private static AddressRow DelegatedRow(Cidr? known, int length, string use) => known is { } range
        ? Row(range, use)
        : new AddressRow(PlanUnknown.Display, IPFamily.IPv6, string.Create(CultureInfo.InvariantCulture, $"a /{length}"), use);

    private static AddressRow Row(Cidr range, string use) => new(range.ToString(), range.Family, Size(range.HostBits), use);

    private static AddressRow AddressRow(AddressPlan plan, System.Net.IPAddress address, string use) =>
        new(address.ToString(), plan.PrimaryFamily, "1", use);

    // Numbers that nobody can read are written as powers.
    private static string Size(int bits) =>
        bits <= 20 ? (1 << bits).ToString("N0", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"2^{bits}");
}
