using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Preview;

[Collection("Deployment")]
public sealed class ReportTests
{
    private static readonly Dictionary<string, string> Small = new()
    {
        ["aws:region"] = "eu-west-1",
        ["calico-ipv6:mode"] = "dualstack",
        ["calico-ipv6:provider"] = "aws",
        ["calico-ipv6:controlPlanes"] = "1",
        ["calico-ipv6:workers"] = "1",
        ["pulumi:disable-default-providers"] = """["*"]""",
    };

    [Fact]
    public async Task Report_OfDualStack_ReadsLikeThis()
    {
        // The tree is a sample's: a change of the program is no change of the report.
        StackSettings settings = StackSettings.Read(Config);
        PlanDocument sample = await Sample.PlanAsync(() => _ = new Box("box", new ComponentResourceOptions { Provider = Sample.Provider() }, depth: 1));
        using var writer = new StringWriter { NewLine = "\n" };
        new Report(Page.Of(writer)).Preview(
            new StackPlan(settings, AddressPlanner.Plan(settings.Addresses), sample with { Warnings = [.. StackReview.Of(Config).Warnings.Select(w => w.ToString())] }), simulated: false);

        Golden.Matches(writer.ToString(), "preview/report.txt");
    }

    [Fact]
    public async Task Report_FitsTheWidth_AndLeavesNoTrailingBlanks()
    {
        string[] lines = (await TextAsync(simulate: false)).Split('\n');

        Assert.All(lines, l => Assert.Equal(l.TrimEnd(), l));
        // Names that are longer than their column push the plan out; nothing else is wider.
        Assert.All(lines.Where(l => l.Length > 100), l => Assert.EndsWith("  create", l, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_OfSimulation_LeavesNothingUnknown()
    {
        StackPlan plan = await PlanAsync(simulate: true);

        Assert.All(plan.Document.Resources, r => Assert.False(r.Inputs.HasUnknown, r.Urn));
        Assert.All(plan.Document.Resources.Where(r => r.IsCustom), r => Assert.False(string.IsNullOrEmpty(r.Id), r.Urn));
    }

    [Fact]
    public async Task Plan_OfSimulation_PutsHostsInTheirSubnets()
    {
        StackPlan plan = await PlanAsync(simulate: true);

        Assert.All(HostTable.Of(plan), h =>
        {
            Assert.True(Cidr.Parse("10.0.0.0/20").Contains(System.Net.IPAddress.Parse(h.IPv4)));
            Assert.True(Cidr.Parse("2001:db8:1200:1a00::/64").Contains(System.Net.IPAddress.Parse(h.IPv6)));
        });
    }

    [Theory]
    [InlineData("aws:ec2/vpc:Vpc", "aws:ec2:Vpc")]
    [InlineData("kubernetes:core/v1:Namespace", "kubernetes:core/v1:Namespace")]
    [InlineData("pulumi:providers:aws", "pulumi:providers:aws")]
    public void ShortType_IsTheClis(string type, string expected) => Assert.Equal(expected, ResourceTree.ShortType(type));

    private static async Task<string> TextAsync(bool simulate)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new Report(Page.Of(writer)).Preview(await PlanAsync(simulate), simulate);
        return writer.ToString();
    }

    private static Task<StackPlan> PlanAsync(bool simulate) =>
        StackPlan.MakeAsync(Config, simulate);

    private static ConfigValues Config => new("calico-ipv6", "small", Small, new HashSet<string>());
}
