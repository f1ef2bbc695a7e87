using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Dns;
using CalicoIPv6.Tests.Bootstrap;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Dns;

[Collection("Deployment")]
public sealed class NodeLocalDnsTests
{
    private const string DaemonSet = "kubernetes:apps/v1:DaemonSet";
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";
    private const string Service = "kubernetes:core/v1:Service";

    private static readonly string[] Types =
        [DaemonSet, ConfigMap, Service, "kubernetes:core/v1:ServiceAccount", "kubernetes:core/v1:ConfigMapPatch", "kubernetes:core/v1:ServicePatch"];

    public static TheoryData<StackMode, string, string, string> Modes => new()
    {
        { StackMode.IPv4, "169.254.20.10", "169.254.20.10:8080", "IPv4" },
        { StackMode.DualStack, "169.254.20.10", "169.254.20.10:8080", "IPv4" },
        { StackMode.IPv6, "fd00:90de:d95::1", "[fd00:90de:d95::1]:8080", "IPv6" },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Cache_HasOneAddress_OfThePrimaryFamily(StackMode mode, string address, string health, string family)
    {
        MockCloud cloud = await Run(WithCache(mode));

        ImmutableDictionary<string, object> container = Container(cloud);
        Assert.Equal(["-localip", address], container.TextsAt("args").Take(2));
        Assert.Equal(address, container.At("livenessProbe.httpGet.host"));
        var corefile = (string)cloud.Of(ConfigMap)["dns-cache-config"].ObjectAt("data")["Corefile"];
        Assert.Equal(4, corefile.Split($"bind {address}\n").Length - 1);
        Assert.Contains($"health {health}\n", corefile, StringComparison.Ordinal);
        Assert.Equal([family], cloud.Of(Service)["dns-cache-upstream"].TextsAt("spec.ipFamilies"));
    }

    [Fact]
    public async Task Cache_WritesNoPacketFilterRules_AndRunsOnEveryHostOfItsOwnNetwork()
    {
        MockCloud cloud = await Run(WithCache(StackMode.DualStack));

        Assert.Contains("-setupiptables=false", Container(cloud).TextsAt("args"));
        ImmutableDictionary<string, object> pod = cloud.Of(DaemonSet)["dns-cache-cache"].ObjectAt("spec.template.spec");
        Assert.Equal((true, "Default"), (pod["hostNetwork"], pod["dnsPolicy"]));
        Assert.Equal("Exists", Assert.Single(pod.ObjectsAt("tolerations"))["operator"]);
    }

    [Fact]
    public async Task Cache_AsksClusterDnsForTheCluster_AndResolversForTheRest() =>
        Assert.Equal(
            ["__PILLAR__CLUSTER__DNS__", "__PILLAR__CLUSTER__DNS__", "__PILLAR__CLUSTER__DNS__", "/etc/resolv.conf"], Forwards(await Run(WithCache(StackMode.DualStack))));

    [Fact]
    public async Task Cache_WithDns64_AsksClusterDnsForAll()
    {
        AddressPlan plan = WithCache(StackMode.IPv6);

        Assert.Equal(
            Enumerable.Repeat("__PILLAR__CLUSTER__DNS__", 4),
            Forwards(await Run(plan with { Dns = plan.Dns with { Nat64Prefix = DnsRequest.WellKnownNat64Prefix } })));
    }

    [Fact]
    public async Task Image_WithMirror_ComesFromThere() => Assert.StartsWith(
        "registry.example.com/mirror/dns/k8s-dns-node-cache:", (string)Container(await Run(WithCache(StackMode.DualStack), "registry.example.com/mirror"))["image"], StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Kubelet_TellsPodsTheCache(StackMode mode, string address, string health, string family)
    {
        _ = (health, family);
        Assert.Contains($"- {address}\n", Kubeadm(WithCache(mode)).Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Kubeadm_WithKubeDns_LeavesCoreDnsOut()
    {
        AddressPlan plan = Plans.DualStack with { Dns = Plans.DualStack.Dns with { Server = DnsServer.KubeDns } };

        Assert.Contains("dns:\n  disabled: true\n", Kubeadm(plan), StringComparison.Ordinal);
        Assert.DoesNotContain("disabled:", Kubeadm(Plans.DualStack), StringComparison.Ordinal);
    }

    private static string Kubeadm(AddressPlan plan)
    {
        string shape = plan.IsDualStack ? "dualstack" : plan.Mode.Lower();
        return ControlPlaneInit.KubeadmDocuments(Bootstraps.Host(shape, "init"), Bootstraps.Cluster(shape) with { Plan = plan });
    }

    private static AddressPlan WithCache(StackMode mode) => AddressPlanner.Plan(new AddressRequest
    {
        Mode = mode,
        UniqueLocal = Cidr.Parse("fd12:3456:789a::/48"),
        CloudGivesIPv6Hosts = true,
        Dns = new() { NodeLocalCache = true },
    });

    private static ImmutableDictionary<string, object> Container(MockCloud cloud) =>
        Assert.Single(cloud.Of(DaemonSet)["dns-cache-cache"].ObjectsAt("spec.template.spec.containers"));

    private static IEnumerable<string> Forwards(MockCloud cloud) => ((string)cloud.Of(ConfigMap)["dns-cache-config"].ObjectAt("data")["Corefile"]).Split('\n')
        .Where(l => l.Contains("forward . ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[2]);

    private static async Task<MockCloud> Run(AddressPlan plan, string? mirror = null)
    {
        var cloud = new MockCloud();
        foreach (string type in Types)
        {
            cloud.Knows(type);
        }

        await cloud.RunAsync(() => _ = new ClusterDns("dns", new ClusterDnsArgs { Plan = plan, RegistryMirror = mirror }, new ComponentResourceOptions
        {
            Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "apiVersion: v1" }),
        }));
        return cloud;
    }
}
