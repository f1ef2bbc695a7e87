using CalicoIPv6.Infra;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Infra;

/// <summary>The table of every legal mode, way to install, dataplane and DNS: pools, what calico-node is told, and what DNS is told.</summary>
[Collection("Deployment")]
public sealed class InstallShapeTests
{
    private static readonly Lazy<Task<InstallFacts[]>> Table = new(async () =>
    {
        var table = new List<InstallFacts>();
        foreach (InstallShape shape in InstallShape.All.Where(s => s.IsLegal))
        {
            table.Add(await shape.FactsAsync());
        }

        return [.. table];
    });

    // Calico does not depend on DNS, nor DNS on how Calico is installed: each fact is there once.
    [Fact]
    public async Task Table_OfEveryLegalShape_IsTheGolden() => Golden.Matches(
        string.Concat([.. Rows(await Table.Value, f => f.Shape.OfCalico, f => f.OfCalico), .. Rows(await Table.Value, f => f.Shape.OfDns, f => f.OfDns)]), "installs.txt");

    [Fact]
    public async Task Pools_OfAMode_AreTheSame_WhoeverInstallsThem() =>
        Assert.All((await Table.Value).GroupBy(f => f.Shape.Mode), mode => Assert.Single(mode.Select(f => string.Join('\n', f.Pools)).Distinct()));

    [Fact]
    public async Task Addresses_AreOfTheModesFamilies() => Assert.All(await Table.Value, facts =>
    {
        string[] words = [.. $"{facts.OfCalico}{facts.OfDns}".Split('\n').SelectMany(line => line.Split(' ', '=', ';', '"', '[', ']', ',')).Where(IsAddress)];
        Assert.NotEmpty(words);
        Assert.Equal((facts.Shape.Mode != "ipv4", facts.Shape.Mode != "ipv6"), (words.Any(w => w.Contains(':', StringComparison.Ordinal)), words.Any(w => !w.Contains(':', StringComparison.Ordinal))));
    });

    [Fact]
    public async Task Dns64_IsWhereModeIPv6HasNat64_AndCachesAskForItsAnswers() => Assert.All(await Table.Value, facts =>
    {
        bool isWanted = (facts.Shape.Mode, facts.Shape.Dns) == ("ipv6", "coredns");
        Assert.Equal(isWanted, facts.Dns.Contains("dns64", StringComparison.Ordinal));
        if (facts.Shape.HasCache && isWanted)
        {
            Assert.DoesNotContain("2620:fe::fe", facts.Cache, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Rejects_EveryOtherShape() => Assert.All(
        InstallShape.All.Where(s => !s.IsLegal),
        shape => Assert.Equal(["calico-ipv6:calicoInstall"], StackReview.Of(shape.Config).Problems.Select(p => p.Key)));

    private static IEnumerable<string> Rows(IEnumerable<InstallFacts> table, Func<InstallFacts, string> shape, Func<InstallFacts, string> facts) =>
        table.GroupBy(shape).Select(row => $"{row.Key}\n{Assert.Single(row.Select(facts).Distinct())}");

    // The small kube-dns listens on loopback, and its probes ask there, in every mode.
    private static bool IsAddress(string word) => System.Net.IPAddress.TryParse(word.Split('/')[0], out System.Net.IPAddress? address)
        && (word.Contains(':', StringComparison.Ordinal) || word.Count(c => c == '.') == 3) && !System.Net.IPAddress.IsLoopback(address) && !address.Equals(System.Net.IPAddress.IPv6Any);
}
