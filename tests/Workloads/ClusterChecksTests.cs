using System.Collections.Immutable;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Tests.Support;
using CalicoIPv6.Workloads;

namespace CalicoIPv6.Tests.Workloads;

[Collection("Deployment")]
public sealed class ClusterChecksTests
{
    [Fact]
    public async Task Targets_RunOnEveryHost_ControlPlanesToo()
    {
        ImmutableDictionary<string, object> pod = (await Run(new() { Plan = Plans.DualStack })).Of("kubernetes:apps/v1:DaemonSet")["checks-targets"].ObjectAt("spec.template.spec");

        Assert.Equal("node-role.kubernetes.io/control-plane", Assert.Single(pod.ObjectsAt("tolerations"))["key"]);
        Assert.Equal("registry.k8s.io/e2e-test-images/agnhost:2.53", Assert.Single(pod.ObjectsAt("containers"))["image"]);
    }

    [Fact]
    public async Task Services_DualStack_AreOneAFamilyAndAHeadlessOneForBoth()
    {
        ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> services = (await Run(new() { Plan = Plans.DualStackIPv6First })).Of("kubernetes:core/v1:Service");

        Assert.Equal(
            ["targets RequireDualStack IPv6,IPv4 None", "targets-ipv4 SingleStack IPv4 ", "targets-ipv6 SingleStack IPv6 "],
            services.Values.Select(s => $"{s.At("metadata.name")} {s.At("spec.ipFamilyPolicy")} {string.Join(',', s.TextsAt("spec.ipFamilies"))} {s.At("spec.clusterIP")}"));
    }

    // Another script has to be run again: it is another object, by whose name the Job is another too.
    [Fact]
    public async Task Job_RunsTheScriptOfTheObjectThatHasIt()
    {
        MockCloud cloud = await Run(new() { Plan = Plans.DualStack });

        Assert.Contains("cluster-checks.sh", cloud.Of("kubernetes:core/v1:ConfigMap")["checks-script"].ObjectAt("data").Keys);
        Assert.Null(cloud.Of("kubernetes:core/v1:ConfigMap")["checks-script"].At("metadata.name"));
        ImmutableDictionary<string, object> pod = cloud.Of("kubernetes:batch/v1:Job")["checks-job"].ObjectAt("spec.template.spec");
        Assert.Equal("checks-script-1234", Assert.Single(pod.ObjectsAt("volumes")).At("configMap.name"));
        Assert.Equal(["/bin/sh", "/checks/cluster-checks.sh"], Assert.Single(pod.ObjectsAt("containers")).TextsAt("command"));
    }

    [Theory]
    [InlineData(StackMode.IPv4, "IPv4", "10.244.0.0/16", null)]
    [InlineData(StackMode.DualStack, "IPv4 IPv6", "10.244.0.0/16", "fd12:3456:789a:100::/56")]
    [InlineData(StackMode.IPv6, "IPv6", null, "fd12:3456:789a:100::/56")]
    public void Environment_OfTheMode_HasItsFamiliesAndPools(StackMode mode, string families, string? ipv4, string? ipv6)
    {
        IReadOnlyDictionary<string, string> environment = CheckJob.Environment(new() { Plan = Plans.On(mode) });

        Assert.Equal((families, ipv4, ipv6), (environment["FAMILIES"], environment.GetValueOrDefault("POOLS_IPV4"), environment.GetValueOrDefault("POOLS_IPV6")));
        Assert.Equal("", environment["NAT64_PREFIX"]);
    }

    [Fact]
    public void Environment_OfDns64AndMirror_HasTheirs()
    {
        AddressPlan plan = Plans.IPv6 with { Dns = new() { Server = DnsServer.CoreDns, Nat64Prefix = Cidr.Parse("64:ff9b::/96"), UpstreamResolvers = [IPAddress.IPv6Loopback] } };

        IReadOnlyDictionary<string, string> environment = CheckJob.Environment(new() { Plan = plan, RegistryMirror = "registry.example.com:5000/mirror" });

        Assert.Equal(("64:ff9b::/96", "https://registry.example.com:5000/v2/"), (environment["NAT64_PREFIX"], environment["EGRESS_URL"]));
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(null, "")]
    public void Environment_HasTheHostsWhereTheyAreKnown(int? hosts, string expected) =>
        Assert.Equal(expected, CheckJob.Environment(new() { Plan = Plans.IPv6, Hosts = hosts })["HOSTS"]);

    [Fact]
    public async Task Job_ThatFailed_IsRunAgainByTheNextUpdate() => Assert.Equal(
        "true", (await Run(new() { Plan = Plans.IPv6 })).Of("kubernetes:batch/v1:Job")["checks-job"].ObjectAt("metadata.annotations")["pulumi.com/replaceUnready"]);

    private static Task<MockCloud> Run(ClusterChecksArgs args) => WorkloadCluster.Run(options => _ = new ClusterChecks("checks", args, options));
}
