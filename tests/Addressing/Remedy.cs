using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Does what the remedy of a problem says, as a person with the stack file open would.</summary>
internal static partial class Remedy
{
    /// <summary>Each way that the remedy offers, and the request after it; <c>null</c> where only a person can go it.</summary>
    public static IEnumerable<(string Way, AddressRequest? After)> Ways(AddressRequest request, Problem problem)
    {
        string remedy = Reservation.Replace(problem.Remedy, "");
        foreach (string way in remedy.Split(", or "))
        {
            foreach (string end in Ends(way))
            {
                AddressRequest? after = request;
                foreach (string step in end.Split(", and ").Where(s => s != "Calico finds it out"))
                {
                    after = after is null ? null : Step(after, problem.Key, step);
                }

                yield return (end, after);
            }
        }
    }

    // "25 to 30" is two ways.
    private static IEnumerable<string> Ends(string way) => Span.Match(way) is { Success: true } span
        ? [span.Groups["least"].Value, span.Groups["most"].Value]
        : [way];

    private static AddressRequest? Step(AddressRequest request, string key, string step)
    {
        string text = Verb.Replace(step, "");
        if (Removal.IsMatch(text))
        {
            return With(request, key, null);
        }

        if (step == $"set {Requests.Prefix}{AddressKeys.RegistryMirror}")
        {
            return request with { HasRegistryMirror = true };
        }

        if (Setting.Match(step) is { Success: true } setting)
        {
            return With(request, setting.Groups["key"].Value, setting.Groups["value"].Value);
        }

        if ((PoolStep(request, key, step) ?? RangeStep(request, key, text)) is { } after)
        {
            return after;
        }

        Match value = Value.Match(text);
        return value.Success ? With(request, value.Groups["key"] is { Success: true } other ? other.Value : key, value.Groups["value"].Value) : null;
    }

    private static AddressRequest? PoolStep(AddressRequest request, string key, string step)
    {
        if (step == "remove the pool")
        {
            return request with { IPPools = request.IPPools.RemoveAt(Place(key)) };
        }

        if (step.StartsWith("remove all to ", StringComparison.Ordinal))
        {
            return request with { IPPools = [] };
        }

        return NewPool.Match(step) is { Success: true } pool
            ? request with { IPPools = request.IPPools.Add(new() { Cidr = Cidr.Parse(pool.Groups["value"].Value) }) }
            : null;
    }

    private static AddressRequest? RangeStep(AddressRequest request, string key, string text)
    {
        if (Exchange.Match(text) is { Success: true } exchange)
        {
            AddressRequest half = With(request, exchange.Groups["key"].Value, List(request, Name(key))[Place(key)].ToString())!;
            return With(half, key, exchange.Groups["value"].Value);
        }

        if (Addition.Match(text) is { Success: true } addition)
        {
            ImmutableArray<Cidr> ranges = List(request, Name(key));
            Cidr added = Cidr.Parse(addition.Groups["value"].Value);
            return With(request, Name(key), text.Contains("before", StringComparison.Ordinal) ? [added, .. ranges] : [.. ranges, added]);
        }

        return Swap.Match(text) is { Success: true } swap
            ? With(request, Name(key), [Cidr.Parse(swap.Groups["first"].Value), Cidr.Parse(swap.Groups["second"].Value)])
            : null;
    }

    private static int Place(string key) => int.Parse(Key.Match(key).Groups["index"].Value, CultureInfo.InvariantCulture);

    private static string Name(string key) => Key.Match(key).Groups["name"].Value;

    private static AddressRequest? With(AddressRequest request, string key, string? text)
    {
        Match match = Key.Match(key);
        string name = match.Groups["name"].Value;
        int? index = match.Groups["index"] is { Success: true } place ? int.Parse(place.Value, CultureInfo.InvariantCulture) : null;
        return name switch
        {
            AddressKeys.HostCidrs or AddressKeys.PodCidrs or AddressKeys.ServiceCidrs => With(request, name, Changed(List(request, name), index, text is null ? null : Cidr.Parse(text))),
            AddressKeys.IPPools when index is { } pool => request with
            {
                IPPools = request.IPPools.SetItem(pool, With(request.IPPools[pool], match.Groups["field"].Value, match.Groups["part"].Value, text)),
            },
            AddressKeys.HostList or AddressKeys.ApiEndpoint => null,
            AddressKeys.UpstreamResolvers when index is { } resolver => request with
            {
                Dns = request.Dns with
                {
                    UpstreamResolvers = text is null ? request.Dns.UpstreamResolvers.RemoveAt(resolver) : request.Dns.UpstreamResolvers.SetItem(resolver, IPAddress.Parse(text)),
                },
            },
            _ => WithScalar(request, name, text),
        };
    }

    private static ImmutableArray<Cidr> Changed(ImmutableArray<Cidr> list, int? index, Cidr? range) => (index, range) switch
    {
        ({ } place, { } cidr) => list.SetItem(place, cidr),
        ({ } place, null) => list.RemoveAt(place),
        (null, { } cidr) => [cidr],
        _ => [],
    };

    private static AddressRequest? WithScalar(AddressRequest request, string name, string? text) => name switch
    {
        AddressKeys.Mode => request with { Mode = Word<StackMode>(text)!.Value },
        AddressKeys.PrimaryFamily => request with { PrimaryFamily = Word<IPFamily>(text) },
        AddressKeys.Zones => request with { Zones = Number(text) ?? 1 },
        AddressKeys.AllowDocumentationRanges => request with { AllowDocumentationRanges = text == "true" },
        AddressKeys.Encapsulation => request with { Encapsulation = Word<Encapsulation>(text) },
        AddressKeys.EncapsulationIPv4 => request with { EncapsulationIPv4 = Word<Encapsulation>(text) },
        AddressKeys.EncapsulationIPv6 => request with { EncapsulationIPv6 = Word<Encapsulation>(text) },
        AddressKeys.Bgp => request with { Bgp = text == "true" },
        AddressKeys.Ipam => request with { Ipam = Word<Ipam>(text)!.Value },
        AddressKeys.NodeCidrMaskSizeIPv4 => request with { NodeCidrMaskSizeIPv4 = Number(text) ?? 24 },
        AddressKeys.NodeCidrMaskSizeIPv6 => request with { NodeCidrMaskSizeIPv6 = Number(text) ?? 64 },
        AddressKeys.Mtu => request with { Mtu = Number(text) },
        AddressKeys.NodeLocalDns => request with { Dns = request.Dns with { NodeLocalCache = text == "true" } },
        AddressKeys.UpstreamResolvers when text is not null => request with { Dns = request.Dns with { UpstreamResolvers = [IPAddress.Parse(text)] } },
        AddressKeys.Dns => request with { Dns = request.Dns with { Server = Word<DnsServer>(text)!.Value } },
        AddressKeys.Dns64 => request with { Dns = request.Dns with { Dns64 = Word<Dns64>(text)!.Value } },
        AddressKeys.Nat64Prefix => request with { Dns = request.Dns with { Nat64Prefix = text is null ? DnsRequest.WellKnownNat64Prefix : Cidr.Parse(text) } },
        AddressKeys.Nat64 => request with { Dns = request.Dns with { Nat64 = text == "auto" ? Nat64.Cloud : Word<Nat64>(text) ?? Nat64.None } },
        _ => null,
    };

    private static IPPoolRequest With(IPPoolRequest pool, string field, string part, string? text) => field switch
    {
        "name" => pool with { Name = text },
        "cidr" => pool with { Cidr = Cidr.Parse(text!) },
        "blockSize" => pool with { BlockSize = Number(text) },
        "encapsulation" => pool with { Encapsulation = Word<Encapsulation>(text) },
        "natOutgoing" => pool with { NatOutgoing = text == "true" },
        "nodeSelector" => pool with { NodeSelector = text },
        "disableBgpExport" => pool with { DisableBgpExport = text == "true" },
        "allowedUses" => pool with { AllowedUses = pool.AllowedUses.RemoveAt(int.Parse(part, CultureInfo.InvariantCulture)) },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "unknown"),
    };

    private static ImmutableArray<Cidr> List(AddressRequest request, string name) => name switch
    {
        AddressKeys.HostCidrs => request.HostCidrs,
        AddressKeys.PodCidrs => request.PodCidrs,
        _ => request.ServiceCidrs,
    };

    private static AddressRequest With(AddressRequest request, string name, ImmutableArray<Cidr> ranges) => name switch
    {
        AddressKeys.HostCidrs => request with { HostCidrs = ranges },
        AddressKeys.PodCidrs => request with { PodCidrs = ranges },
        _ => request with { ServiceCidrs = ranges },
    };

    private static T? Word<T>(string? text)
        where T : struct, Enum => text is null ? null : Enum.Parse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    // What follows is the person's own knowledge, that the remedy is not needed.
    [GeneratedRegex("(, unless .*| if (your network|another NAT64) .*| where your network has one)$")]
    private static partial Regex Reservation { get; }

    [GeneratedRegex(@"^(write )?(?<least>\d+) to (?<most>\d+)$")]
    private static partial Regex Span { get; }

    [GeneratedRegex("^remove it( to use the (hosts'|cloud's) own)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Removal { get; }

    [GeneratedRegex(@"^add one (before|after) it, such as (?<value>\S+)$")]
    private static partial Regex Addition { get; }

    [GeneratedRegex("^\\[\"(?<first>\\S+)\", \"(?<second>\\S+)\"\\]$")]
    private static partial Regex Swap { get; }

    [GeneratedRegex("^(write|list) ")]
    private static partial Regex Verb { get; }

    [GeneratedRegex(@"^exchange it with (?<key>\S+) ""(?<value>\S+)"", which has .*$")]
    private static partial Regex Exchange { get; }

    [GeneratedRegex(@"^set (?<key>\S+) to (?<value>\S+)$")]
    private static partial Regex Setting { get; }

    [GeneratedRegex(@"^add one inside \S+, such as (?<value>\S+)$")]
    private static partial Regex NewPool { get; }

    [GeneratedRegex(@"^((an?|the|resolvers) .*?( for (?<key>calico-ipv6:\S+?))?,? such as (?<value>.+)|(?<value>\S+?)( or more| or less| or a larger range)?( for example| for (?<key>calico-ipv6:\S+))?)$")]
    private static partial Regex Value { get; }

    [GeneratedRegex(@"^(calico-ipv6:)?(?<name>\w+)(\[(?<index>\d+)\])?(\.(?<field>\w+)(\[(?<part>\d+)\])?)?$")]
    private static partial Regex Key { get; }
}
