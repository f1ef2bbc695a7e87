using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>What rules look at: the request, how its keys are written, and which of them are known.</summary>
internal sealed record RuleInput(AddressRequest Request, string Prefix, IReadOnlySet<string> Unread)
{
    public ImmutableArray<IPFamily> Families { get; } = AddressDefaults.Families(Request);

    /// <summary>The pod range of each family, given or derived.</summary>
    public ImmutableArray<Cidr> Pods { get; } = AddressDefaults.Chosen(
        Request.PodCidrs, AddressDefaults.Families(Request), f => AddressDefaults.Pods(Request, f));

    /// <summary>Of lists that were not read whole, the places of the entries that were.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<int>> Places { get; init; } = ImmutableDictionary<string, ImmutableArray<int>>.Empty;

    /// <summary>What decides the families, as messages say it.</summary>
    public string ModeText => Request.Mode == StackMode.DualStack
        ? $"mode dualstack with primaryFamily {Families[0].Lower()}"
        : $"mode {Request.Mode.Lower()}";

    /// <summary>Whether every one of the keys holds what a person wrote, or nothing.</summary>
    public bool Knows(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Unread.Contains(key))
            {
                return false;
            }
        }

        return true;
    }

    public string Key(string name) => Prefix + name;

    /// <summary>The place that an entry has in the list that a person wrote.</summary>
    public int Place(string name, int index) => Places.TryGetValue(name, out ImmutableArray<int> places) ? places[index] : index;

    /// <summary>The key of an entry of a list.</summary>
    public string EntryKey(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{Key(name)}[{Place(name, index)}]");

    /// <summary>The key of a range: with its place where a person wrote it, without where it is derived.</summary>
    public string KeyOf(string name, ImmutableArray<Cidr> given, Cidr range) => given.IndexOf(range) is >= 0 and int index ? EntryKey(name, index) : Key(name);

    /// <summary>The key of a pool.</summary>
    public string PoolKey(int index) => EntryKey(AddressKeys.IPPools, index);

    public Problem At(string name, int index, Cidr cidr, string rule, string remedy) => new(EntryKey(name, index), cidr.ToString(), rule, remedy);
}
