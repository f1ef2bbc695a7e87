using System.Globalization;

namespace CalicoIPv6.Configuration;

/// <summary>One thing wrong with what a person wrote, in the words of that person's file.</summary>
/// <param name="Key">The full configuration key, with an index where it is an array: <c>calico-ipv6:podCidrs[1]</c>.</param>
/// <param name="Value">The value as written; <c>null</c> when the key is missing.</param>
/// <param name="Rule">What the value breaks, as the end of the sentence "this value ...".</param>
/// <param name="Remedy">What to write instead, as an instruction.</param>
public sealed record Problem(string Key, string? Value, string Rule, string Remedy)
{
    /// <summary><c>key "value": rule; remedy</c>, in one line: a control character of the file is written as its escape.</summary>
    public override string ToString() =>
        OneLine(Value is null ? $"{Key}: {Rule}; {Remedy}" : $"{Key} \"{Value}\": {Rule}; {Remedy}");

    private static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
        : text;
}
