using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>Resolvers for names outside the cluster: how many, and whether cluster DNS reaches them.</summary>
internal static class ResolverRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [Needed, Count, Once, Family, Special, OfAws, InCluster];

    /// <summary>What AWS keeps for its own servers, and its resolver there (Amazon VPC user guide, "Understanding Amazon DNS").</summary>
    private static readonly Cidr AwsServers = Cidr.Parse("fd00:ec2::/32");

    private static readonly IPAddress AwsResolver = IPAddress.Parse("fd00:ec2::253");

    // The hosts' own may be IPv4 addresses or link-local ones, and cluster DNS is a pod that has neither.
    private static IEnumerable<Problem> Needed(RuleInput input)
    {
        if (input.Request is { Mode: StackMode.IPv6, Dns.UpstreamResolvers.IsEmpty: true } && !CloudHasResolvers(input.Request) && !DnsPlanner.IsLeftAsIs(input.Request)
            && input.Knows(AddressKeys.Mode, AddressKeys.UpstreamResolvers, AddressKeys.Dns64, AddressKeys.Nat64, AddressKeys.HostResolvers))
        {
            yield return new(
                input.Key(AddressKeys.UpstreamResolvers), null, "is empty: cluster DNS has IPv6 alone in mode ipv6, and the hosts' own resolvers may be IPv4 or link-local",
                "list resolvers that pods reach over IPv6, such as 2620:fe::fe");
        }
    }

    // CoreDNS plugin/forward takes 15 ("more than %d TOs configured"); kube-dns "a maximum of three upstream nameservers"
    // (Kubernetes documentation, dns-custom-nameservers).
    private static IEnumerable<Problem> Count(RuleInput input)
    {
        (int most, string server) = input.Request.Dns.Server == DnsServer.CoreDns ? (15, "CoreDNS") : (3, "kube-dns");
        int count = input.Request.Dns.UpstreamResolvers.Length;
        if (count > most && input.Knows(AddressKeys.Dns, AddressKeys.UpstreamResolvers))
        {
            yield return new(
                input.Key(AddressKeys.UpstreamResolvers), null, $"has {Text.Count(count, "resolver")}, more than the {most} that {server} takes", $"remove {count - most}");
        }
    }

    private static IEnumerable<Problem> Once(RuleInput input) => Each(input, (address, i) => input.Request.Dns.UpstreamResolvers.IndexOf(address) is int first && first < i
        ? new($"is the same as {input.EntryKey(AddressKeys.UpstreamResolvers, first)}", "remove it")
        : null);

    // Cluster DNS is a pod: it has the families of the mode, whatever its host has (kubernetes-sigs/kind#3114).
    private static IEnumerable<Problem> Family(RuleInput input) => !input.Knows(AddressKeys.Mode) ? [] : Each(input, (address, _) =>
    {
        IPFamily family = Cidr.Covering(address, 0).Family;
        return input.Families.Contains(family)
            ? null
            : new CidrFault(
                $"is an {family} address, and pods have no {family} in mode {input.Request.Mode.Lower()}",
                $"write the address of a resolver in {family.Other()}{OrNone(input)}");
    });

    // CoreDNS cuts the zone off a link-local address, without which it leads nowhere (coredns/coredns#6959).
    private static IEnumerable<Problem> Special(RuleInput input) => Each(input, (address, _) =>
    {
        Cidr range = One(address);
        bool allowDocumentation = input.Request.AllowDocumentationRanges || !input.Knows(AddressKeys.AllowDocumentationRanges);
        return SpecialRange.Find(range, allowDocumentation) is { } special && !(input.Request.Dns.HasNat64 && input.Request.Dns.Nat64Prefix.Contains(address))
            ? new CidrFault($"is in {special.Cidr}, which is {special.Use}: no resolver answers pods from there", $"write the unicast address of a resolver{OrNone(input)}")
            : null;
    });

    private static IEnumerable<Problem> OfAws(RuleInput input) => Each(input, (address, _) => (AwsServers.Contains(address), input.Request.CloudGivesIPv6Hosts) switch
    {
        (false, _) => null,
        (true, true) => address.Equals(AwsResolver) ? null : new($"is in {AwsServers}, where AWS has one resolver", $"write {AwsResolver}"),
        _ => new CidrFault($"is in {AwsServers}, which is AWS's, and hosts are elsewhere", $"write the address of a resolver that hosts reach{OrNone(input)}"),
    });

    private static IEnumerable<Problem> InCluster(RuleInput input)
    {
        NamedRange[] own = [.. NamedRange.Main(input).Where(r => r.Name != AddressKeys.HostCidrs)];
        return Each(input, (address, _) => own.FirstOrDefault(r => r.Cidr.Contains(address)) is { } range
            ? new CidrFault($"is inside {range.Key(input)} \"{range.Cidr}\": cluster DNS would ask itself, or what needs it to start", "write the address of a resolver outside the cluster")
            : null);
    }

    private static IEnumerable<Problem> Each(RuleInput input, Func<IPAddress, int, CidrFault?> rule)
    {
        ImmutableArray<IPAddress> resolvers = input.Request.Dns.UpstreamResolvers;
        for (int i = 0; i < resolvers.Length; i++)
        {
            if (rule(resolvers[i], i) is { } fault)
            {
                yield return new(input.EntryKey(AddressKeys.UpstreamResolvers, i), CidrText.Format(resolvers[i]), fault.Rule, fault.Remedy);
            }
        }
    }

    // AWS's is in every VPC.
    private static bool CloudHasResolvers(AddressRequest request) => request.CloudGivesIPv6Hosts || !request.Dns.CloudResolvers.IsEmpty;

    // What is offered has to be accepted.
    private static string OrNone(RuleInput input) => (input.Request.Mode, CloudHasResolvers(input.Request)) switch
    {
        (StackMode.IPv6, false) => "",
        (StackMode.IPv6, true) => ", or remove it to use the cloud's own",
        _ => ", or remove it to use the hosts' own",
    };

    private static Cidr One(IPAddress address) => Cidr.Covering(address, Cidr.Covering(address, 0).Family.Bits());
}
