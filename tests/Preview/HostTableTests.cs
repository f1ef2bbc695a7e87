using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Pages;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Preview;

[Collection("Deployment")]
public sealed class HostTableTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(27, 30)]
    public async Task Host_AmongFew_HasARowOfItsOwn(int workers, int rows)
    {
        ImmutableArray<HostRow> hosts = HostTable.Of(await OnAwsAsync(rows - workers, workers));

        Assert.Equal(rows, hosts.Length);
        Assert.Equal(new HostRow($"dev-worker-{workers - 1}", "worker", $"{(workers - 1) % 3}", PlanUnknown.Display, PlanUnknown.Display), hosts[^1]);
    }

    [Fact]
    public async Task Hosts_AmongMany_ShareARow_WithThoseThatAreAlike()
    {
        StackPlan plan = await OnAwsAsync(3, 997);

        HostRow[] expected =
        [
            new("dev-control-plane-0 … dev-control-plane-2", "3 control planes", "0, 1, 2", PlanUnknown.Display, PlanUnknown.Display),
            new("dev-worker-0 … dev-worker-996", "997 workers", "0, 1, 2", PlanUnknown.Display, PlanUnknown.Display),
        ];
        Assert.Equal(expected, HostTable.Of(plan));
        // Headings, two rows and a note.
        Assert.Equal(4, Section(Text(plan), "Hosts:").Length);
        Assert.Equal(2, PageRows(plan).Length);
    }

    // All of them are in it, and no smaller range has them all.
    [Fact]
    public async Task Addresses_OfHostsThatShareARow_AreTheRangeAroundThem()
    {
        ImmutableArray<HostRow> hosts = HostTable.Of(await OnAwsAsync(1, 30, simulate: true));

        Assert.Equal(2, hosts.Length);
        Assert.DoesNotContain("in", hosts[0].IPv4, StringComparison.Ordinal);
        // The subnets of three zones: 10.0.0.0/20, 10.0.16.0/20, 10.0.32.0/20, and the first three /64.
        Assert.Equal(("in 10.0.0.0/18", "in 2001:db8:1200:1a00::/62"), (hosts[1].IPv4, hosts[1].IPv6));
    }

    [Fact]
    public async Task Hosts_OfSeveralRacks_HaveARowARack() => Assert.Equal(
        [("first", "control plane"), ("rack1-0 … rack1-19", "20 workers"), ("rack2-0 … rack2-19", "20 workers")],
        HostTable.Of(await OfHostsAsync([.. Names("rack1-{0}", 20), .. Names("rack2-{0}", 20)])).Select(h => (h.Name, h.Role)));

    [Fact]
    public async Task Hosts_WithNamesThatHaveNothingInCommon_HaveARowARole() => Assert.Equal(
        [("first", "control plane", "-", "fd00:1::ffff"), ("h0x … h39x", "40 workers", "-", "in fd00:1::/122")],
        HostTable.Of(await OfHostsAsync(Names("h{0}x", 40))).Select(h => (h.Name, h.Role, h.IPv4, h.IPv6)));

    [Theory]
    [InlineData(3, true)]
    [InlineData(1, false)]
    public async Task Zones_OfHostsThatExist_AreLeftOpen_WhereThereAreSeveral(int zones, bool isTold)
    {
        StackPlan plan = await OnAwsAsync(1, 2, zones: zones);

        const string note = "one that exists stays in the zone where it was made.";
        Assert.Equal(isTold, Section(Text(plan), "Hosts:")[^1].EndsWith(note, StringComparison.Ordinal));
        Assert.Equal(isTold, PlanPage.Of(plan, isSimulated: false).Contains($"{note}</p>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Zones_OfHostsThatNoProgramMakes_HaveNoNote() => Assert.Null(HostTable.Note(await OfHostsAsync(Names("w{0}", 2))));

    private static string[] Names(string format, int count) => [.. Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, format, i))];

    private static Task<StackPlan> OnAwsAsync(int controlPlanes, int workers, bool simulate = false, int zones = 3) => PlanAsync(simulate, new()
    {
        ["aws:region"] = "eu-west-1",
        ["calico-ipv6:mode"] = "dualstack",
        ["calico-ipv6:provider"] = "aws",
        ["calico-ipv6:controlPlanes"] = $"{controlPlanes}",
        ["calico-ipv6:workers"] = $"{workers}",
        ["calico-ipv6:zones"] = $"{zones}",
    });

    /// <summary>A control plane and workers that exist.</summary>
    private static Task<StackPlan> OfHostsAsync(string[] workers) => PlanAsync(simulate: false, new()
    {
        ["calico-ipv6:mode"] = "ipv6",
        ["calico-ipv6:provider"] = "existing",
        ["calico-ipv6:hostCidrs"] = """["fd00:1::/64"]""",
        ["calico-ipv6:apiEndpoint"] = "api.example.com",
        ["calico-ipv6:upstreamResolvers"] = """["fd00:1::53"]""",
        ["calico-ipv6:hosts"] =
            $"[{string.Join(',', workers.Select((name, i) => $$"""{"name":"{{name}}","role":"worker","ipv6":"fd00:1::{{i + 1:x}}"}""").Prepend("""{"name":"first","role":"control-plane","ipv6":"fd00:1::ffff"}"""))}]",
    });

    private static Task<StackPlan> PlanAsync(bool simulate, Dictionary<string, string> values)
    {
        values["pulumi:disable-default-providers"] = """["*"]""";
        return StackPlan.MakeAsync(new ConfigValues("calico-ipv6", "dev", values, new HashSet<string>()), simulate);
    }

    private static string Text(StackPlan plan)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new Report(Page.Of(writer)).Preview(plan, simulated: false);
        return writer.ToString();
    }

    /// <summary>The lines under a heading.</summary>
    private static string[] Section(string text, string heading) => text[(text.IndexOf($"\n{heading}\n", StringComparison.Ordinal) + heading.Length + 2)..].Split("\n\n")[0].Split('\n');

    private static XElement[] PageRows(StackPlan plan)
    {
        string page = PlanPage.Of(plan, isSimulated: false);
        XElement table = XElement.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]).Descendants("table").Single(t => (string?)t.Attribute("aria-label") == "Hosts");
        return [.. table.Element("tbody")!.Elements("tr")];
    }
}
