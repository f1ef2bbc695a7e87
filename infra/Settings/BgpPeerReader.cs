using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the objects of <c>bgpPeers</c>; the fields are those of <see cref="BgpPeerSpec"/>.</summary>
/// <param name="problems">Where problems go.</param>
/// <param name="families">The families that hosts have.</param>
internal sealed partial class BgpPeerReader(ICollection<Problem> problems, ImmutableArray<IPFamily> families)
{
    private const string Name = "name";
    private const string PeerIP = "peerIP";
    private const string AsNumber = "asNumber";
    private const string NodeSelector = "nodeSelector";

    private static readonly ImmutableArray<string> Fields = [Name, PeerIP, AsNumber, NodeSelector];

    private readonly JsonReader _json = new(problems);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public ImmutableArray<BgpPeerSpec> Read(string key, string json) =>
        [.. _json.Objects(key, json, "peerIP: 10.0.0.1").Select(e => Peer(e.Key, e.Object)).OfType<BgpPeerSpec>()];

    private BgpPeerSpec? Peer(string key, JsonElement peer)
    {
        RefuseOthers(key, peer);
        string? name = Field(key, peer, Name, "write a DNS label such as tor-a", NameOf);
        IPAddress? address = Field(key, peer, PeerIP, "write the router's address", Address);
        int? number = Field(key, peer, AsNumber, "write the router's AS number", Number);
        string? selector = peer.TryGetProperty(NodeSelector, out JsonElement value) ? Selector($"{key}.{NodeSelector}", value) : IPPool.AllNodes;
        return name is null || address is null || number is null || selector is null ? null : new(name, address, number.Value, selector);
    }

    private void RefuseOthers(string key, JsonElement peer)
    {
        foreach ((string name, JsonElement value) in _json.Fields(key, peer).Where(f => !Fields.Contains(f.Name)))
        {
            string? hint = Hint.Nearest(name, Fields);
            problems.Add(new($"{key}.{name}", JsonReader.Shown(value), "is not a field of a peer",
                hint is null ? $"remove it; the fields are {string.Join(", ", Fields)}" : $"did you mean {hint}?"));
        }
    }

    private T? Field<T>(string key, JsonElement peer, string name, string remedy, Func<string, JsonElement, T?> read)
    {
        if (peer.TryGetProperty(name, out JsonElement value))
        {
            return read($"{key}.{name}", value);
        }

        problems.Add(new($"{key}.{name}", null, "is missing", remedy));
        return default;
    }

    private string? NameOf(string key, JsonElement element) => _json.Text(key, element) switch
    {
        null => null,
        { Length: > 63 } name => Refused(key, name, "is longer than 63 characters", "shorten it"),
        { } name when !Label.IsMatch(name) => Refused(key, name, "is not a DNS label: lower-case letters and digits, and - between them", "write tor-a for example"),
        { } name when !_names.Add(name) => Refused(key, name, "is the name of another peer too", "write another name"),
        { } name => name,
    };

    private IPAddress? Address(string key, JsonElement element)
    {
        if (_json.Text(key, element) is not { } text)
        {
            return null;
        }

        // An address is a range of one, so what is canonical is said in one place.
        int bits = text.Contains(':', StringComparison.Ordinal) ? IPFamily.IPv6.Bits() : IPFamily.IPv4.Bits();
        if (!Cidr.TryParse($"{text}/{bits}", out Cidr one, out _))
        {
            _ = Refused(key, text, "is not an IP address in canonical form", "write 192.0.2.1 or 2001:db8::1 for example");
            return null;
        }

        if (!families.Contains(one.Family))
        {
            _ = Refused(key, text, $"is an {one.Family} address, and hosts have no {one.Family} in this mode", "write an address of the mode's family");
            return null;
        }

        return one.AddressAt(0);
    }

    private int? Number(string key, JsonElement element)
    {
        int? number = _json.Integer(key, element);
        if (number is null or >= 1)
        {
            return number;
        }

        _ = Refused(key, JsonReader.Shown(element), $"is not an AS number from 1 to {BgpSpec.MaxAsNumber}", "write 64512 for example");
        return null;
    }

    private string? Selector(string key, JsonElement element)
    {
        string? text = _json.Text(key, element);
        return text is not null && string.IsNullOrWhiteSpace(text)
            ? Refused(key, text, "is empty", "write all(), or a selector such as rack == 'a'")
            : text;
    }

    private string? Refused(string key, string value, string rule, string remedy)
    {
        problems.Add(new(key, value, rule, remedy));
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex Label { get; }
}
