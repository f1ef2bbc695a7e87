using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Tests.Support;
using CalicoIPv6.Workloads;

namespace CalicoIPv6.Tests.Workloads;

[Collection("Deployment")]
public sealed class DualStackDemoTests
{
    public static TheoryData<StackMode, IPFamily, string[]> Services => new()
    {
        { StackMode.IPv4, IPFamily.IPv4, ["nginx-ipv4 SingleStack IPv4"] },
        { StackMode.DualStack, IPFamily.IPv4, ["nginx RequireDualStack IPv4,IPv6", "nginx-ipv4 SingleStack IPv4", "nginx-ipv6 SingleStack IPv6"] },
        { StackMode.DualStack, IPFamily.IPv6, ["nginx RequireDualStack IPv6,IPv4", "nginx-ipv4 SingleStack IPv4", "nginx-ipv6 SingleStack IPv6"] },
        { StackMode.IPv6, IPFamily.IPv6, ["nginx-ipv6 SingleStack IPv6"] },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Services_AreOneAFamilyAndOneForBoth(StackMode mode, IPFamily primary, string[] expected)
    {
        MockCloud cloud = await Run(new() { Plan = Plans.On(mode, primary) });

        IEnumerable<ImmutableDictionary<string, object>> services = cloud.Of("kubernetes:core/v1:Service").Values;
        Assert.Equal(expected, services.Select(s => $"{s.At("metadata.name")} {s.At("spec.ipFamilyPolicy")} {string.Join(',', s.TextsAt("spec.ipFamilies"))}").Order(StringComparer.Ordinal));
        Assert.All(services, service => Assert.Equal("NodePort", service.At("spec.type")));
    }

    [Fact]
    public async Task Services_LeadToTheServersPods()
    {
        MockCloud cloud = await Run(new() { Plan = Plans.DualStack });

        ImmutableDictionary<string, object> labels = cloud.Of("kubernetes:apps/v1:Deployment")["demo-server"].ObjectAt("spec.template.metadata.labels");
        Assert.All(cloud.Of("kubernetes:core/v1:Service").Values, service => Assert.Equal(labels, service.ObjectAt("spec.selector")));
    }

    [Theory]
    [InlineData(null, "docker.io/library/nginx:1.28.0-alpine", 2)]
    [InlineData("registry.example.com/mirror", "registry.example.com/mirror/library/nginx:1.28.0-alpine", 3)]
    public async Task Server_HasItsImageAndReplicas(string? mirror, string image, int replicas)
    {
        ImmutableDictionary<string, object> spec = (await Run(new() { Plan = Plans.DualStack, RegistryMirror = mirror, Replicas = replicas }))
            .Of("kubernetes:apps/v1:Deployment")["demo-server"].ObjectAt("spec");

        Assert.Equal(image, Assert.Single(spec.ObjectsAt("template.spec.containers"))["image"]);
        Assert.Equal(replicas, Convert.ToInt32(spec["replicas"], null));
    }

    private static Task<MockCloud> Run(DualStackDemoArgs args) => WorkloadCluster.Run(options => _ = new DualStackDemo("demo", args, options));
}
