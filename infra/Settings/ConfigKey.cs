using System.Collections.Immutable;

namespace CalicoIPv6.Infra.Settings;

/// <summary>The types that a key may have in the <c>config:</c> schema of Pulumi.yaml.</summary>
public enum ConfigType
{
    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>integer</c>.</summary>
    Number,

    /// <summary><c>boolean</c>.</summary>
    Boolean,

    /// <summary><c>array</c> of <c>string</c>.</summary>
    Texts,

    /// <summary><c>array</c> of <c>object</c>.</summary>
    Objects,

    /// <summary><c>object</c>, whose fields a person names.</summary>
    Map,
}

/// <summary>A configuration key.</summary>
/// <param name="Name">Without the project; a key of another namespace carries it, as in <c>aws:region</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">
/// What holds when a stack says nothing, as configuration text (JSON for arrays and objects). An empty text, array or object stands
/// for "decided by the program". Absent: the key is required.
/// </param>
/// <param name="Description">What it may hold, for Pulumi.yaml and the documentation.</param>
/// <param name="Decides">What follows from it, for the documentation.</param>
/// <param name="Example">What a message offers when the key is missing.</param>
public sealed record ConfigKey(string Name, ConfigType Type, string? Default, string Description, string Decides, string? Example = null)
{
    /// <summary>The full key, as <c>pulumi config</c> takes it.</summary>
    public string In(string project) => Name.Contains(':', StringComparison.Ordinal) ? Name : $"{project}:{Name}";
}

/// <summary>Keys that are explained together.</summary>
/// <param name="Title">A heading.</param>
/// <param name="Keys">The keys, in the order of Pulumi.yaml.</param>
public sealed record ConfigGroup(string Title, params ImmutableArray<ConfigKey> Keys);
