using System.Text.RegularExpressions;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Policy;

public sealed partial class PolicyReferenceTests
{
    [Fact]
    public void Reference_IsWhatTheTableSays() => Golden.Matches(PolicyReference.Of(PolicyReport.Rules), "../../docs/policy.md");

    [Fact]
    public void Rules_AllSayWhatTheyFindAndWhy() => Assert.All(PolicyReport.Rules, rule =>
    {
        Assert.Matches(@"^[A-Z].*\.$", rule.Finds);
        Assert.Matches(@"^[A-Z].*\.$", rule.Reason);
        Assert.Matches("^[a-z].*[^.]$", rule.Instead);
    });

    [Fact]
    public void Waiver_InTheReference_CanBeRead()
    {
        string page = File.ReadAllText(Path.Combine(StackExamples.Project.Path, "docs", "policy.md"));
        string example = Yaml.Match(page).Groups["yaml"].Value;
        string folder = Directory.CreateTempSubdirectory("policy").FullName;
        try
        {
            string file = Path.Combine(folder, "Pulumi.dev.yaml");
            File.WriteAllText(file, "config:\n  aws:region: eu-west-1\n  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  " + example.Replace("\n", "\n  ", StringComparison.Ordinal));

            PolicyWaiver waiver = Assert.Single(StackSettings.Read(StackFile.Read(StackExamples.Project, "dev", file)).PolicyWaivers);

            Assert.Equal((PolicyRuleName.PublicApiWithoutAdmins, new DateOnly(2030, 12, 31)), (waiver.Rule, waiver.Until));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Yaml { get; }
}
