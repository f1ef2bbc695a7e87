using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CalicoIPv6.SdkGenerator;

/// <summary>What to generate (<c>manifest.yaml</c>).</summary>
internal sealed class Manifest
{
    public List<ProviderManifest> Providers { get; set; } = [];

    public static Manifest Load(string path) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Manifest>(File.ReadAllText(path));
}

/// <summary>How a provider's C# package lays out its types.</summary>
internal enum Layout
{
    /// <summary>Args beside the resource, nested types in <c>Inputs</c> and <c>Outputs</c> under it, State for lookups.</summary>
    Bridged,

    /// <summary>Args and nested types apart, under <c>Types.Inputs</c> and <c>Types.Outputs</c>; no State.</summary>
    Kubernetes,
}

internal sealed class ProviderManifest
{
    /// <summary>The npm package.</summary>
    public string Package { get; set; } = "";

    /// <summary>The version of the npm package.</summary>
    public string Version { get; set; } = "";

    /// <summary>The version of the C# package where it differs: it is what resources ask the engine for.</summary>
    public string? SdkVersion { get; set; }

    /// <summary>The root namespace, which is also the assembly name and the project folder.</summary>
    public string Namespace { get; set; } = "";

    public Layout Layout { get; set; }

    /// <summary>npm module path to C# namespace part, where capitalising it is not enough.</summary>
    public Dictionary<string, string> Modules { get; set; } = [];

    /// <summary>npm module path (<c>index</c> for the root) to the resources wanted from it.</summary>
    public Dictionary<string, List<string>> Resources { get; set; } = [];

    public Dictionary<string, List<string>> Functions { get; set; } = [];

    /// <summary>TypeScript primitives that mean something else throughout this package.</summary>
    public Dictionary<string, string> Types { get; set; } = [];

    public List<Override> Overrides { get; set; } = [];
}

/// <summary>What the typings cannot tell, or tell of another version.</summary>
internal sealed class Override
{
    /// <summary><c>module.Type.property</c> each, the type being the resource, function result or nested type as npm names it.</summary>
    public List<string> At { get; set; } = [];

    public string Reason { get; set; } = "";

    /// <summary>Leave the property out.</summary>
    public bool Drop { get; set; }

    /// <summary>Add the property, which the npm version does not have; needs <see cref="Type"/>.</summary>
    public bool Add { get; set; }

    /// <summary>The name of the C# property.</summary>
    public string? Name { get; set; }

    /// <summary>The type, in TypeScript; <c>double</c> is understood beside <c>number</c>.</summary>
    public string? Type { get; set; }

    public bool? Optional { get; set; }

    /// <summary>The input is secret, inside a nested type, where no script says so.</summary>
    public bool Secret { get; set; }

    /// <summary>Only these sides of the type (<c>args</c>, <c>state</c>, <c>output</c>, <c>invoke</c>); all without.</summary>
    public List<string> In { get; set; } = [];
}
