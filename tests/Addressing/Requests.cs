using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Requests that break no rule, to be varied, and the whole of what is said about them.</summary>
internal static class Requests
{
    public const string Prefix = "calico-ipv6:";

    /// <summary>So that derived IPv6 ranges read fd00:1:2:0::/56 (hosts), fd00:1:2:100::/56 (pods), fd00:1:2:200::/112 (services).</summary>
    public static readonly Cidr UniqueLocal = Cidr.Parse("fd00:1:2::/48");

    public static AddressRequest DualStack => Of(StackMode.DualStack);

    public static AddressRequest IPv6First => DualStack with { PrimaryFamily = IPFamily.IPv6 };

    public static AddressRequest IPv4 => Of(StackMode.IPv4);

    public static AddressRequest IPv6 => Of(StackMode.IPv6);

    /// <summary>The same on a platform that leaves the hosts' IPv6 ranges to the plan.</summary>
    public static AddressRequest OwnHosts(this AddressRequest request) => request with
    {
        CloudGivesIPv6Hosts = false,
        Dns = request.Mode == StackMode.IPv6 ? request.Dns with { UpstreamResolvers = [IPAddress.Parse("2620:fe::fe")] } : request.Dns,
    };

    public static ImmutableArray<Cidr> Cidrs(params string[] texts) => [.. texts.Select(Cidr.Parse)];

    public static IPPoolRequest Pool(string cidr) => new() { Cidr = Cidr.Parse(cidr) };

    public static AddressRequest WithPools(this AddressRequest request, params IPPoolRequest[] pools) => request with { IPPools = [.. pools] };

    public static void IsAccepted(this AddressRequest request)
    {
        Assert.Empty(AddressRules.Check(request, Prefix));
        AddressPlanner.Plan(request);
    }

    public static void IsRejected(this AddressRequest request, params string[] messages) =>
        Assert.Equal(messages, AddressRules.Check(request, Prefix).Select(p => p.ToString()));

    private static AddressRequest Of(StackMode mode) => new() { Mode = mode, UniqueLocal = UniqueLocal, CloudGivesIPv6Hosts = true };
}
