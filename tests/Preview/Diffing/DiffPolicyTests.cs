using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Tests.Policy;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>A diff has what the policy says of each stack's new plan.</summary>
public sealed class DiffPolicyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("diff-policy").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task History_JudgesTheNewPlan_NotTheOldOne()
    {
        using Histories history = await Histories.WithDevAsync();
        Assert.DoesNotContain(PolicyRuleName.AdminPortsOpenToAll, Broken(await history.DiffAsync()));

        history.Write("Pulumi.dev.yaml", $"{Histories.Dev.TrimEnd()}\n  calico-ipv6:adminCidrs: [\"0.0.0.0/0\"]\n");
        Assert.Contains(PolicyRuleName.AdminPortsOpenToAll, Broken(await history.DiffAsync()));

        await history.CommitAsync();
        history.Write("Pulumi.dev.yaml", Histories.Dev);
        Assert.DoesNotContain(PolicyRuleName.AdminPortsOpenToAll, Broken(await history.DiffAsync("HEAD")));
    }

    [Fact]
    public async Task PlanFile_IsJudged_WhereItHasAConfiguration()
    {
        EditedPlan plan = await EditedPlan.OfAsync("aws dualstack public 1");
        plan.Inputs("aws:ec2/instance:Instance")["rootBlockDevice"]!["encrypted"] = false;
        string good = Write("good.json", (await EditedPlan.OfAsync("aws dualstack public 1")).Text);
        string bad = Write("bad.json", plan.Text);

        Assert.Equal([false], PlanFilesDiff.Of(bad).Stacks.Select(s => s.Policy!.IsGood));
        Assert.Equal([false], PlanFilesDiff.Of(good, bad).Stacks.Select(s => s.Policy!.IsGood));
        Assert.Equal([true], PlanFilesDiff.Of(bad, good).Stacks.Select(s => s.Policy!.IsGood));
        Assert.Null(PlanFilesDiff.Of(Write("empty.json", """{"steps": []}""")).Stacks[0].Policy);
    }

    private static IEnumerable<PolicyRuleName> Broken(Differences differences) =>
        Assert.Single(differences.Stacks).Policy!.Findings.Where(f => f.Remark.IsKnown).Select(f => f.Rule.Name);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
