using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Calico;

[Collection("Deployment")]
public sealed class InstallationGoldenTests
{
    public static TheoryData<string> Shapes => ["ipv4", "dualstack", "dualstack-ipv6-first", "ipv6"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Installation_IsTheGolden(string shape) =>
        Golden.Matches(CanonicalJson.Of(await Installation(Plan(shape))), $"{shape}/installation.json");

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Pools_SayEveryFieldOfEveryFamilyInOrder(string shape)
    {
        AddressPlan plan = Plan(shape);

        IReadOnlyList<ImmutableDictionary<string, object>> pools = (await Installation(plan)).ObjectsAt("spec.calicoNetwork.ipPools");

        string[] fields =
        [
            "allowedUses", "assignmentMode", "blockSize", "cidr", "disableBGPExport", "encapsulation", "name", "natOutgoing", "nodeSelector",
        ];
        Assert.All(pools, pool => Assert.Equal(fields, pool.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(plan.PodCidrs.Select(c => c.ToString()), pools.Select(p => p["cidr"]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Pools_HaveCanonicalRanges(string shape)
    {
        IReadOnlyList<ImmutableDictionary<string, object>> pools = (await Installation(Plan(shape))).ObjectsAt("spec.calicoNetwork.ipPools");

        Assert.All(pools, pool => Assert.True(Cidr.TryParse((string)pool["cidr"], out _, out _)));
    }

    [Theory]
    [InlineData("dualstack")]
    [InlineData("dualstack-ipv6-first")]
    [InlineData("ipv6")]
    public async Task IPv6Pool_NeverUsesIPIP_AndHidesUniqueLocalPods(string shape)
    {
        IReadOnlyList<ImmutableDictionary<string, object>> pools = (await Installation(Plan(shape))).ObjectsAt("spec.calicoNetwork.ipPools");

        ImmutableDictionary<string, object> pool = Assert.Single(pools, p => Cidr.Parse((string)p["cidr"]).Family == IPFamily.IPv6);
        Assert.DoesNotContain("IPIP", (string)pool["encapsulation"], StringComparison.Ordinal);
        Assert.StartsWith("fd", (string)pool["cidr"], StringComparison.Ordinal);
        Assert.Equal("Enabled", pool["natOutgoing"]);
    }

    [Fact]
    public async Task IPv6_HasNoIPv4PoolAndLooksForNoIPv4Address()
    {
        ImmutableDictionary<string, object> installation = await Installation(Plans.IPv6);

        Assert.All(
            installation.ObjectsAt("spec.calicoNetwork.ipPools"),
            pool => Assert.Equal(IPFamily.IPv6, Cidr.Parse((string)pool["cidr"]).Family));
        Assert.Empty(installation.ObjectAt("spec.calicoNetwork.nodeAddressAutodetectionV4"));
        Assert.Equal("NodeInternalIP", installation.At("spec.calicoNetwork.nodeAddressAutodetectionV6.kubernetes"));
    }

    [Fact]
    public async Task IPv4_LooksForNoIPv6Address()
    {
        ImmutableDictionary<string, object> network = (await Installation(Plans.IPv4)).ObjectAt("spec.calicoNetwork");

        Assert.DoesNotContain("nodeAddressAutodetectionV6", network.Keys);
        Assert.Equal("NodeInternalIP", network.At("nodeAddressAutodetectionV4.kubernetes"));
    }

    [Theory]
    [InlineData("dualstack")]
    [InlineData("dualstack-ipv6-first")]
    public async Task DualStack_TakesBothAddressesFromKubelet(string shape)
    {
        ImmutableDictionary<string, object> network = (await Installation(Plan(shape))).ObjectAt("spec.calicoNetwork");

        Assert.Equal("NodeInternalIP", network.At("nodeAddressAutodetectionV4.kubernetes"));
        Assert.Equal("NodeInternalIP", network.At("nodeAddressAutodetectionV6.kubernetes"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task ControlPlaneReplicas_FitTheHosts(int workers, int replicas)
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack, Plans.Cluster(workers: workers));

        Assert.Equal(replicas, Convert.ToInt32(InstallationOf(calico).At("spec.controlPlaneReplicas"), null));
    }

    [Theory]
    [InlineData(Dataplane.Iptables, "Iptables")]
    [InlineData(Dataplane.Nftables, "Nftables")]
    [InlineData(Dataplane.Bpf, "BPF")]
    public async Task Dataplane_IsThePlans(Dataplane dataplane, string expected) =>
        Assert.Equal(expected, (await Installation(Plans.DualStack with { Dataplane = dataplane })).At("spec.calicoNetwork.linuxDataplane"));

    // Calico serves Services itself then: it has to find the API without one, and kube-proxy has to go once it does.
    [Fact]
    public async Task Bpf_FindsTheApiWithoutAService_AndLooksForNoIPv4Address()
    {
        ImmutableDictionary<string, object> bpf = (await Installation(Plans.IPv6 with { Dataplane = Dataplane.Bpf })).ObjectAt("spec.calicoNetwork");
        Assert.Equal("Enabled", bpf.At("bpfNetworkBootstrap"));
        // Without this the operator would look for an IPv4 address that an IPv6 host does not have.
        Assert.Empty(bpf.ObjectAt("nodeAddressAutodetectionV4"));

        ImmutableDictionary<string, object> nftables = (await Installation(Plans.DualStack with { Dataplane = Dataplane.Nftables })).ObjectAt("spec.calicoNetwork");
        Assert.Null(nftables.At("bpfNetworkBootstrap"));
    }

    // By the dataplane the operator stops kube-proxy or starts it again; on hosts of somebody else it may not be the operator's to start.
    [Theory]
    [InlineData(Dataplane.Iptables, true, "Enabled")]
    [InlineData(Dataplane.Bpf, true, "Enabled")]
    [InlineData(Dataplane.Bpf, false, "Enabled")]
    [InlineData(Dataplane.Nftables, false, null)]
    public async Task KubeProxy_OfOwnHosts_IsTheOperatorsToStopAndStart(Dataplane dataplane, bool hasHosts, string? expected)
    {
        ClusterSpec cluster = hasHosts ? Plans.Cluster() : Plans.Cluster() with { Hosts = [] };

        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack with { Dataplane = dataplane }, cluster);

        Assert.Equal(expected, InstallationOf(calico).At("spec.calicoNetwork.kubeProxyManagement"));
    }

    [Theory]
    [InlineData(true, false, "Enabled", "Disabled")]
    [InlineData(false, true, "Disabled", "Enabled")]
    public async Task PodsRights_AreTheSettings(bool hostPorts, bool forwarding, string expectedPorts, string expectedForwarding)
    {
        CalicoCluster calico = await CalicoCluster.Install(
            Plans.DualStack, Plans.Cluster() with { Calico = new() { HostPorts = hostPorts, ContainerIPForwarding = forwarding } });

        ImmutableDictionary<string, object> network = InstallationOf(calico).ObjectAt("spec.calicoNetwork");
        Assert.Equal((expectedPorts, expectedForwarding), (network["hostPorts"], network["containerIPForwarding"]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public async Task ControlPlaneReplicas_Chosen_AreThose(int chosen, int expected)
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack, Plans.Cluster() with { Hosts = [], Calico = new() { Replicas = chosen } });

        Assert.Equal(expected, Convert.ToInt32(InstallationOf(calico).At("spec.controlPlaneReplicas"), null));
    }

    [Fact]
    public async Task ControlPlaneReplicas_OfHostsThatAreNotKnown_AreTheOperators() =>
        Assert.False(InstallationOf(await CalicoCluster.Install(Plans.DualStack, Plans.Cluster() with { Hosts = [] })).ObjectAt("spec").ContainsKey("controlPlaneReplicas"));

    // Calico's own examples of an IPv6-only and of a dual-stack Installation, with the IPv6 range in canonical text (2001::00/64 there).
    [Theory]
    [InlineData(StackMode.IPv6, new[] { "2001::/64 122 None Enabled all()" })]
    [InlineData(StackMode.DualStack, new[] { "10.48.0.0/21 26 IPIP Enabled all()", "2001::/64 122 None Enabled all()" })]
    public async Task Pools_OfCalicosExamples_AreTheirs(StackMode mode, string[] expected)
    {
        Cidr ipv4 = Cidr.Parse("10.48.0.0/21"), ipv6 = Cidr.Parse("2001::/64");
        AddressPlan plan = AddressPlanner.Plan(new()
        {
            Mode = mode,
            UniqueLocal = Cidr.Parse("fd12:3456:789a::/48"),
            PodCidrs = mode == StackMode.IPv6 ? [ipv6] : [ipv4, ipv6],
            IPPools = [.. new IPPoolRequest[]
            {
                new() { Cidr = ipv4, Encapsulation = Encapsulation.IPIP },
                new() { Cidr = ipv6, Encapsulation = Encapsulation.None, NatOutgoing = true },
            }.Where(p => mode == StackMode.DualStack || p.Cidr == ipv6)],
        });

        IEnumerable<string> pools = (await Installation(plan)).ObjectsAt("spec.calicoNetwork.ipPools")
            .Select(p => FormattableString.Invariant($"{p["cidr"]} {p["blockSize"]} {p["encapsulation"]} {p["natOutgoing"]} {p["nodeSelector"]}"));
        Assert.Equal(expected, pools);
    }

    [Fact]
    public async Task Mtu_IsThePlans_OrLeftToCalico()
    {
        Assert.Equal(8900, Convert.ToInt32((await Installation(Plans.DualStack with { Mtu = 8900 })).At("spec.calicoNetwork.mtu"), null));
        Assert.Null((await Installation(Plans.DualStack)).At("spec.calicoNetwork.mtu"));
    }

    [Theory]
    [InlineData(Ipam.Calico, "Calico")]
    [InlineData(Ipam.HostLocal, "HostLocal")]
    public async Task Ipam_IsThePlans_OfCalicosPlugin(Ipam ipam, string expected)
    {
        ImmutableDictionary<string, object> installation = await Installation(Plans.DualStack with { Ipam = ipam });

        Assert.Equal(("Calico", expected), (installation.At("spec.cni.type"), installation.At("spec.cni.ipam.type")));
    }

    [Theory]
    [InlineData(NodeAddressSource.Kubelet, "", "kubernetes", "NodeInternalIP")]
    [InlineData(NodeAddressSource.FirstFound, "", "firstFound", "true")]
    [InlineData(NodeAddressSource.CanReach, "192.0.2.1", "canReach", "192.0.2.1")]
    [InlineData(NodeAddressSource.Interface, "ens5,^eth", "interface", "ens5,^eth")]
    [InlineData(NodeAddressSource.SkipInterface, "docker0", "skipInterface", "docker0")]
    [InlineData(NodeAddressSource.Cidr, "10.0.0.0/16,10.1.0.0/16", "cidrs", "10.0.0.0/16,10.1.0.0/16")]
    public async Task NodeAddress_OfAFamily_IsFoundByItsMethodAlone(NodeAddressSource source, string value, string field, string expected)
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack, Plans.Cluster() with { NodeAddressIPv4 = new(source, value) });

        ImmutableDictionary<string, object> network = InstallationOf(calico).ObjectAt("spec.calicoNetwork");
        (string name, object method) = Assert.Single(network.ObjectAt("nodeAddressAutodetectionV4"));
        string text = method switch
        {
            bool flag => flag ? "true" : "false",
            ImmutableArray<object> list => string.Join(',', list),
            _ => (string)method,
        };
        Assert.Equal((field, expected), (name, text));
        Assert.Equal("NodeInternalIP", network.At("nodeAddressAutodetectionV6.kubernetes"));
    }

    private static AddressPlan Plan(string shape) => shape switch
    {
        "ipv4" => Plans.IPv4,
        "dualstack" => Plans.DualStack,
        "dualstack-ipv6-first" => Plans.DualStackIPv6First,
        _ => Plans.IPv6,
    };

    private static async Task<ImmutableDictionary<string, object>> Installation(AddressPlan plan) =>
        InstallationOf(await CalicoCluster.Install(plan));

    private static ImmutableDictionary<string, object> InstallationOf(CalicoCluster calico) =>
        calico.Cloud.Of("kubernetes:operator.tigera.io/v1:Installation")["calico-installation"];
}
