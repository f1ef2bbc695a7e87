using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;

namespace CalicoIPv6.Tests.Policy;

[Collection("Deployment")]
public sealed class WaiverTests
{
    private const string Urn = "urn:pulumi:dev::calico-ipv6::calico-ipv6:aws:Hosts$aws:ec2/instance:Instance::hosts-dev-worker-0";

    [Theory]
    [InlineData("")]
    [InlineData(",\"resource\":\"hosts-dev-worker-0\"")]
    [InlineData($",\"resource\":\"{Urn}\"")]
    [InlineData(",\"until\":\"2030-06-15\"")]
    public async Task Waiver_ThatIsMeant_LetsPass_AndIsToldWithItsReason(string fields)
    {
        PolicyReport report = (await PlanAsync(fields)).Report();

        Finding finding = Assert.Single(report.Findings);
        Assert.Equal((PolicyRuleName.UnencryptedVolume, "a trial"), (finding.Rule.Name, finding.Waiver?.Reason));
        Assert.True(report.IsGood);
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData(",\"resource\":\"hosts-dev-worker-1\"", "waives nothing that this plan does; remove it, unless it is for a resource that the plan leaves out")]
    [InlineData(",\"until\":\"2030-06-14\"", "ended with 2030-06-14; remove it, or write a later day")]
    public async Task Waiver_WithoutEffect_LetsNothingPass_AndIsAWarning(string fields, string expected)
    {
        PolicyReport report = (await PlanAsync(fields)).Report();

        Assert.Null(Assert.Single(report.Findings).Waiver);
        Assert.False(report.IsGood);
        Assert.Equal($"calico-ipv6:policyWaivers[0] \"unencrypted-volume\": {expected}", Assert.Single(report.Warnings).ToString());
    }

    [Fact]
    public async Task Waiver_OfAnotherRule_LetsNothingPass()
    {
        EditedPlan plan = (await PlanAsync("")).Waiving("""[{"rule":"missing-tags","reason":"a trial"}]""");

        Assert.Null(Assert.Single(plan.Report().Findings).Waiver);
        Assert.Single(plan.Report().Warnings);
    }

    private static async Task<EditedPlan> PlanAsync(string fields)
    {
        EditedPlan plan = await EditedPlan.OfAsync("aws dualstack:ipv4 public 1");
        plan.Inputs(ResourceTypes.AwsInstance, "worker-0")["rootBlockDevice"]!["encrypted"] = false;
        return plan.Waiving($$"""[{"rule":"unencrypted-volume","reason":"a trial"{{fields}}}]""");
    }
}
