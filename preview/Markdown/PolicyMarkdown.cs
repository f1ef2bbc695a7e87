using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.Reporting;

namespace CalicoIPv6.Preview.Markdown;

/// <summary>What the policy says of a plan, as a part of a comment: folded, errors first.</summary>
internal static class PolicyMarkdown
{
    /// <summary>What of it belongs behind a stack's line; empty where nothing fails.</summary>
    public static string Short(PolicyReport? policy) => policy is { IsGood: false } ? $"; 🚫 {Quantity.Of(policy.Errors.Length, "policy error")}" : "";

    /// <summary>Adds it, unless there is nothing but what cannot be told before deployment.</summary>
    public static void Write(Budget text, PolicyReport policy)
    {
        (int errors, int waived) = (policy.Errors.Length, policy.Waived.Length);
        ImmutableArray<string> warnings = PolicyText.Warnings(policy);
        string counts = string.Join(", ", [
            .. errors > 0 ? [Quantity.Of(errors, "error")] : Array.Empty<string>(),
            .. warnings.Length > 0 ? [Quantity.Of(warnings.Length, "warning")] : Array.Empty<string>(),
            .. waived > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{waived:N0} waived")] : Array.Empty<string>(),
        ]);
        if (errors + warnings.Length > 0)
        {
            text.AddItems(
                $"\n<details><summary>{(errors > 0 ? "🚫 " : "")}Policy: {counts}</summary>\n\n",
                [.. PolicyText.Errors(policy).Select(e => Item("🚫", e)), .. warnings.Select(w => Item("⚠️", w))],
                "\n</details>\n",
                share: 40);
        }
        else if (waived > 0)
        {
            text.Add($"\nPolicy: {counts}.\n");
        }
    }

    private static string Item(string mark, string said) => $"- {mark} {MarkdownText.Code(said)}\n";
}
