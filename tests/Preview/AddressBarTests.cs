using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Preview;

public sealed class AddressBarTests
{
    [Fact]
    public void Bar_ShowsWherePartsLie()
    {
        AddressBlock hosts = Block("prod", "10.0.0.0/16");

        // Three /20s at the start of a /16: a sixteenth each.
        Assert.Equal($"AAAABBBBCCCC{new string('·', 52)}", AddressBar.Of(hosts));
        Assert.Equal(81, hosts.FreePercent);
    }

    [Fact]
    public void Bar_OfPrefixThatTheCloudGives_KnowsThePlacesAlready()
    {
        AddressBlock hosts = Block("dev", "<known after up>");

        Assert.Equal($"A{new string('·', 63)}", AddressBar.Of(hosts));
        Assert.Equal(("<known after up>", "a /64"), (hosts.Parts[0].Row.Range, hosts.Parts[0].Row.Size));
        Assert.Equal(99, hosts.FreePercent);
    }

    [Fact]
    public void Bar_OfSeveralPartsInACell_SaysSo()
    {
        AddressBlock hosts = Block("prod", "<known after up>");

        // Four /64s share a cell of a /56: three at the edge lie in the first.
        Assert.Equal('+', AddressBar.Of(hosts)[0]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    public void Lines_FitIn80Columns_WithEveryRange(string stack)
    {
        AddressPlan plan = PlanOf(stack);

        string[] lines = [.. AddressBar.Lines(AddressBlock.Of(plan))];

        // Four are the report's indent.
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 76));
        Assert.All(AddressMap.Of(plan).Where(r => r.Range[0] != '<'), r => Assert.Single(lines, l => l.Contains($"{r.Range} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Range_OfOnePart_NeedsNoBar() => Assert.Empty(Block("dev", "10.244.0.0/16").Parts);

    [Fact]
    public void Address_StandsUnderItsRange() =>
        Assert.Equal(["10.96.0.1", "10.96.0.10"], Block("dev", "10.96.0.0/16").Addresses.Select(a => a.Range));

    private static AddressBlock Block(string stack, string range) => AddressBlock.Of(PlanOf(stack)).Single(b => b.Whole.Range == range);

    private static AddressPlan PlanOf(string stack) => AddressPlanner.Plan(StackSettings.Read(StackExamples.Read(stack)).Addresses);
}
