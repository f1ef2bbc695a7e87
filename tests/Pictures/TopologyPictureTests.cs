using CalicoIPv6.Preview.Pictures;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Tests.Support;
using CalicoIPv6.Tests.Topologies;

namespace CalicoIPv6.Tests.Pictures;

[Collection("Deployment")]
public sealed class TopologyPictureTests
{
    public static TheoryData<string> Stacks => ["dev", "prod", "openstack", "metal", "existing", "big", "one", "many zones"];

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Svg_OfStack_ReadsLikeThis(string stack)
    {
        Topology topology = await TopologyPlans.TopologyAsync(stack);

        Golden.Matches($"{SvgPicture.Of(TopologyPicture.Of(topology), stack, "")}\n", $"topology/{stack}.svg");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Boxes_LieApart_InsideWhatHoldsThem(string stack)
    {
        Picture picture = TopologyPicture.Of(await OfAsync(stack));

        LieApart(picture.Boxes, new Rectangle(0, 0, picture.Width, picture.Height));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Texts_FitTheirBoxes(string stack)
    {
        Picture picture = TopologyPicture.Of(await OfAsync(stack));

        Assert.All(All(picture.Boxes), box => Assert.All(box.Lines, line =>
        {
            double width = TextWidth.Of(line.Text, line.Size);
            Assert.True(box.Place.Contains(new Rectangle(line.X, line.Y - line.Size, width, line.Size)), $"{line.Text} in {box.Place}");
        }));
        // Below the text, never over it.
        Assert.All(All(picture.Boxes), box => Assert.All(box.Boxes, inner => Assert.All(box.Lines, line => Assert.True(line.Y < inner.Place.Y, line.Text))));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    public async Task Picture_NamesEveryHostAndSubnetOnce(string stack)
    {
        Topology topology = await OfAsync(stack);

        string[] names = [.. All(TopologyPicture.Of(topology).Boxes).SelectMany(b => b.Lines).Select(l => l.Text)];

        Assert.All(topology.Hosts.Select(h => h.Name).Concat(topology.Subnets.Select(s => s.Name)), name => Assert.Single(names, name));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Wires_CrossNoBox(string stack)
    {
        Picture picture = TopologyPicture.Of(await OfAsync(stack));

        Assert.All(picture.Wires, wire =>
        {
            Assert.True(wire.Top < wire.Bottom);
            var line = new Rectangle(wire.X, wire.Top, 0.1, wire.Bottom - wire.Top);
            Assert.DoesNotContain(picture.Boxes, b => b.Place.Overlaps(line));
        });
    }

    [Fact]
    public void Text_ThatIsTooWide_EndsInAnEllipsis_WithinItsRoom()
    {
        string fitted = TextWidth.Fitted("prod-control-plane-of-a-very-long-name-0", 12, 120);

        Assert.EndsWith("…", fitted, StringComparison.Ordinal);
        Assert.StartsWith("prod-c", fitted, StringComparison.Ordinal);
        Assert.InRange(TextWidth.Of(fitted, 12), 90, 120);
    }

    private static async Task<Topology> OfAsync(string stack) => stack switch
    {
        "big" => Topology.Of(await TopologyPlans.OfAwsAsync("big", 3, 997, 3)),
        "one" => Topology.Of(await TopologyPlans.OfAwsAsync("a-cluster-whose-name-is-as-long-as-it-may-be", 1, 0, 1)),
        "many zones" => Topology.Of(await ManyZonesAsync()),
        _ => await TopologyPlans.TopologyAsync(stack),
    };

    private static Task<PlanFile> ManyZonesAsync() => TopologyPlans.OfAwsAsync("wide", 5, 20, 6);

    private static void LieApart(IReadOnlyList<Box> boxes, Rectangle outside)
    {
        Assert.All(boxes, b => Assert.True(outside.Contains(b.Place), $"{b.Place} in {outside}"));
        foreach ((int index, Box box) in boxes.Index())
        {
            Assert.DoesNotContain(boxes.Skip(index + 1), other => other.Place.Overlaps(box.Place));
            LieApart(box.Boxes, box.Place);
        }
    }

    private static IEnumerable<Box> All(IEnumerable<Box> boxes) => boxes.SelectMany(b => All(b.Boxes).Prepend(b));
}
