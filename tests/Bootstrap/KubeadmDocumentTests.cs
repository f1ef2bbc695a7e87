using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Bootstrap.Kubeadm;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Bootstrap;

public sealed partial class KubeadmDocumentTests
{
    public static TheoryData<string, string> Matrix => Bootstraps.Matrix();

    [Theory]
    [MemberData(nameof(Matrix))]
    public void KubeadmDocuments_EveryModeAndRole_MatchGolden(string shape, string role) =>
        Golden.Matches(Bootstraps.Kubeadm(shape, role), $"bootstrap/{shape}/kubeadm-{role}.yaml");

    [Theory]
    [InlineData("init")]
    [InlineData("control-plane")]
    [InlineData("worker")]
    public void KubeadmDocuments_IPv6_HoldNoIPv4Address(string role) => Assert.DoesNotMatch(IPv4Address(), Bootstraps.Kubeadm("ipv6", role));

    [Theory]
    [InlineData("init")]
    [InlineData("control-plane")]
    [InlineData("worker")]
    public void KubeadmDocuments_IPv4_HoldNoIPv6Address(string role) =>
        Assert.DoesNotContain("::", Bootstraps.Kubeadm("ipv4", role), StringComparison.Ordinal);

    [Theory]
    [InlineData("dualstack", "10.244.0.0/16,fd12:3456:789a:100::/56", "10.96.0.0/16,fd12:3456:789a:200::/112", "192.0.2.10,2001:db8::10")]
    [InlineData("dualstack-ipv6-first", "fd12:3456:789a:100::/56,10.244.0.0/16", "fd12:3456:789a:200::/112,10.96.0.0/16", "2001:db8::10,192.0.2.10")]
    public void KubeadmDocuments_DualStack_OrderEveryListPrimaryFirst(string shape, string pods, string services, string nodeIPs)
    {
        string text = Bootstraps.Kubeadm(shape, "init");
        YamlNode cluster = YamlReader.Document(text, "ClusterConfiguration");
        YamlNode init = YamlReader.Document(text, "InitConfiguration");

        Assert.Equal(pods, cluster.At("networking.podSubnet"));
        Assert.Equal(services, cluster.At("networking.serviceSubnet"));
        Assert.Equal(pods, YamlReader.Document(text, "KubeProxyConfiguration").At("clusterCIDR"));
        Assert.Equal("node-ip", init.At("nodeRegistration.kubeletExtraArgs.0.name"));
        Assert.Equal(nodeIPs, init.At("nodeRegistration.kubeletExtraArgs.0.value"));
        Assert.Equal(nodeIPs.Split(',')[0], init.At("localAPIEndpoint.advertiseAddress"));
        Assert.Equal(
            ["api.example.com", .. nodeIPs.Split(','), .. shape == "dualstack" ? SecondsOfServices : SecondsOfServices.Reverse()],
            cluster.ListAt("apiServer.certSANs"));
    }

    [Theory]
    [InlineData("ipv4", "10.96.0.10")]
    [InlineData("dualstack", "10.96.0.10")]
    [InlineData("dualstack-ipv6-first", "fd12:3456:789a:200::a")]
    [InlineData("ipv6", "fd12:3456:789a:200::a")]
    public void KubeletConfiguration_EveryMode_HasTheOneDnsAddressOfThePrimaryFamily(string shape, string address) =>
        Assert.Equal([address], YamlReader.Document(Bootstraps.Kubeadm(shape, "init"), "KubeletConfiguration").ListAt("clusterDNS"));

    [Theory]
    [InlineData("ipv4", "0.0.0.0", null)]
    [InlineData("dualstack", "::", "::")]
    [InlineData("ipv6", "::", "::")]
    public void Components_EveryMode_ListenOnTheFamiliesOfTheMode(string shape, string apiServer, string? kubelet)
    {
        string text = Bootstraps.Kubeadm(shape, "init");

        Assert.Equal("bind-address", YamlReader.Document(text, "ClusterConfiguration").At("apiServer.extraArgs.0.name"));
        Assert.Equal(apiServer, YamlReader.Document(text, "ClusterConfiguration").At("apiServer.extraArgs.0.value"));
        Assert.Equal(kubelet, YamlReader.Document(text, "KubeletConfiguration").At("address"));
    }

    [Fact]
    public void ClusterConfiguration_PodSubnet_HasNoSpaceAndNoQuotes() =>
        Assert.Contains("  podSubnet: 10.244.0.0/16,fd12:3456:789a:100::/56\n", Bootstraps.Kubeadm("dualstack", "init"), StringComparison.Ordinal);

    [Fact]
    public void ClusterConfiguration_EndpointIsIPv6Literal_IsBracketedWithPortButNotAsName()
    {
        YamlNode cluster = YamlReader.Document(Bootstraps.Kubeadm("ipv6", "init", "2001:db8::10"), "ClusterConfiguration");

        Assert.Equal("[2001:db8::10]:6443", cluster.At("controlPlaneEndpoint"));
        Assert.Equal(["2001:db8::10", "fd12:3456:789a:200::1"], cluster.ListAt("apiServer.certSANs"));
    }

    // Where a balancer has one family, clients of the other reach the API at another address.
    [Fact]
    public void ClusterConfiguration_FurtherNamesOfTheApi_AreInItsCertificate()
    {
        ClusterFacts facts = Bootstraps.Cluster("dualstack") with { FurtherApiNames = ["2620:fe::6443"] };
        ClusterConfiguration configuration = ClusterConfiguration.For(Bootstraps.Host("dualstack", "init"), facts);

        Assert.Equal(["api.example.com", "2620:fe::6443"], configuration.ApiServer.CertSans.Take(2));
    }

    [Fact]
    public void JoinConfiguration_EndpointIsIPv6Literal_IsBracketed() => Assert.Equal(
        "[2001:db8::10]:6443",
        YamlReader.Document(Bootstraps.Kubeadm("ipv6", "worker", "2001:db8::10"), "JoinConfiguration").At("discovery.bootstrapToken.apiServerEndpoint"));

    [Fact]
    public void ClusterConfiguration_CalicoGivesAddresses_SoKubernetesDoesNot()
    {
        YamlNode cluster = YamlReader.Document(Bootstraps.Kubeadm("dualstack", "init"), "ClusterConfiguration");

        Assert.Equal("allocate-node-cidrs", cluster.At("controllerManager.extraArgs.0.name"));
        Assert.Equal("false", cluster.At("controllerManager.extraArgs.0.value"));
    }

    [Theory]
    [InlineData("ipv4", "allocate-node-cidrs=true node-cidr-mask-size-ipv4=25")]
    [InlineData("dualstack", "allocate-node-cidrs=true node-cidr-mask-size-ipv4=25 node-cidr-mask-size-ipv6=72")]
    [InlineData("ipv6", "allocate-node-cidrs=true node-cidr-mask-size-ipv6=72")]
    public void ClusterConfiguration_HostLocal_GivesNodesRangesOfTheFamiliesOfTheMode(string shape, string arguments)
    {
        ClusterFacts cluster = Bootstraps.Cluster(shape);
        AddressPlan plan = cluster.Plan with { Ipam = Ipam.HostLocal, NodeCidrMaskSizeIPv4 = 25, NodeCidrMaskSizeIPv6 = 72 };

        ClusterConfiguration document = ClusterConfiguration.For(Bootstraps.Host(shape, "init"), cluster with { Plan = plan });

        Assert.Equal(arguments, string.Join(' ', document.ControllerManager.ExtraArgs.Items.Select(a => $"{a.Name}={a.Value}")));
    }

    // Two means at once would write rules over each other; Calico's nftables dataplane wants kube-proxy's.
    [Theory]
    [InlineData(Dataplane.Iptables, "iptables")]
    [InlineData(Dataplane.Nftables, "nftables")]
    public void KubeProxy_WritesRulesByTheMeansOfCalico(Dataplane dataplane, string mode) =>
        Assert.Equal(mode, KubeProxyConfiguration.For(Plans.DualStack with { Dataplane = dataplane }).Mode);

    [Fact]
    public void JoinConfiguration_OnlyControlPlane_HasLocalApiEndpoint()
    {
        Assert.Equal("2001:db8::11", Join("control-plane").At("controlPlane.localAPIEndpoint.advertiseAddress"));
        Assert.Null(Join("worker").Node("controlPlane"));

        static YamlNode Join(string role) => YamlReader.Document(Bootstraps.Kubeadm("dualstack-ipv6-first", role), "JoinConfiguration");
    }

    // A token that kubeadm init made would have the name of the stack's own Secret, which then could not be made.
    [Fact]
    public void InitConfiguration_MakesNoTokenThatTheHostsKnow() =>
        Assert.DoesNotContain("abcdef", Bootstraps.Kubeadm("dualstack", "init"), StringComparison.Ordinal);

    [Fact]
    public void KubeadmDocuments_Before131_AreV1Beta3()
    {
        ClusterFacts cluster = Older(Bootstraps.Cluster("dualstack"));
        string init = ControlPlaneInit.KubeadmDocuments(Bootstraps.Host("dualstack", "init"), cluster);
        string join = WorkerJoin.KubeadmDocuments(Bootstraps.Host("dualstack", "worker"), cluster);

        YamlNode document = YamlReader.Document(init, "ClusterConfiguration");
        Assert.Equal("kubeadm.k8s.io/v1beta3", document.At("apiVersion"));
        Assert.Equal("::", document.At("apiServer.extraArgs.bind-address"));
        Assert.Equal("false", document.At("controllerManager.extraArgs.allocate-node-cidrs"));
        Assert.Null(document.Node("encryptionAlgorithm"));
        Assert.Null(document.Node("certificateValidityPeriod"));
        Assert.Null(YamlReader.Document(init, "InitConfiguration").Node("timeouts"));
        Assert.Equal("kubeadm.k8s.io/v1beta3", YamlReader.Document(init, "InitConfiguration").At("apiVersion"));
        YamlNode worker = YamlReader.Document(join, "JoinConfiguration");
        Assert.Equal("192.0.2.12,2001:db8::12", worker.At("nodeRegistration.kubeletExtraArgs.node-ip"));
        Assert.Equal("10m0s", worker.At("discovery.timeout"));
        Assert.Null(worker.Node("timeouts"));

        static ClusterFacts Older(ClusterFacts facts) => facts with { Cluster = facts.Cluster with { KubernetesVersion = "1.30.14" } };
    }

    // A balancer sends nothing to a new host for minutes.
    [Theory]
    [InlineData("init", "InitConfiguration")]
    [InlineData("control-plane", "JoinConfiguration")]
    [InlineData("worker", "JoinConfiguration")]
    public void KubeadmDocuments_EveryRole_GiveTheApiTime(string role, string kind) =>
        Assert.Equal("5m0s", YamlReader.Document(Bootstraps.Kubeadm("dualstack", role), kind).At("timeouts.kubernetesAPICall"));

    [Fact]
    public void ClusterConfiguration_CertificatesOfControlPlanes_LiveHalfAsLongAsTheCa() => Assert.Equal(
        $"{CertificateTerms.CaHours / 2}h0m0s",
        YamlReader.Document(Bootstraps.Kubeadm("dualstack", "init"), "ClusterConfiguration").At("certificateValidityPeriod"));

    // Further control planes take the names in their certificates from the cluster.
    [Fact]
    public void ClusterConfiguration_CertificateNames_AreOfEveryControlPlane()
    {
        ClusterFacts cluster = Bootstraps.Cluster("ipv6") with { ControlPlaneAddresses = ["2001:db8::10", "2001:db8::11"] };

        Assert.Equal(
            ["api.example.com", "2001:db8::10", "2001:db8::11", "fd12:3456:789a:200::1"],
            ClusterConfiguration.For(Bootstraps.Host("ipv6", "init"), cluster).ApiServer.CertSans);
    }

    [Theory]
    [InlineData("1.30.14", "v1beta3")]
    [InlineData("1.31.0", "v1beta4")]
    [InlineData("1.36.2", "v1beta4")]
    public void KubeadmApi_FollowsTheVersionOfKubernetes(string kubernetes, string version) =>
        Assert.Equal($"kubeadm.k8s.io/{version}", KubeadmApi.Of(kubernetes).Version);

    [Fact]
    public void ClusterConfiguration_Mirror_HoldsEveryImageUnderTheNameItHasInThePublicRegistry()
    {
        ClusterFacts cluster = Bootstraps.Cluster("ipv6");
        cluster = cluster with { Cluster = cluster.Cluster with { RegistryMirror = "registry.example.com:5000/k8s" } };
        YamlNode document = YamlReader.Document(ControlPlaneInit.KubeadmDocuments(Bootstraps.Host("ipv6", "init"), cluster), "ClusterConfiguration");

        Assert.Equal("registry.example.com:5000/k8s", document.At("imageRepository"));
        Assert.Equal("registry.example.com:5000/k8s/coredns", document.At("dns.imageRepository"));
        Assert.Null(YamlReader.Document(Bootstraps.Kubeadm("ipv6", "init"), "ClusterConfiguration").Node("imageRepository"));
    }

    [Fact]
    public void JoinConfiguration_KnowsTheCaByItsHash() => Assert.Equal(
        [Bootstraps.Cluster("ipv6").CaCertHash],
        YamlReader.Document(Bootstraps.Kubeadm("ipv6", "worker"), "JoinConfiguration").ListAt("discovery.bootstrapToken.caCertHashes"));

    private static readonly string[] SecondsOfServices = ["10.96.0.1", "fd12:3456:789a:200::1"];

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+")]
    internal static partial Regex IPv4Address();
}
