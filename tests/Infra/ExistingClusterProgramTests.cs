using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Settings;

namespace CalicoIPv6.Tests.Infra;

/// <summary>The whole program on a cluster that exists: Calico, DNS and workloads, and nothing below them.</summary>
[Collection("Deployment")]
public sealed class ExistingClusterProgramTests
{
    private const string IPv4Pods = "10.1.0.0/16", IPv6Pods = "fd00:1::/56";

    /// <summary>Mode, first family, pod and service ranges, and the pools that follow.</summary>
    public static TheoryData<string, string, string, string, string[]> Modes => new()
    {
        { "ipv4", "", $"""["{IPv4Pods}"]""", """["10.2.0.0/16"]""", [IPv4Pods] },
        { "dualstack", "ipv4", $"""["{IPv4Pods}","{IPv6Pods}"]""", """["10.2.0.0/16","fd00:2::/112"]""", [IPv4Pods, IPv6Pods] },
        { "dualstack", "ipv6", $"""["{IPv6Pods}","{IPv4Pods}"]""", """["fd00:2::/112","10.2.0.0/16"]""", [IPv6Pods, IPv4Pods] },
        { "ipv6", "", $"""["{IPv6Pods}"]""", """["fd00:2::/112"]""", [IPv6Pods] },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Plan_EveryModeAndDataplane_HasThePoolsAndNothingOfHosts(string mode, string primary, string pods, string services, string[] pools)
    {
        foreach ((string dataplane, string linux) in new[] { ("iptables", "Iptables"), ("nftables", "Nftables"), ("bpf", "BPF") })
        {
            PlanDocument plan = await Plan(
                ("mode", mode), ("primaryFamily", primary), ("podCidrs", pods), ("serviceCidrs", services), ("dataplane", dataplane), ("demo", "true"), ("clusterChecks", "true"));

            var spec = (PlanMap)plan.Resources.Single(r => r.Name == "calico-installation").Inputs["spec"]!;
            var network = (PlanMap)spec["calicoNetwork"]!;
            Assert.Equal(pools, ((PlanList)network["ipPools"]!).Items.Select(p => ((PlanScalar)((PlanMap)p)["cidr"]!).Text));
            Assert.Equal(linux, ((PlanScalar)network["linuxDataplane"]!).Text);
            Assert.Equal(["calico-ipv6", "kubernetes", "pulumi", "random"], plan.Resources.Select(r => r.Type.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(2, plan.Resources.Count(r => r.Type == "kubernetes:batch/v1:Job" && r.Name.StartsWith("other-network-", StringComparison.Ordinal)));
        }
    }

    // Whoever is refused finds the cluster as it was.
    [Fact]
    public async Task OtherNetworks_AreLookedForBeforeAnythingIsMade()
    {
        string[] before = [.. (await Plan()).Resources.Single(r => r.Name == "calico" && !r.IsCustom).Dependencies.Select(urn => urn.Split("::")[^1])];

        Assert.Contains("other-network-fails-if-there-is-one-see-docs-existing-clusters", before);
        Assert.Contains("other-network-fails-if-calico-is-there-then-set-existingCalico", before);
    }

    [Fact]
    public async Task ExistingCalico_IsPatched_AndHasNoNamespaceReleaseOrCrds()
    {
        PlanDocument plan = await Plan(("existingCalico", "true"));

        string[] types = [.. plan.Resources.Select(r => r.Type)];
        Assert.Contains("kubernetes:operator.tigera.io/v1:InstallationPatch", types);
        Assert.Contains("kubernetes:operator.tigera.io/v1:APIServerPatch", types);
        Assert.DoesNotContain(types, t => t.StartsWith("kubernetes:helm", StringComparison.Ordinal) || t.EndsWith(":Namespace", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Resources, r => r.Name == "calico-crds");
    }

    [Fact]
    public async Task Corefile_StaysAsItIs_UnlessSomebodyWantsItOtherwise()
    {
        Assert.DoesNotContain((await Plan()).Resources, r => r.Name == "dns-corefile");
        Assert.Single((await Plan(("upstreamResolvers", """["9.9.9.9"]"""))).Resources, r => r.Name == "dns-corefile");
    }

    [Fact]
    public async Task Workloads_ByChoice_ComeAfterCalicoAndDns()
    {
        PlanDocument plan = await Plan(("demo", "true"), ("clusterChecks", "true"));

        foreach (string first in new[] { "demo", "checks" })
        {
            string[] before = [.. plan.Resources.Single(r => r.Name == first && !r.IsCustom).Dependencies.Select(urn => urn.Split("::")[^1])];
            Assert.Contains("calico-api-server", before);
            Assert.Contains("dns-service", before);
        }

        Assert.DoesNotContain((await Plan()).Resources, r => r.Type.StartsWith("calico-ipv6:workloads:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Provider_OfAContext_TakesTheMachinesKubeconfig()
    {
        PlanMap provider = (await Plan()).Resources.Single(r => r.Type == "pulumi:providers:kubernetes").Inputs;

        Assert.Equal("blue", ((PlanScalar)provider["context"]!).Text);
        Assert.Null(provider["kubeconfig"]);
    }

    // An offline preview cannot decrypt the stack file, and plans all the same.
    [Fact]
    public async Task Provider_OfAnEncryptedKubeconfig_HasASecretThatIsUnknown()
    {
        StackPlan plan = await StackPlan.MakeAsync(ExistingClusterTests.Existing(("kubeContext", null)).Secret("calico-ipv6:kubeconfig"), simulate: false);

        PlanMap provider = plan.Document.Resources.Single(r => r.Type == "pulumi:providers:kubernetes").Inputs;
        Assert.Same(PlanUnknown.Instance, provider["kubeconfig"]!.Revealed);
        Assert.IsType<PlanSecret>(provider["kubeconfig"]);
    }

    [Fact]
    public async Task Outputs_AreThoseOfTheCluster_AndNoKubeconfig()
    {
        PlanDocument plan = await Plan();

        PlanResource stack = plan.Resources.Single(r => r.Type == "pulumi:pulumi:Stack");
        Assert.Equal(["dnsServiceAddress", "mode", "podCidrs", "serviceCidrs"], stack.Outputs.Entries.Keys);
        Assert.Equal("10.2.0.10", ((PlanScalar)stack.Outputs["dnsServiceAddress"]!).Text);
    }

    private static async Task<PlanDocument> Plan(params (string Key, string? Value)[] values) =>
        (await StackPlan.MakeAsync(ExistingClusterTests.Existing(values), simulate: true)).Document;
}
