namespace CalicoIPv6.SdkGenerator.Model;

/// <summary>npm names to C# names.</summary>
internal sealed class Names(ProviderManifest provider)
{
    /// <summary>The module of types that belong to no resource module.</summary>
    public const string RootModule = "index";

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A wire name as a parameter or field name.</summary>
    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The namespace of a module's resources: <c>ec2</c> to <c>Pulumi.Aws.Ec2</c>.</summary>
    public string ResourceNamespace(string module) =>
        module == RootModule ? provider.Namespace : $"{provider.Namespace}.{ModulePart(module)}";

    /// <summary>The namespace of the nested types a module's resources take (<c>Inputs</c>) or give (<c>Outputs</c>).</summary>
    public string NestedNamespace(string module, string kind) => provider.Layout switch
    {
        Layout.Kubernetes => $"{provider.Namespace}.Types.{kind}.{ModulePart(module)}",
        _ => $"{ResourceNamespace(module)}.{kind}",
    };

    /// <summary>The namespace of a resource's Args class.</summary>
    public string ArgsNamespace(string module) =>
        provider.Layout == Layout.Kubernetes && module != RootModule ? NestedNamespace(module, "Inputs") : ResourceNamespace(module);

    public static string NestedClass(string npmName, Side side) => side switch
    {
        Side.Output => npmName,
        Side.State => npmName + "GetArgs",
        // The typings already call these XArgs, to tell them from the plain X.
        Side.Invoke => npmName[..^"Args".Length] + "InputArgs",
        _ => npmName + "Args",
    };

    private string ModulePart(string module) =>
        provider.Modules.TryGetValue(module, out string? part) ? part : string.Join('.', module.Split('/').Select(Pascal));
}
