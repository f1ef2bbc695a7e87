using System.Collections.Immutable;
using Pulumi.Testing;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>A resource that the simulated cloud is asked to make.</summary>
/// <param name="Args">What an engine would send; without what is unknown.</param>
/// <param name="Urn">Its URN: the source of everything made up for it.</param>
/// <param name="TypeIndex">How many of its type were declared before it: the source of its addresses.</param>
internal sealed record SimulatedResource(MockResourceArgs Args, string Urn, int TypeIndex)
{
    public string Type => Args.Type!;

    public string Name => Args.Name!;

    public string Provider => Args.Provider ?? "";

    public string? Text(string input) => Args.Inputs.GetValueOrDefault(input) as string;

    public int Number(string input, int otherwise = 0) => Args.Inputs.GetValueOrDefault(input) is double number ? (int)number : otherwise;

    public bool Flag(string input, bool otherwise = false) => Args.Inputs.GetValueOrDefault(input) as bool? ?? otherwise;

    public ImmutableArray<string> Texts(string input) =>
        Args.Inputs.GetValueOrDefault(input) is ImmutableArray<object> { IsDefault: false } list ? [.. list.OfType<string>()] : [];

    public ImmutableDictionary<string, object>? Map(string input) => Args.Inputs.GetValueOrDefault(input) as ImmutableDictionary<string, object>;

    public ImmutableArray<ImmutableDictionary<string, object>> Maps(string input) =>
        Args.Inputs.GetValueOrDefault(input) is ImmutableArray<object> { IsDefault: false } list ? [.. list.OfType<ImmutableDictionary<string, object>>()] : [];

    public string Hash(int digits) => StableHash.Hex(Urn, digits);
}
