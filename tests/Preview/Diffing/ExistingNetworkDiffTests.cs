using CalicoIPv6.Preview.Diffing;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>A VPC that exists: of it a plan has no more than the ids of its subnets.</summary>
[Collection("Deployment")]
public sealed class ExistingNetworkDiffTests
{
    private const string Before = "zones=2 edge=a1,a2 hosts=b1,b2 range=10.0.0.0/16";

    [Theory]
    [InlineData("zones=2 edge=a1,a3 hosts=b1,b2 range=10.0.0.0/16", "api-nlb: is protected and would be replaced (subnets[1]); see docs/changing-a-cluster.md")]
    [InlineData(
        "zones=2 edge=a1,a2 hosts=b1,b3 range=10.0.0.0/16",
        "subnet of zone 1 is fixed for the life of a cluster: \"subnet-000000b2\" cannot become \"subnet-000000b3\"; see docs/changing-a-cluster.md")]
    [InlineData("zones=1 edge=a1 hosts=b1 range=10.0.0.0/16", "zone 1 cannot go: hosts stay in its subnet; see docs/changing-a-cluster.md")]
    public async Task OtherSubnets_AreRefused(string after, string refusal)
    {
        Differences differences = await DiffAsync(after);

        Assert.Equal(Differences.Refused, differences.ExitCode);
        Assert.Contains(refusal, Assert.Single(differences.Stacks).Difference!.Refusals);
    }

    [Fact]
    public async Task ZoneAdded_ExtendsTheBalancer_AndLeavesHosts()
    {
        StackDifference dev = Assert.Single((await DiffAsync("zones=3 edge=a1,a2,a3 hosts=b1,b2,b3 range=10.0.0.0/16")).Stacks);

        Assert.Equal(
            [("identity-subnet-of-zone-2-cannot-change-or-go-see-docs-changing-a-cluster", ChangeKind.Create), ("api-nlb", ChangeKind.Update)],
            dev.Difference!.Resources.Select(r => (r.State.Name, r.Kind)));
        Assert.Equal("subnets[2]", Assert.Single(dev.Difference.Resources[1].Properties).Path);
        Assert.Empty(dev.Difference.Refusals);
    }

    // It only says which ranges pods and Services keep clear of.
    [Fact]
    public async Task RangeOfTheNetwork_ChangesNoResource()
    {
        Differences differences = await DiffAsync(Before.Replace("10.0.", "10.1.", StringComparison.Ordinal));

        Assert.Equal(0, differences.ExitCode);
        Assert.Empty(Assert.Single(differences.Stacks).Difference!.Resources);
    }

    private static async Task<Differences> DiffAsync(string after)
    {
        using Histories history = await Histories.WithDevAsync(Stack(Before));
        history.Write("Pulumi.dev.yaml", Stack(after));
        return await history.DiffAsync();
    }

    private static string Stack(string words)
    {
        Dictionary<string, string> facts = words.Split(' ').Select(word => word.Split('=')).ToDictionary(word => word[0], word => word[1]);
        return Histories.Dev.Replace(
            "calico-ipv6:zones: 1",
            $"calico-ipv6:zones: {facts["zones"]}\n  calico-ipv6:vpcId: vpc-0123456789abcdef0\n  calico-ipv6:edgeSubnetIds: [{Ids("edge")}]\n"
            + $"  calico-ipv6:hostSubnetIds: [{Ids("hosts")}]\n  calico-ipv6:hostCidrs: [{facts["range"]}]",
            StringComparison.Ordinal);

        string Ids(string list) => string.Join(", ", facts[list].Split(',').Select(name => $"subnet-000000{name}"));
    }
}
