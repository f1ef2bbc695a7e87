using System.Text;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Bootstrap;

namespace CalicoIPv6.Tests.Existing;

/// <summary>The whole program on hosts that exist: before somebody has booted them, and after.</summary>
[Collection("Deployment")]
public sealed partial class ExistingPlatformTests
{
    public static TheoryData<string, string> Modes => HostLists.Modes;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Plan_BeforeTheHostsBoot_HasKeysAndIdentityAlone(string mode, string primary)
    {
        StackPlan plan = await Plan(mode, primary);

        Assert.Equal(["calico-ipv6", "pulumi", "random", "tls"], Packages(plan));
        Assert.Equal(["random", "tls"], plan.Document.Resources.Where(r => r.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)).Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Plan_OfAReadyCluster_HasTheClustersObjectsToo(string mode, string primary)
    {
        StackPlan plan = await Plan(mode, primary, ("clusterReady", "true"), ("demo", "true"));

        Assert.Equal(["calico-ipv6", "kubernetes", "pulumi", "random", "tls"], Packages(plan));
        Assert.Subset(
            plan.Document.Resources.Select(r => r.Name).ToHashSet(), new HashSet<string> { "join-token", "calico-installation", "dns", "demo" });
        Assert.DoesNotContain(plan.Document.Resources, r => r.Name == "calico-other-network");
    }

    // clusterReady: false again would take Calico from under pods that run.
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", null)]
    public async Task Provider_OfTheCluster_IsProtected(string ready, bool? isProtected)
    {
        StackPlan plan = await Plan("ipv6", "", ("clusterReady", ready));

        Assert.Equal(isProtected, plan.Document.Resources.SingleOrDefault(r => r.Type == "pulumi:providers:kubernetes")?.IsProtected);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task UserData_OfEachHost_IsSecretAndHasItsAddresses(string mode, string primary)
    {
        StackPlan plan = await Plan(mode, primary);
        var userData = (PlanMap)Outputs(plan)["userData"]!;

        Assert.Equal(["metal-0", "metal-1", "metal-2"], userData.Entries.Keys);
        Assert.All(userData.Entries, host =>
        {
            string text = ((PlanScalar)Assert.IsType<PlanSecret>(host.Value).Value).Text!;
            Assert.StartsWith("#cloud-config\n", text, StringComparison.Ordinal);
            string kubeadm = CloudInit.Kubeadm(text)!;
            string kind = host.Key == "metal-1" ? "InitConfiguration" : "JoinConfiguration";
            string nodeIP = NodeIP().Match(kubeadm).Groups["value"].Value;
            Assert.Contains($"kind: {kind}", kubeadm, StringComparison.Ordinal);
            Assert.Equal(string.Join(',', plan.Addresses.Families.Select(f => Address(f, host.Key[^1]))), nodeIP);
        });
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Certificate_OfTheApi_HasTheEndpointAndTheFirstControlPlanesAddresses(string mode, string primary)
    {
        StackPlan plan = await Plan(mode, primary, ("apiEndpoint", "api.example.com"));
        string document = Encoding.UTF8.GetString(RenderedFiles.Of(plan)["hosts/metal-1/kubeadm.yaml"]);

        Assert.Equal(
            ["api.example.com", .. plan.Addresses.Families.Select(f => Address(f, '1')), .. plan.Addresses.ServiceCidrs.Select(c => c.AddressAt(1).ToString())],
            YamlReader.Document(document, "ClusterConfiguration").ListAt("apiServer.certSANs"));
    }

    [Theory]
    [InlineData("ipv4", "", "10.9.0.11")]
    [InlineData("dualstack", "ipv6", "fd00:9::11")]
    [InlineData("ipv6", "", "fd00:9::11")]
    public async Task Endpoint_NotGiven_IsTheOnlyControlPlanesAddressInThePrimaryFamily(string mode, string primary, string address)
    {
        StackPlan plan = await Plan(mode, primary);

        Assert.Equal(address, ((PlanScalar)Outputs(plan)["apiEndpoint"]!).Text);
        string kubeconfig = ((PlanScalar)Outputs(plan)["kubeconfig"]!.Revealed).Text!;
        Assert.Contains($"server: https://{HostPort.Of(address)}\n", kubeconfig, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IPv6_HasNoIPv4AddressAnywhere()
    {
        StackPlan plan = await Plan("ipv6", "", ("clusterReady", "true"));
        SortedDictionary<string, byte[]> files = RenderedFiles.Of(plan);

        Assert.Contains("firewall.txt", files.Keys);
        Assert.All(
            files.Where(f => f.Key.StartsWith("hosts/", StringComparison.Ordinal) || f.Key is "firewall.txt" or "kubeconfig.yaml" || f.Key.StartsWith("calico/", StringComparison.Ordinal)),
            f => Assert.DoesNotMatch(IPv4Address(), Encoding.UTF8.GetString(f.Value)));
    }

    private static string Address(IPFamily family, char host) => family == IPFamily.IPv4 ? $"10.9.0.1{host}" : $"fd00:9::1{host}";

    private static string[] Packages(StackPlan plan) =>
        [.. plan.Document.Resources.Select(r => r.Type.Split(':')[0]).Distinct().Order(StringComparer.Ordinal)];

    private static PlanMap Outputs(StackPlan plan) => plan.Document.Resources.Single(r => r.Type == "pulumi:pulumi:Stack").Outputs;

    private static Task<StackPlan> Plan(string mode, string primary, params (string Key, string? Value)[] values) =>
        StackPlan.MakeAsync(HostLists.Of(mode, primary, values), simulate: true);

    [GeneratedRegex(@"name: node-ip\s+value: (?<value>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex NodeIP();

    [GeneratedRegex(@"(?<![0-9.])[0-9]{1,3}(\.[0-9]{1,3}){3}(?![0-9.])", RegexOptions.ExplicitCapture)]
    private static partial Regex IPv4Address();
}
