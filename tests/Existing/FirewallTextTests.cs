using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Platform;
using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Existing;

/// <summary>What a person is told to let through is what the table of ports says, no more and no less.</summary>
public class FirewallTextTests
{
    public static TheoryData<string, string> Modes => HostLists.Modes;

    [Theory]
    [MemberData(nameof(Modes))]
    public void Lines_BehindABalancer_AreAllOfTheTable(string mode, string primary)
    {
        StackSettings settings = StackSettings.Read(HostLists.Of(mode, primary, ("apiEndpoint", "api.example.com"), ("encapsulation", "VXLAN")));
        AddressPlan plan = AddressPlanner.Plan(settings.Addresses);

        Assert.Equal(
            PortTable.For(plan, settings.Cluster).SelectMany(rule => rule.Families.Select(family => $"{family.Lower()} {rule.Why}")),
            Lines(settings, plan).Where(l => l[0] != "you").Select(l => $"{l[2]} {l[5]}"));
        Assert.Contains(Lines(settings, plan), l => l is ["nodes", "nodes", _, "udp", "4789", _]);
        Assert.Contains(Lines(settings, plan), l => l is ["you", "api-endpoint", _, "tcp", "6443", _]);
    }

    [Fact]
    public void Lines_WithoutABalancer_NameNone()
    {
        StackSettings settings = StackSettings.Read(HostLists.Of("dualstack", "ipv6"));
        string[][] lines = Lines(settings, AddressPlanner.Plan(settings.Addresses));

        Assert.DoesNotContain(lines, l => l[0] == "api-endpoint" || l[1] == "api-endpoint");
        Assert.Equal(["ipv6", "ipv4"], lines.Where(l => l[0] == "nodes" && l[1] == "control-planes" && l[4] == "6443").Select(l => l[2]));
    }

    [Fact]
    public void Legend_TellsWhoIsWho()
    {
        StackSettings settings = StackSettings.Read(StackExamples.Read("metal"));
        string text = FirewallText.Of(AddressPlanner.Plan(settings.Addresses), settings.Cluster, settings.ExistingHosts!);

        Assert.Contains("\nnodes           fd5a:8d3c:71e4::10, fd5a:8d3c:71e4::11, fd5a:8d3c:71e4::12\n", text, StringComparison.Ordinal);
        Assert.Contains("\ncontrol-planes  fd5a:8d3c:71e4::10\n", text, StringComparison.Ordinal);
    }

    // Two spaces or more part the columns; a text has none.
    private static string[][] Lines(StackSettings settings, AddressPlan plan) =>
    [
        .. FirewallText.Of(plan, settings.Cluster, settings.ExistingHosts!).Split("\n\n")[0].Split('\n').Skip(1)
            .Select(l => l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];
}
