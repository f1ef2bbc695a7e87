namespace CalicoIPv6.Preview.Running;

/// <summary>URNs as the engine makes them, and their parts; the mock engine keeps only the first type of the chain.</summary>
internal static class Urns
{
    private const string Prefix = "urn:pulumi:";

    /// <summary><c>urn:pulumi:STACK::PROJECT::PARENT-TYPES$TYPE::NAME</c>; the stack's own type never stands in the chain.</summary>
    public static string Of(string stack, string project, string? parent, string type, string name)
    {
        string above = parent is null ? "" : QualifiedType(parent);
        string chain = above.Length == 0 || above == ResourceRecord.StackType ? type : $"{above}${type}";
        return $"{Prefix}{stack}::{project}::{chain}::{name}";
    }

    /// <summary>The chain of types of a URN.</summary>
    public static string QualifiedType(string urn) => urn.Split("::", 4)[2];

    /// <summary>The resource's own type, the last of the chain; <c>null</c> of what is no URN.</summary>
    public static string? TypeOf(string urn) => Parts(urn) is [_, _, var chain, _] ? chain[(chain.LastIndexOf('$') + 1)..] : null;

    /// <summary>The resource's name, which may have <c>::</c> in it; the text itself of what is no URN.</summary>
    public static string NameOf(string urn) => Parts(urn) is [.., var name] ? name : urn;

    /// <summary>The URN in <c>URN::ID</c>, as a resource refers to its provider; <c>null</c> of none.</summary>
    public static string? OfProvider(string? reference) =>
        reference?.LastIndexOf("::", StringComparison.Ordinal) is { } end and > 0 ? reference[..end] : null;

    /// <summary>The stack of a URN; <c>null</c> of what is no URN.</summary>
    public static string? StackOf(string urn) => Parts(urn) is [var stack, ..] ? stack[Prefix.Length..] : null;

    /// <summary>The project of a URN; <c>null</c> of what is no URN.</summary>
    public static string? ProjectOf(string urn) => Parts(urn) is [_, var project, ..] ? project : null;

    // Stack with prefix, project, types, name.
    private static string[]? Parts(string urn) => urn.StartsWith(Prefix, StringComparison.Ordinal) && urn.Split("::", 4) is { Length: 4 } parts ? parts : null;
}
