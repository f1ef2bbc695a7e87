using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Existing;
using CalicoIPv6.Hosts;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the objects of <c>hosts</c>; the fields are those of <see cref="ExistingHost"/>. Where addresses may be is a matter of <see cref="AddressRules"/>.</summary>
/// <param name="problems">Where problems go.</param>
/// <param name="mode">The mode. Absent: it could not be read, and nothing is said of families.</param>
internal sealed class HostListReader(ICollection<Problem> problems, StackMode? mode)
{
    private const string Name = "name";
    private const string Role = "role";

    /// <summary>A DNS label (RFC 1123).</summary>
    private const int MaxNameLength = 63;

    private static readonly ImmutableArray<string> Fields = [Name, Role, .. Enum.GetValues<IPFamily>().Select(f => f.Lower())];

    private readonly JsonReader _json = new(problems);
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);

    /// <summary>The hosts, control planes first, each role in the order of the list; those of which something is wrong are left out.</summary>
    /// <param name="key">The full key.</param>
    /// <param name="json">What it holds.</param>
    public ImmutableArray<Entry> Read(string key, string json)
    {
        (string Key, HostRole? Role, Entry? Entry)[] read = [.. _json.Objects(key, json, "name: metal-0").Select(Host)];
        // Of what is no list of objects that is said already.
        if (read.Length > 0 && read.All(h => h.Role is not null))
        {
            CheckControlPlanes(key, read.Count(h => h.Role == HostRole.ControlPlane));
        }

        return
        [
            .. read.Select(h => h.Entry).OfType<Entry>().GroupBy(e => e.Host.Role).OrderBy(g => g.Key)
                .SelectMany(g => g.Select((e, index) => e with { Host = e.Host with { Index = index } })),
        ];
    }

    private (string Key, HostRole? Role, Entry? Entry) Host(ObjectEntry entry)
    {
        foreach ((string field, JsonElement value) in _json.Fields(entry.Key, entry.Object).Where(f => !Fields.Contains(f.Name)))
        {
            string? hint = Hint.Nearest(field, Fields);
            problems.Add(new($"{entry.Key}.{field}", JsonReader.Shown(value), "is not a field of a host",
                hint is null ? $"remove it; the fields are {string.Join(", ", Fields)}" : $"did you mean {hint}?"));
        }

        string? name = Field(entry, Name, "write the machine's host name", NameOf);
        HostRole? role = Field(entry, Role, "write control-plane or worker", (key, text) => Words.HostRole.Read(key, text, problems) is { } read ? (HostRole?)read : null);
        var addresses = Enum.GetValues<IPFamily>()
            .Select(family => (family, Address: Address(entry, family)))
            .Where(a => a.Address is not null)
            .ToImmutableSortedDictionary(a => a.family, a => a.Address!);
        return (entry.Key, role, name is null || role is null ? null : new(new HostSpec(name, role.Value, 0, 0), addresses, entry.Place));
    }

    private T? Field<T>(ObjectEntry entry, string field, string remedy, Func<string, string, T?> read)
    {
        string key = $"{entry.Key}.{field}";
        if (entry.Object.TryGetProperty(field, out JsonElement value))
        {
            return _json.Text(key, value) is { } text ? read(key, text) : default;
        }

        problems.Add(new(key, null, "is missing", remedy));
        return default;
    }

    private string? NameOf(string key, string name)
    {
        if (!DnsLabel.IsValid(name, MaxNameLength))
        {
            return Refused<string>(key, name, "is not a DNS label: at most 63 lower-case letters and digits, and - between them",
                DnsLabel.Nearest(name, MaxNameLength) is { } near ? $"write {near}" : "write metal-0 for example");
        }

        return IsFree(key, name) ? name : null;
    }

    private IPAddress? Address(ObjectEntry entry, IPFamily family)
    {
        bool isWanted = mode is null || mode.Value.Families(IPFamily.IPv4).Contains(family);
        string key = $"{entry.Key}.{family.Lower()}";
        if (!entry.Object.TryGetProperty(family.Lower(), out JsonElement value))
        {
            return isWanted && mode is not null ? Refused<IPAddress>(key, null, $"is missing, and mode {mode.Value.Lower()} has {family}", $"write the machine's {family} address") : null;
        }

        if (_json.Text(key, value) is not { } text)
        {
            return null;
        }

        if (!isWanted)
        {
            return Refused<IPAddress>(key, text, $"has no meaning in mode {mode!.Value.Lower()}, which has no {family}", "remove it");
        }

        // An address is a range of one, so what is canonical is said in one place.
        if (!Cidr.TryParse($"{text}/{family.Bits()}", out Cidr one, out _) || one.Family != family)
        {
            return Refused<IPAddress>(key, text, $"is not an {family} address in canonical form", $"write {Meant(family, text) ?? (family == IPFamily.IPv4 ? "10.0.0.10 for example" : "fd12:3456:789a::10 for example")}");
        }

        return IsFree(key, text) ? one.First : null;
    }

    // Of IPv4 what was meant is not plain: .NET takes leading zeros for octal, and fills up what is missing.
    private static string? Meant(IPFamily family, string text) =>
        family == IPFamily.IPv6 && text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out IPAddress? address) && address is { ScopeId: 0, IsIPv4MappedToIPv6: false }
            ? address.ToString()
            : null;

    private bool IsFree(string key, string value)
    {
        if (_taken.TryAdd(value, key))
        {
            return true;
        }

        problems.Add(new(key, value, $"is that of {_taken[value]} too", "write another"));
        return false;
    }

    private void CheckControlPlanes(string key, int count)
    {
        if (count == 0)
        {
            problems.Add(new(key, null, "has no control plane", "write control-plane for the role of one, or of three"));
        }
        else if (count % 2 == 0 || count > ClusterSettings.MaxControlPlanes)
        {
            problems.Add(new(key, null, string.Create(CultureInfo.InvariantCulture, $"has {count} control planes, and etcd wants 1, 3, 5 or 7"), string.Create(
                CultureInfo.InvariantCulture, $"write worker for the role of {Math.Max(1, count - ClusterSettings.MaxControlPlanes)}")));
        }
    }

    private T? Refused<T>(string key, string? value, string rule, string remedy)
        where T : class
    {
        problems.Add(new(key, value, rule, remedy));
        return null;
    }

    /// <summary>A host and its place in the list.</summary>
    public sealed record Entry(HostSpec Host, ImmutableSortedDictionary<IPFamily, IPAddress> Addresses, int Place);
}
