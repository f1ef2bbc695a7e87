using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Shapes;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Policy;

/// <summary>Every rule, with a plan that it accepts and the nearest that it rejects.</summary>
[Collection("Deployment")]
public sealed class PolicyRulesTests
{
    public static TheoryData<string> Rows => [.. PolicyRow.All.Select(r => r.Title)];

    public static TheoryData<string> OwnStacks =>
        [.. Directory.GetFiles(StackExamples.Project.Path, "Pulumi.*.yaml").Select(f => Path.GetFileName(f).Split('.')[1]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Accepts_Boundary(string row)
    {
        (PolicyRow wanted, EditedPlan plan) = await PlanAsync(row);
        wanted.Accepted(plan);

        Assert.DoesNotContain(plan.Findings(wanted.Rule), f => Found(f) == wanted.Found);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Rejects_Boundary(string row)
    {
        (PolicyRow wanted, EditedPlan plan) = await PlanAsync(row);
        wanted.Rejected(plan);

        Finding finding = Assert.Single(plan.Findings(wanted.Rule));
        Assert.Equal((wanted.Found, true, null), (Found(finding), finding.Remark.IsKnown, finding.Waiver));
        Assert.Equal(finding.Rule.Severity == Severity.Warning, plan.Report().IsGood);
    }

    [Fact]
    public void Rules_AllHaveARow_AndTheOrderOfTheirNames()
    {
        Assert.Equal(Enum.GetValues<PolicyRuleName>(), PolicyReport.Rules.Select(r => r.Name));
        Assert.Equal(Enum.GetValues<PolicyRuleName>(), PolicyRow.All.Select(r => r.Rule).Distinct());
    }

    [Theory]
    [ClassData(typeof(AllShapes))]
    public async Task Plan_OfEveryShape_KeepsEveryRule(string shape) => Assert.Empty((await EditedPlan.OfAsync(shape)).Report().Findings.Select(Found));

    [Theory]
    [MemberData(nameof(OwnStacks))]
    public async Task Plan_OfOwnStack_IsGood_KnownOrNot(string stack)
    {
        foreach (bool simulate in new[] { false, true })
        {
            PolicyReport report = EditedPlan.Of(await StackPlan.MakeAsync(StackFile.Read(StackExamples.Project, stack, null), simulate)).Report();

            Assert.True(report.IsGood, string.Join('\n', report.Findings.Where(f => f.IsFatal).Select(Found)));
            // A simulation leaves nothing open.
            Assert.True(!simulate || report.Findings.All(f => f.Remark.IsKnown));
            Assert.Empty(report.Warnings);
        }
    }

    [Theory]
    [InlineData(ResourceTypes.AwsIngressRule, "cidrIpv4", PolicyRuleName.OpenIngress, "which range it lets in is not known yet")]
    [InlineData(ResourceTypes.AwsInstance, "rootBlockDevice", PolicyRuleName.UnencryptedVolume, "whether its volume is encrypted is not known yet")]
    [InlineData(ResourceTypes.AwsInstance, "metadataOptions", PolicyRuleName.MetadataWithoutToken, "whether its metadata service wants tokens is not known yet")]
    [InlineData(ResourceTypes.AwsInterface, "sourceDestCheck", PolicyRuleName.SourceCheckDropsPods, "whether its source/destination check is on is not known yet")]
    [InlineData(ResourceTypes.AwsVpc, "tags", PolicyRuleName.MissingTags, "which tags it has is not known yet")]
    public async Task Value_ThatIsUnknown_IsNoPass(string type, string input, PolicyRuleName rule, string what)
    {
        EditedPlan plan = await EditedPlan.OfAsync("aws dualstack:ipv4 public 1");
        plan.Inputs(type)[input] = PlanUnknown.Sentinel;

        Finding finding = Assert.Single(plan.Findings(rule));
        Assert.Equal((what, false), (finding.Remark.What, finding.Remark.IsKnown));
        Assert.True(plan.Report().IsGood);
    }

    [Fact]
    public async Task Dns64_WhoseRoutesThePlanLeavesOut_CannotBeTold()
    {
        EditedPlan plan = await EditedPlan.OfAsync("aws ipv6 private 1");
        plan.Drop(ResourceTypes.AwsAssociation, "hosts-0");

        Finding finding = Assert.Single(plan.Findings(PolicyRuleName.Dns64WithoutNat64));
        Assert.Equal(("network-hosts-0 has DNS64, and its routes are not in the plan", false), (Found(finding), finding.Remark.IsKnown));
    }

    // AWS takes tags of a key alone.
    [Fact]
    public async Task Tag_WithoutText_IsThere()
    {
        EditedPlan plan = await EditedPlan.OfAsync("aws dualstack:ipv4 public 1", ("tags", """{"team":""}"""));

        Assert.Empty(plan.Findings(PolicyRuleName.MissingTags));
    }

    private static string Found(Finding finding) => $"{finding.Remark.Resource.Name} {finding.Remark.What}";

    private static async Task<(PolicyRow Row, EditedPlan Plan)> PlanAsync(string title)
    {
        PolicyRow row = PolicyRow.All.Single(r => r.Title == title);
        return (row, await EditedPlan.OfAsync(row.Shape, row.Keys));
    }
}
