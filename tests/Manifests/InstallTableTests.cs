using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.Manifest;
using CalicoIPv6.Dns;
using CalicoIPv6.Tests.Calico;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Manifests;

/// <summary>What each mode comes to, in each way of installing: pools, calico-node's environment, Corefile.</summary>
[Collection("Deployment")]
public sealed class InstallTableTests
{
    private const string IPv4Pool = "default-ipv4-ippool 10.244.0.0/16 /26 {4} nat=True all() noexport=False Workload+Tunnel Automatic";
    private const string IPv6Pool = "default-ipv6-ippool fd12:3456:789a:100::/56 /122 {6} nat=True all() noexport=False Workload+Tunnel Automatic";

    /// <summary>Shape; pools; IP, IP6, CALICO_ROUTER_ID, FELIX_IPV6SUPPORT; CALICO_IPV4POOL_CIDR, CALICO_IPV6POOL_CIDR; backend; resolvers.</summary>
    public static TheoryData<string, string[], string, string, string> Table => new()
    {
        { "ipv4", [Pool(IPv4Pool, "None")], "autodetect none - false", "10.244.0.0/16 none", "bird" },
        { "dualstack", [Pool(IPv4Pool, "None"), Pool(IPv6Pool, "None")], "autodetect autodetect - true", "10.244.0.0/16 fd12:3456:789a:100::/56", "bird" },
        { "dualstack-ipv6-first", [Pool(IPv4Pool, "None"), Pool(IPv6Pool, "None")], "autodetect autodetect - true", "10.244.0.0/16 fd12:3456:789a:100::/56", "bird" },
        { "dualstack-cross-subnet", [Pool(IPv4Pool, "VXLANCrossSubnet"), Pool(IPv6Pool, "VXLANCrossSubnet")], "autodetect autodetect - true", "10.244.0.0/16 fd12:3456:789a:100::/56", "bird" },
        { "dualstack-vxlan", [Pool(IPv4Pool, "VXLAN"), Pool(IPv6Pool, "VXLAN")], "autodetect autodetect - true", "10.244.0.0/16 fd12:3456:789a:100::/56", "vxlan" },
        { "ipv6", [Pool(IPv6Pool, "None")], "none autodetect hash true", "none fd12:3456:789a:100::/56", "bird" },
        // VXLAN without an IPv4 pool: the pool is an object, since 3.32.1 would pass over CALICO_IPV6POOL_VXLAN.
        { "ipv6-cross-subnet", [Pool(IPv6Pool, "VXLANCrossSubnet")], "none autodetect hash true", "none none", "bird" },
        { "ipv6-vxlan", [Pool(IPv6Pool, "VXLAN")], "none autodetect hash true", "none none", "vxlan" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Manifest_EachMode_HasThePoolsAndTheEnvironment(string shape, string[] pools, string addresses, string cidrs, string backend)
    {
        string manifest = CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of(shape), Plans.Cluster());

        Assert.Equal(pools, ManifestPools.Of(manifest));
        Assert.Equal(addresses, string.Join(' ', Values(manifest, "IP", "IP6", "CALICO_ROUTER_ID", "FELIX_IPV6SUPPORT")));
        Assert.Equal(cidrs, string.Join(' ', Values(manifest, "CALICO_IPV4POOL_CIDR", "CALICO_IPV6POOL_CIDR")));
        Assert.Contains($"calico_backend: \"{backend}\"\n", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Operator_EachMode_HasTheSamePools(string shape, string[] pools, string addresses, string cidrs, string backend)
    {
        _ = (addresses, cidrs);
        ImmutableDictionary<string, object> network = (await CalicoCluster.Install(ManifestPlans.Of(shape))).Cloud
            .Of("kubernetes:operator.tigera.io/v1:Installation")["calico-installation"].ObjectAt("spec.calicoNetwork");

        Assert.Equal(pools, OfOperator(network.ObjectsAt("ipPools")));
        Assert.Equal(backend == "bird" ? "Enabled" : "Disabled", network["bgp"]);
    }

    [Theory]
    [InlineData(Dataplane.Iptables, "Iptables - Enabled")]
    [InlineData(Dataplane.Nftables, "Nftables - Enabled")]
    [InlineData(Dataplane.Bpf, "BPF Enabled Enabled")]
    public async Task Operator_EachModeAndDataplane_HasWhatItNeedsAndThePools(Dataplane dataplane, string expected)
    {
        foreach (string shape in new[] { "ipv4", "dualstack", "dualstack-ipv6-first", "ipv6" })
        {
            AddressPlan plan = ManifestPlans.Of(shape);
            ImmutableDictionary<string, object> network = (await CalicoCluster.Install(plan with { Dataplane = dataplane })).Cloud
                .Of("kubernetes:operator.tigera.io/v1:Installation")["calico-installation"].ObjectAt("spec.calicoNetwork");

            Assert.Equal(expected, string.Join(' ', new[] { "linuxDataplane", "bpfNetworkBootstrap", "kubeProxyManagement" }.Select(field => network.GetValueOrDefault(field) ?? "-")));
            Assert.Equal(plan.IPPools.Select(p => p.Cidr.ToString()), network.ObjectsAt("ipPools").Select(p => (string)p["cidr"]));
        }
    }

    [Theory]
    [InlineData("dualstack")]
    [InlineData("ipv6")]
    [InlineData("ipv6-cross-subnet")]
    public async Task Pools_OfAPersonsChoice_AreTheSameByOperatorAndManifest(string shape)
    {
        AddressPlan plan = ManifestPlans.Of(shape);
        IPPool ipv6 = plan.IPPools.Single(p => p.Cidr.Family == IPFamily.IPv6);
        IPPool[] own =
        [
            ipv6 with { Name = "racks", Cidr = Cidr.Parse("fd12:3456:789a:100::/64"), BlockSize = 120, NatOutgoing = false, NodeSelector = "rack == \"a\"", DisableBgpExport = true },
            ipv6 with { Name = "gates", Cidr = Cidr.Parse("fd12:3456:789a:101::/64"), AllowedUses = ["Workload"], AssignmentMode = "Manual" },
        ];
        AddressPlan mixed = plan with { IPPools = [.. plan.IPPools.Where(p => p != ipv6), .. own] };

        ImmutableDictionary<string, object> network = (await CalicoCluster.Install(mixed)).Cloud
            .Of("kubernetes:operator.tigera.io/v1:Installation")["calico-installation"].ObjectAt("spec.calicoNetwork");

        Assert.Equal(OfOperator(network.ObjectsAt("ipPools")), ManifestPools.Of(CalicoManifestText.Fit(SmallManifests.Calico, mixed, Plans.Cluster())));
    }

    [Theory]
    [InlineData("ipv4", "", "/etc/resolv.conf", null)]
    [InlineData("dualstack", "", "/etc/resolv.conf", null)]
    [InlineData("dualstack", "9.9.9.9 2620:fe::fe", "9.9.9.9 2620:fe::fe", null)]
    [InlineData("dualstack+nat64", "", "/etc/resolv.conf", "dns64 {\n        prefix 64:ff9b::/96\n        allow_ipv4\n    }\n")]
    [InlineData("ipv6", "fd00:ec2::253", "fd00:ec2::253", null)]
    [InlineData("ipv6", "2620:fe::fe", "2620:fe::fe", null)]
    [InlineData("ipv6+nat64", "2620:fe::fe", "2620:fe::fe", "dns64 {\n        prefix 64:ff9b::/96\n    }\n")]
    public void Corefile_EachMode_AsksTheResolversAndMakesUpWhatNat64Answers(string shape, string resolvers, string upstreams, string? dns64)
    {
        AddressPlan plan = ManifestPlans.Of(shape.Split('+')[0]);
        plan = plan with
        {
            Dns = plan.Dns with
            {
                Nat64Prefix = shape.Contains('+', StringComparison.Ordinal) ? DnsRequest.WellKnownNat64Prefix : null,
                UpstreamResolvers = [.. resolvers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)],
            },
        };

        Assert.Equal(
            $$"""
            .:53 {
                errors
                health {
                    lameduck 5s
                }
                ready
                {{dns64?[..^1] ?? "#"}}
                kubernetes cluster.local in-addr.arpa ip6.arpa {
                    pods insecure
                    fallthrough in-addr.arpa ip6.arpa
                    ttl 30
                }
                prometheus :9153
                forward . {{upstreams}} {
                    max_concurrent 1000
                }
                cache 30 {
                    disable success cluster.local
                    disable denial cluster.local
                }
                loop
                reload
                loadbalance
            }

            """.Replace("    #\n", "", StringComparison.Ordinal),
            ClusterCorefile.For(plan).ToString());
    }

    [Theory]
    [InlineData(StackMode.IPv6, "", "fd00:ec2::253")]
    [InlineData(StackMode.IPv6, "2620:fe::fe", "2620:fe::fe")]
    [InlineData(StackMode.DualStack, "", "")]
    [InlineData(StackMode.IPv4, "", "")]
    public void Resolvers_ModeIPv6_AreTheCloudsOwn_UnlessGiven(StackMode mode, string given, string expected)
    {
        AddressPlan plan = AddressPlanner.Plan(new AddressRequest
        {
            Mode = mode,
            UniqueLocal = Cidr.Parse("fd12:3456:789a::/48"),
            Dns = new() { CloudResolvers = [IPAddress.Parse("fd00:ec2::253")], UpstreamResolvers = [.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)] },
        });

        Assert.Equal(expected, string.Join(' ', plan.Dns.UpstreamResolvers));
    }

    private static string Pool(string pool, string encapsulation) =>
        pool.Replace("{4}", encapsulation, StringComparison.Ordinal).Replace("{6}", encapsulation, StringComparison.Ordinal);

    private static IEnumerable<string> Values(string manifest, params IEnumerable<string> names) => names.Select(n => ManifestPools.Variable(manifest, n) ?? "-");

    private static IEnumerable<string> OfOperator(IEnumerable<ImmutableDictionary<string, object>> pools) => pools.Select(p => ManifestPools.Shown(
        (string)p["name"], (string)p["cidr"], Convert.ToInt32(p["blockSize"], CultureInfo.InvariantCulture), (string)p["encapsulation"], (string)p["natOutgoing"] == "Enabled",
        (string)p["nodeSelector"], (bool)p["disableBGPExport"], p.TextsAt("allowedUses"), (string)p["assignmentMode"])).Order(StringComparer.Ordinal);
}
