using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Markdown;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Tests.Policy;
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
    public async Task Comment_TellsThePolicysFindings_ErrorsFirst_AndCountsWhatIsWaived()
    {
        PolicyReport report = (await BrokenAsync("web|<b>")).Report();

        string comment = DiffMarkdown.Of(new Differences("x", [new StackDifference("dev", StackState.Compared) { Difference = NoDifference, Policy = report }]));

        Assert.Contains("- **dev**: no change; 🚫 1 policy error\n", comment, StringComparison.Ordinal);
        Assert.Contains("\n<details><summary>🚫 Policy: 1 error, 1 warning, 1 waived</summary>\n\n- 🚫 <code>unencrypted-volume: web&#124;&#60;b&#62; ", comment, StringComparison.Ordinal);
        Assert.Matches(@"</code>\n- ⚠️ <code>public-api-without-admins: .*</code>\n\n</details>\n", comment);
    }

    [Fact]
    public async Task Comment_OfPolicyThatIsKept_SaysNothingOfAStackWithoutChange()
    {
        PolicyReport report = (await WithAWarningAsync()).Report();
        StackDifference same = new("dev", StackState.Compared) { Difference = NoDifference, Policy = report };

        Assert.True(report.IsGood);
        Assert.EndsWith("- **dev**: no change\n", DiffMarkdown.Of(new Differences("x", [same])), StringComparison.Ordinal);
        Assert.Contains(
            "\n<details><summary>Policy: 1 warning</summary>\n\n- ⚠️ <code>",
            DiffMarkdown.Of(new Differences("x", [same with { Difference = Large("dev", resources: 3).Difference }])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_OfManyFindings_IsCutAtAFinding()
    {
        PolicyReport report = (await BrokenAsync("web")).Report();
        PolicyReport many = report with { Findings = [.. Enumerable.Range(0, 500).Select(i => report.Errors[0] with { Remark = report.Errors[0].Remark with { What = $"breaks {i}" } })] };

        string comment = DiffMarkdown.Of(new Differences("x", [Large("dev") with { Policy = many }]), limit: 10_000);

        Assert.InRange(comment.Length, 5_000, 10_000);
        Assert.Contains("<details><summary>🚫 Policy: 500 errors</summary>", comment, StringComparison.Ordinal);
        Assert.Matches(@"</code>\n\n</details>\n\n_[0-9]+ more are not shown here._\n\n\| \| resource", comment);
        Assert.EndsWith("_Cut to what a comment can hold. `./dev diff` shows everything._\n", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextAndJson_TellThePolicysFindingsToo()
    {
        PolicyReport report = (await BrokenAsync("web")).Report();
        Differences differences = new("x", [new StackDifference("dev", StackState.Compared) { Difference = NoDifference, Policy = report }]);

        string text = DiffOutputs.Text(differences);
        Assert.Contains("Policy, errors", text, StringComparison.Ordinal);
        Assert.Contains("unencrypted-volume: web", text, StringComparison.Ordinal);
        Assert.Contains("Policy, warnings", text, StringComparison.Ordinal);
        JsonElement policy = JsonDocument.Parse(DiffOutputs.Json(differences)).RootElement.GetProperty("stacks")[0].GetProperty("policy");
        Assert.Contains(policy.GetProperty("findings").EnumerateArray(), f => f.GetProperty("rule").GetString() == "unencrypted-volume");
    }

    [Fact]
    public void TextOfSeveralLines_IsToldByLine()
    {
        ResourceChange change = Assert.Single(Changes(
            Plan(Create("kubernetes:core/v1:ConfigMapPatch", "dns", """ "inputs": {"data": {"Corefile": "a\nb\nc\n"}} """)),
            Plan(Create("kubernetes:core/v1:ConfigMapPatch", "dns", """ "inputs": {"data": {"Corefile": "a\nx\nc\nd\n"}} """))));

        Assert.Equal("  data.Corefile:\n-   b\n+   x\n+   d", string.Join('\n', DiffLine.Of(Assert.Single(change.Properties)).Select(l => $"{l.Mark} {l.Text}")));
    }

    private static PlanDifference NoDifference => PlanComparison.Of(PlanFile.Empty, PlanFile.Empty);

    private static Task<EditedPlan> WithAWarningAsync() => EditedPlan.OfAsync("aws dualstack public 1", ("workers", "2"), ("adminCidrs", null));

    // One error, one warning of the stack as it is, and one error that is waived.
    private static async Task<EditedPlan> BrokenAsync(string name)
    {
        EditedPlan plan = await WithAWarningAsync();
        JsonObject state = plan.State(Instance, "worker-0");
        state["inputs"]!["rootBlockDevice"]!["encrypted"] = false;
        state["urn"] = string.Join("::", [.. ((string)state["urn"]!).Split("::")[..^1], name]);
        plan.Inputs(Instance, "worker-1")["rootBlockDevice"]!["encrypted"] = false;
        return plan.Waiving($$"""[{"rule": "unencrypted-volume", "resource": "{{plan.State(Instance, "worker-1")["urn"]}}", "reason": "a trial"}]""");
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
