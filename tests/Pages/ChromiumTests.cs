using System.Text.Json;
using System.Text.RegularExpressions;
using CalicoIPv6.Preview.Pages;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Tests.Support;
using CalicoIPv6.Tests.Topologies;

namespace CalicoIPv6.Tests.Pages;

/// <summary>What a browser makes of the pages and of Mermaid's text.</summary>
[Collection("Deployment")]
public sealed partial class ChromiumTests
{
    [TheoryIfChromium]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    public async Task Page_InABrowser_HasNoFault(string stack)
    {
        string page = PlanPage.Of(await StackPlan.MakeAsync(StackExamples.Read(stack), simulate: false), isSimulated: false);

        (string document, string console) = await Chromium.OpenAsync(page);

        // A style that the page's own policy does not know would be told here.
        Assert.Equal("", console);
        Assert.Contains($"<h1>calico-ipv6, stack {stack}</h1>", document, StringComparison.Ordinal);
    }

    [TheoryIfChromium]
    [InlineData("prod", 1280)]
    [InlineData("openstack", 1280)]
    [InlineData("prod", 718)] // A4 without its margins, at 96 pixels an inch.
    public async Task Page_InABrowser_IsNoWiderThanItsWindow_AndTextsStayInTheirBoxes(string stack, int width)
    {
        string page = PlanPage.Of(await StackPlan.MakeAsync(StackExamples.Read(stack), simulate: true), isSimulated: true);
        // The frame gives the page the width, whatever the window's least is; the probe is let in by the test alone.
        string probed = page.Replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';", StringComparison.Ordinal).Replace("</html>", $"<script>{Probe}</script></html>", StringComparison.Ordinal);
        string frame = $"""<!doctype html><iframe id="frame" width="{width}" height="900" style="border: 0" srcdoc="{System.Net.WebUtility.HtmlEncode(probed)}"></iframe><pre id="measured"></pre><script>onmessage = e => document.getElementById("measured").textContent = e.data</script>""";

        (string document, _) = await Chromium.OpenAsync(frame, 1400);

        JsonElement measured = JsonDocument.Parse(Measured(document)).RootElement;
        Assert.Equal(width, measured.GetProperty("window").GetInt32());
        Assert.InRange(measured.GetProperty("content").GetInt32(), 1, width);
        Assert.True(measured.GetProperty("texts").GetInt32() > 20);
        Assert.Empty(measured.GetProperty("outside").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("rgb(219, 233, 255)", measured.GetProperty("fill").GetString());
    }

    [TheoryIfChromium(needsMermaid: true)]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("openstack")]
    [InlineData("metal")]
    [InlineData("existing")]
    public async Task Mermaid_DrawsWhatIsNamed(string stack)
    {
        Topology topology = await TopologyPlans.TopologyAsync(stack);

        string[] labels = await DrawnAsync(MermaidText.Of(topology));

        string[] names =
        [
            .. topology.Hosts.Select(h => h.Name), .. topology.Subnets.Select(s => s.Name), .. topology.Gateways.Select(g => g.Name),
            .. topology.Balancers.Select(b => b.Name), .. topology.Pools.Select(p => $"pool {p.Name}"), .. topology.ServiceRanges.Select(r => r.ToString()),
        ];
        Assert.All(names, n => Assert.Single(labels, l => l == n));
    }

    [TheoryIfChromium(needsMermaid: true)]
    [MemberData(nameof(MermaidTests.HostileTexts), MemberType = typeof(MermaidTests))]
    public async Task Mermaid_DrawsHostileTexts_AsTheyAre(string text, string _)
    {
        var topology = new Topology
        {
            Project = "p",
            Stack = "s",
            Provider = CalicoIPv6.Infra.CloudProvider.Existing,
            Zones = [new Zone(text, [new Subnet { Key = "s", Name = text, Hosts = [new Host(text, CalicoIPv6.Hosts.HostRole.Worker, [], false), new Host("end", CalicoIPv6.Hosts.HostRole.Worker, [], false)] }])],
        };

        string[] labels = await DrawnAsync(MermaidText.Of(topology));

        string shown = Spaces().Replace(text, " ").Replace('`', 'ˋ').Replace('*', '∗').Replace('~', '∼').Trim();
        Assert.Equal(3, labels.Count(l => l.Replace("\u2060", "", StringComparison.Ordinal) == shown));
        Assert.Single(labels, "end");
    }

    private const string Probe = """
        const outside = [];
        const texts = document.querySelectorAll("svg.topology text");
        for (const text of texts) {
            const inner = text.getBoundingClientRect(), box = text.parentNode.querySelector("rect").getBoundingClientRect();
            if (inner.left < box.left || inner.right > box.right || inner.top < box.top || inner.bottom > box.bottom) outside.push(text.textContent);
        }
        const fill = getComputedStyle(document.querySelector(".control-plane rect")).fill;
        parent.postMessage(JSON.stringify({ window: innerWidth, content: document.documentElement.scrollWidth, texts: texts.length, outside, fill }), "*");
        """;

    // The labels of a drawing, a line each; what Mermaid refuses is told.
    private static async Task<string[]> DrawnAsync(string text)
    {
        string page = $$"""
            <!doctype html><meta charset="utf-8"><pre id="measured"></pre><script src="{{new Uri(Chromium.Mermaid!).AbsoluteUri}}"></script><script>
            mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
            const measured = document.getElementById("measured");
            mermaid.render("drawing", {{JsonSerializer.Serialize(text)}}).then(drawn => {
                const drawing = new DOMParser().parseFromString(drawn.svg, "text/html");
                drawing.querySelectorAll("br").forEach(b => b.replaceWith("\n"));
                const labels = [...drawing.querySelectorAll(".nodeLabel, .edgeLabel p")].flatMap(l => l.textContent.split("\n")).map(l => l.replace(/\s+/g, " ").trim());
                measured.textContent = JSON.stringify({ labels });
            }, fault => measured.textContent = JSON.stringify({ fault: String(fault) }));
            </script>
            """;

        (string document, _) = await Chromium.OpenAsync(page);

        JsonElement measured = JsonDocument.Parse(Measured(document)).RootElement;
        Assert.False(measured.TryGetProperty("fault", out JsonElement fault), fault.ToString());
        return [.. measured.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!)];
    }

    private static string Measured(string document) =>
        System.Net.WebUtility.HtmlDecode(Result().Match(document) is { Success: true, Groups: var found } ? found[1].Value : throw new InvalidOperationException(document[..Math.Min(2000, document.Length)]));

    [GeneratedRegex("<pre id=\"measured\">([^<]+)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();

    [GeneratedRegex("[\\s]+")]
    private static partial Regex Spaces();
}
