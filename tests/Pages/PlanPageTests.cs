using System.Text.RegularExpressions;
using System.Xml.Linq;
using CalicoIPv6.Preview.Pages;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Pages;

[Collection("Deployment")]
public sealed class PlanPageTests
{
    public static TheoryData<string> Stacks => ["dev", "prod", "openstack", "metal", "existing"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Page_IsSelfContained(string stack)
    {
        string page = await PageAsync(stack);

        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|@import|url\\((?!#)|\\shref=|\\ssrc=|\\sstyle=|\\son[a-z]+=", page);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'sha256-", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Page_IsHeadedByTheStack_AndItsTablesHaveHeadings(string stack)
    {
        XElement html = await ParsedAsync(stack);

        Assert.Equal($"calico-ipv6, stack {stack}", html.Descendants("h1").Single().Value);
        Assert.StartsWith("mode ", html.Descendants("p").First().Value, StringComparison.Ordinal);
        Assert.All(html.Descendants("table"), t =>
        {
            int columns = t.Element("thead")!.Descendants("th").Count(h => (string?)h.Attribute("scope") == "col");
            Assert.All(t.Element("tbody")!.Elements("tr"), r => Assert.Equal(columns, r.Elements("td").Sum(d => (int?)d.Attribute("colspan") ?? 1)));
        });
        XElement picture = html.Descendants().Single(e => e.Name.LocalName == "svg" && (string?)e.Attribute("class") == "topology");
        string[] labels = [.. picture.Elements().Take(2).Select(e => (string)e.Attribute("id")!)];
        Assert.Equal((string?)picture.Attribute("aria-labelledby"), string.Join(' ', labels));
    }

    [Fact]
    public async Task Page_OfDev_TellsHostsWarningsAndWhatIsUnknown()
    {
        string text = (await ParsedAsync("dev")).Value;

        Assert.All(["dev-control-plane-0", "dev-worker-1", "10.0.0.0/20", "adminCidrs", "the addresses of 3 hosts", "Calico: Felix to Typha"], t => Assert.Contains(t, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfHostileTexts_ShowsThemAsTheyAre()
    {
        StackPlan plan = await PlanAsync("dev");
        const string hostile = "</section><script>alert(1)</script> \"'&\u0000\u001b";
        string page = PlanPage.Of(plan with { Document = plan.Document with { Warnings = [hostile] } }, isSimulated: false);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.Contains("</section><script>alert(1)</script> \"'&", Parsed(page).Descendants("li").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfSimulation_HasNoneOfItsSecrets()
    {
        StackPlan plan = await PlanAsync("dev", simulate: true);
        using var stream = new MemoryStream();
        PlanJson.Write(stream, plan.Document, showSecrets: true);
        string[] secrets = [.. Regex.Matches(System.Text.Encoding.UTF8.GetString(stream.ToArray()), "-----BEGIN[A-Z ]+KEY-----\\\\n([A-Za-z0-9+/]{40})").Select(m => m.Groups[1].Value).Distinct()];

        string page = PlanPage.Of(plan, isSimulated: true);

        Assert.NotEmpty(secrets);
        Assert.All(secrets, s => Assert.DoesNotContain(s, page, StringComparison.Ordinal));
        Assert.DoesNotContain("BEGIN", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TwoOfOnePlan_AreTheSame() => Assert.Equal(await PageAsync("dev"), await PageAsync("dev"));

    [Fact]
    public void File_ThatCannotBeWritten_IsRefused_AndNothingIsLeft()
    {
        string folder = Directory.CreateTempSubdirectory("page-").FullName;
        try
        {
            foreach (string path in new[] { folder, Path.Combine(folder, "no", "page.html"), "" })
            {
                var fault = Assert.Throws<CalicoIPv6.Configuration.ConfigurationException>(() => OutputFile.Write(path, "text"));
                Assert.StartsWith($"--html \"{path}\": is ", fault.Problems.Single().ToString(), StringComparison.Ordinal);
            }

            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void File_IsReplacedWhole_AlsoThroughALink()
    {
        string folder = Directory.CreateTempSubdirectory("page-").FullName;
        try
        {
            (string file, string link) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "link.html"));
            OutputFile.Write(file, "a long first text");
            File.CreateSymbolicLink(link, file);
            OutputFile.Write(link, "second");

            Assert.Equal("second", File.ReadAllText(file));
            Assert.NotNull(new FileInfo(link).LinkTarget);
            Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder).Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<XElement> ParsedAsync(string stack) => Parsed(await PageAsync(stack));

    // The page is XML as well, save for its first line.
    private static XElement Parsed(string page) => XElement.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]);

    private static async Task<string> PageAsync(string stack) => PlanPage.Of(await PlanAsync(stack), isSimulated: false);

    private static Task<StackPlan> PlanAsync(string stack, bool simulate = false) => StackPlan.MakeAsync(StackExamples.Read(stack), simulate);
}
