using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Every rule about how keys are written, each with a configuration that it accepts and one that it rejects.</summary>
public partial class SettingsTableTests
{
    private static readonly ImmutableArray<SettingsRow> Rows =
        [.. ValueRows.All, .. JsonRows.All, .. CalicoRows.All, .. NetworkRows.All, .. OpenStackRows.All, .. HostListRows.All];

    public static TheoryData<string> Rules => [.. Rows.Select(r => r.Rule)];

    // What is read rightly may still not be built (NotBuiltTests).
    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_Boundary(string rule) => Assert.DoesNotContain(
        Problems(Rows.Single(r => r.Rule == rule).Accepted), p => !p.Contains("not built yet", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rejects_Boundary(string rule)
    {
        SettingsRow row = Rows.Single(r => r.Rule == rule);
        row.Rejected.IsRejected(row.Messages);
        string words = Regex.Escape(rule[(rule.IndexOf(": ", StringComparison.Ordinal) + 2)..].Replace("\\\"", "\"", StringComparison.Ordinal)).Replace("…", ".+", StringComparison.Ordinal);
        Assert.All(row.Messages, message => Assert.Matches($": {words}", message));
    }

    // A rule is the end of the sentence "this value ...", so the sources tell them by their verbs. What is not built, and what the
    // table of keys says of a key, are not about how it is written; the size of user data is measured, and tested apart.
    [Fact]
    public void Table_NamesEveryRuleInTheSourcesOnce()
    {
        string[] files = Directory.GetFiles(Path.Combine(StackExamples.Project.Path, "infra", "Settings"), "*.cs");
        IEnumerable<string> rules = files
            .Where(f => Path.GetFileName(f) is not ("ConfigKeys.cs" or "ConfigKey.cs" or "NotBuilt.cs" or "UserDataRule.cs"))
            .SelectMany(f => RuleText.Matches(WithoutComments(f)).Select(m => $"{Path.GetFileNameWithoutExtension(f)}: {Hole.Replace(m.Groups["rule"].Value, "…")}"))
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(rules.Order(StringComparer.Ordinal), Rows.Select(r => r.Rule).Order(StringComparer.Ordinal));
    }

    private static string WithoutComments(string file) => string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> Problems(ConfigValues values) =>
        Record.Exception(() => StackSettings.Read(values)) is { } e ? Assert.IsType<ConfigurationException>(e).Problems.Select(p => p.ToString()) : [];

    // The start of a text, or what follows a hole at its start.
    [GeneratedRegex("""["}](?<rule>(is|are|has|have|holds|names|ends|starts|stands|lets|makes|needs|takes|cannot|contains|overlaps|leaves|does|lists|may|goes|gives) ([^"\\]|\\.)*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex RuleText { get; }

    // A hole whose own quotes end the text early goes to its end.
    [GeneratedRegex(@"\{[^}]*(\}|$)")]
    private static partial Regex Hole { get; }
}
