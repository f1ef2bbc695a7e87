using System.Collections.Immutable;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.Reporting;

namespace CalicoIPv6.Tests.Policy;

/// <summary>What a person reads of a plan with a thousand hosts.</summary>
public sealed class PolicyTextTests
{
    private static readonly PolicyRule Encryption = PolicyReport.Rules.Single(r => r.Name == PolicyRuleName.UnencryptedVolume);

    [Fact]
    public void Findings_ThatAreAlike_AreOneSentence_WithTheFirstNames()
    {
        PolicyReport report = Of(1_000, resource => Remark.Broken(resource, "has a volume that is not encrypted"));

        Assert.Equal(
            $"unencrypted-volume: host-0 has a volume that is not encrypted; the same of host-1, host-2, host-3, host-4, host-5 and 994 more; {Encryption.Instead}",
            Assert.Single(PolicyText.Errors(report)));
    }

    [Fact]
    public void Findings_ThatAreNotAlike_AreASentenceEach() => Assert.Equal(
        [$"unencrypted-volume: host-0 is 0; {Encryption.Instead}", $"unencrypted-volume: host-1 is 1; {Encryption.Instead}"],
        PolicyText.Errors(Of(2, resource => Remark.Broken(resource, $"is {resource.Name[^1]}"))).AsEnumerable());

    [Theory]
    [InlineData(5, "host-0, host-1, host-2, host-3, host-4")]
    [InlineData(1_000, "host-0, host-1, host-2, host-3, host-4 and 995 more")]
    public void Hosts_ThatCannotBeTold_AreTheFirstFew(int hosts, string expected)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        PolicyText.Write(Page.Of(writer), Of(hosts, resource => Remark.Unknown(resource, "it is not known yet")));

        string cannotTell = writer.ToString().Split("Cannot tell:\n")[1];
        Assert.Equal($"unencrypted-volume: it is not known yet: {expected}", string.Join(' ', cannotTell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static PolicyReport Of(int hosts, Func<PlanState, Remark> remark) => new(
        "dev",
        [.. Enumerable.Range(0, hosts).Select(i => new Finding(Encryption, remark(new PlanState { Urn = $"urn:pulumi:dev::p::t::host-{i}", Type = "t" }), null))],
        ImmutableArray<CalicoIPv6.Configuration.Problem>.Empty);
}
