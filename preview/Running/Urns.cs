namespace CalicoIPv6.Preview.Running;

/// <summary>URNs as the engine makes them; the mock engine keeps only the first type of the chain.</summary>
internal static class Urns
{
    /// <summary><c>urn:pulumi:STACK::PROJECT::PARENT-TYPES$TYPE::NAME</c>; the stack's own type never stands in the chain.</summary>
    public static string Of(string stack, string project, string? parent, string type, string name)
    {
        string above = parent is null ? "" : QualifiedType(parent);
        string chain = above.Length == 0 || above == ResourceRecord.StackType ? type : $"{above}${type}";
        return $"urn:pulumi:{stack}::{project}::{chain}::{name}";
    }

    /// <summary>The chain of types of a URN.</summary>
    public static string QualifiedType(string urn) => urn.Split("::", 4)[2];
}
