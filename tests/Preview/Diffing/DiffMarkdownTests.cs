using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Markdown;
using CalicoIPv6.Preview.PlanFiles;
using static CalicoIPv6.Tests.Preview.Diffing.EnginePlans;

namespace CalicoIPv6.Tests.Preview.Diffing;

public sealed partial class DiffMarkdownTests
{
    private const string Instance = "aws:ec2/instance:Instance";

    /// <summary>What people who do not mean well put into a stack's file.</summary>
    public static TheoryData<string> Attacks =>
    [
        "a|b", "a`b", "```", "</code></details><img src=x onerror=alert(1)>", "@somebody", "@org/team", "a\nb\n\n# heading", "a\r\n|---|", "[x](https://example.com)",
        "![x](https://example.com/x.png)", "<!-- calico-ipv6 diff -->", "\\|\\`", "*bold* _x_ ~~y~~", "https://example.com", "#1", ":tada:", "$x$", "&lt;b&gt;", "\u202eevil", "$$",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void TextOfOthers_IsCodeAndNothingElse(string attack)
    {
        string code = MarkdownText.Code(attack);

        string inner = Assert.IsType<string>(Element().Match(code).Groups[1].Value);
        Assert.DoesNotMatch("[<>|`*_~\\[\\]\\\\@#!$\\n\\r{}]", References().Replace(inner, ""));
        Assert.DoesNotContain("://", inner, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Comment_WithTextOfOthers_KeepsItsShape(string attack)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(attack);
        string name = json[1..^1];
        PlanDifference difference = PlanComparison.Of(
            Plan(Create(Instance, name, $$$""" "inputs": {"subnetId": {{{json}}}, "tags": {"x": {{{json}}} }}, "protect": true """)),
            Plan(Create(Instance, name, $$$""" "inputs": {"subnetId": "1", "tags": {"x": "1", {{{json}}}: {{{json}}} }} """)));
        string comment = DiffMarkdown.Of(new Differences(attack, [new StackDifference(attack, StackState.Compared)
        {
            Difference = difference with { NewWarnings = [attack], Warnings = [attack] },
            Addresses = [new AddressChange(attack, IPFamily.IPv4, attack, null)],
        }]));

        string[] outside = [.. OutsideFences(comment)];
        Assert.Single(outside, l => l.StartsWith("<!--", StringComparison.Ordinal));
        Assert.Single(outside, l => l == "<details><summary>Every property that changes</summary>");
        Assert.Single(outside, l => l == "</details>");
        Assert.All(outside.Where(l => l.StartsWith('|')), l => Assert.True(l.Count(c => c == '|') == 5, l));
        Assert.All(outside, l => Assert.DoesNotMatch("<(?!/?code>|!-- calico-ipv6 diff -->|/?details>|/?summary>)", l));
        Assert.All(outside, l => Assert.DoesNotMatch("@", l));
        Assert.DoesNotContain("\u202e", comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(10_000)]
    [InlineData(DiffMarkdown.Limit)]
    public void Comment_OfManyChanges_IsCutAtResources(int limit)
    {
        string comment = DiffMarkdown.Of(new Differences("x", [Large("first"), Large("second")]), limit);

        Assert.InRange(comment.Length, limit / 2, limit);
        Assert.StartsWith(DiffMarkdown.Marker, comment, StringComparison.Ordinal);
        Assert.EndsWith("_Cut to what a comment can hold. `./dev diff` shows everything._\n", comment, StringComparison.Ordinal);
        Assert.Contains(" more are not shown here._", comment, StringComparison.Ordinal);
        // Every stack has its part.
        Assert.Contains("#### **second**", comment, StringComparison.Ordinal);
        Assert.Equal(comment.Split("<details>").Length, comment.Split("</details>").Length);
        Assert.All(comment.Split('\n').Where(l => l.StartsWith('|')), l => Assert.EndsWith("|", l, StringComparison.Ordinal));
        Assert.Equal(0, comment.Split('\n').Count(l => l.StartsWith("```", StringComparison.Ordinal)) % 2);
    }

    [Fact]
    public void Comment_OfFewChanges_IsWhole()
    {
        string comment = DiffMarkdown.Of(new Differences(null, [Large("one", resources: 3)]));

        Assert.DoesNotContain("not shown", comment, StringComparison.Ordinal);
        Assert.Contains("| update | <code>node-2</code> |", comment, StringComparison.Ordinal);
        Assert.StartsWith("<!-- calico-ipv6 diff -->\n### What changes\n\n- **one**: 3 to update, nothing refused\n", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_OfRefusedConfiguration_SaysWhatIsWrong()
    {
        string comment = DiffMarkdown.Of(new Differences("x", [new StackDifference("dev", StackState.Refused) { NewProblems = ["key \"v\": rule; remedy"] }]));

        Assert.Contains("- **dev**: its configuration is refused\n", comment, StringComparison.Ordinal);
        Assert.Contains("Wrong with its configuration now:\n\n- <code>key \"v\":", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void TextOfSeveralLines_IsToldByLine()
    {
        ResourceChange change = Assert.Single(Changes(
            Plan(Create("kubernetes:core/v1:ConfigMapPatch", "dns", """ "inputs": {"data": {"Corefile": "a\nb\nc\n"}} """)),
            Plan(Create("kubernetes:core/v1:ConfigMapPatch", "dns", """ "inputs": {"data": {"Corefile": "a\nx\nc\nd\n"}} """))));

        Assert.Equal("  data.Corefile:\n-   b\n+   x\n+   d", string.Join('\n', DiffLine.Of(Assert.Single(change.Properties)).Select(l => $"{l.Mark} {l.Text}")));
    }

    private static StackDifference Large(string name, int resources = 2_000)
    {
        PlanFile Of(string type) => Plan([.. Enumerable.Range(0, resources).Select(i => Create(Instance, $"node-{i}", $$""" "inputs": {"instanceType": "{{type}}"} """))]);
        return new StackDifference(name, StackState.Compared) { Difference = PlanComparison.Of(Of("t3.medium"), Of("t3.large")) };
    }

    // A fence is closed by one as long as it was opened with.
    private static IEnumerable<string> OutsideFences(string text)
    {
        string? open = null;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            string fence = Fence().Match(line).Value;
            if (open is null && fence.Length > 0)
            {
                open = fence;
            }
            else if (open is not null)
            {
                open = line == open ? null : open;
            }
            else
            {
                yield return line;
            }
        }

        Assert.Null(open);
    }

    [GeneratedRegex("^<code>(.*)</code>$")]
    private static partial Regex Element();

    [GeneratedRegex("&#[0-9]+;")]
    private static partial Regex References();

    [GeneratedRegex("^`{3,}")]
    private static partial Regex Fence();
}
