using System.Text.RegularExpressions;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Topologies;

[Collection("Deployment")]
public sealed partial class MermaidTests
{
    private const string Six = """{"name": "six", "cidr": "fd3d:78c1:8f07:100::/56"}""";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    public async Task Mermaid_OfStack_ReadsLikeThis(string stack) =>
        Golden.Matches(MermaidText.Of(await TopologyPlans.TopologyAsync(stack)), $"topology/{stack}.mmd");

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    [InlineData("existing")]
    public async Task Mermaid_NamesEverythingOnce_AndConnectsWhatItNames(string stack)
    {
        Topology topology = await TopologyPlans.TopologyAsync(stack);
        string text = MermaidText.Of(topology);

        string[] names =
        [
            .. topology.Hosts.Select(h => h.Name), .. topology.Subnets.Select(s => s.Name), .. topology.Gateways.Select(g => g.Name),
            .. topology.Balancers.Select(b => b.Name), .. topology.Pools.Select(p => $"pool {p.Name}"),
        ];
        Assert.All(names, n => Assert.Single(Regex.Matches(text, $"(\"|<br>){Regex.Escape(n)}(\"|<br>)")));
        string[] declared = [.. Declaration().Matches(text).Select(m => m.Groups[1].Value)];
        Assert.Equal(declared, declared.Distinct());
        Assert.All(Edge().Matches(text).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value }), id => Assert.Contains(id, declared));
        Assert.Equal(Regex.Count(text, "^ *subgraph ", RegexOptions.Multiline), Regex.Count(text, "^ *end$", RegexOptions.Multiline));
    }

    [Fact]
    public async Task Mermaid_OfAThousandHosts_StaysReadable()
    {
        IEnumerable<string> pools = Enumerable.Range(0, 24).Select(i => $$"""{"name": "pool-{{i}}", "cidr": "10.{{128 + i}}.0.0/16"}""");
        Topology big = Topology.Of(await TopologyPlans.OfAwsAsync(
            "big", 3, 997, 3, ("ipPools", $"[{string.Join(',', pools)}, {Six}]"), ("podCidrs", """["10.128.0.0/9", "fd3d:78c1:8f07:100::/56"]""")));

        string text = MermaidText.Of(big);

        Assert.Equal(1000, big.Hosts.Count());
        Assert.InRange(text.Length, 1_000, 5_000);
        Assert.InRange(Regex.Count(text, "---|-->|~~~|<-->"), 1, 60);
        Assert.Contains("\"333 workers<br>big-worker-0<br>to big-worker-996<br>in steps of 3\"", text, StringComparison.Ordinal);
        Assert.Contains("and 13 more pools", text, StringComparison.Ordinal);
    }

    /// <summary>Texts that would end a label, be markup, Markdown, a list, an icon, an entity or a word of Mermaid's.</summary>
    public static TheoryData<string, string> HostileTexts => new()
    {
        { "a\"]; end", "a#34;#93;#59; end" },
        { "<b>&amp;</b>", "#60;b#62;#38;amp#59;#60;/b#62;" },
        { "a#35;b", "a#35;35#59;b" },
        { "`x` **y** _z_ ~~", "ˋxˋ ∗∗y∗∗ #8288;#95;#8288;z#8288;#95;#8288; ∼∼" },
        { "a\nb\r\nc", "a b  c" },
        { "1. one", "1#46; one" },
        { "- one", "#45; one" },
        { "fa:fa-bomb", "fa#58;#8288;fa-bomb" },
        { "%%{init}%%", "#37;#37;#123;init#125;#37;#37;" },
        { "10.0.0.0/16, fd00:1::/64", "10.0.0.0/16, fd00:1::/64" },
        { "zürich-网络", "zürich-网络" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Label_OfHostileText_MeansNothing(string text, string expected) => Assert.Equal(expected, MermaidLabel.Escape(text));

    [Fact]
    public void Label_OfLongText_IsCut() => Assert.InRange(MermaidLabel.Escape(new string('x', 10_000)).Length, 200, 210);

    [GeneratedRegex("^ *(?:subgraph )?([a-z]+[0-9]*) ?(?:\\[|\\(|\\{)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("^ *([a-z]+[0-9]*) (?:<-->|---|-->|~~~)(?:\\|[^|]*\\|)? ([a-z]+[0-9]*)", RegexOptions.Multiline)]
    private static partial Regex Edge();
}
