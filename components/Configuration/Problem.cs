namespace CalicoIPv6.Configuration;

/// <summary>One thing wrong with what a person wrote, in the words of that person's file.</summary>
/// <param name="Key">The full configuration key, with an index where it is an array: <c>calico-ipv6:podCidrs[1]</c>.</param>
/// <param name="Value">The value as written; <c>null</c> when the key is missing.</param>
/// <param name="Rule">What the value breaks, as the end of the sentence "this value ...".</param>
/// <param name="Remedy">What to write instead, as an instruction.</param>
public sealed record Problem(string Key, string? Value, string Rule, string Remedy)
{
    /// <summary><c>key "value": rule; remedy</c>, in one line.</summary>
    public override string ToString() => Value is null
        ? VisibleText.Of($"{Key}: {Rule}; {Remedy}")
        : VisibleText.Of($"{Key} \"{VisibleText.Shortened(Value)}\": {Rule}; {Remedy}");
}
