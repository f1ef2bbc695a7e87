using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Infra.Settings;
using Pulumi;
using Pulumi.Utilities;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Provider <c>existing</c> with a cluster: how to reach it, and what has no meaning beside that.</summary>
public class ExistingClusterTests
{
    [Fact]
    public void Accepts_Context() => Assert.Equal(("blue", null), (Read().Existing?.Context, Read().Existing?.Kubeconfig));

    [Theory]
    [InlineData("dualstack", """["10.1.0.0/16","fd00:1::/56"]""", """["10.2.0.0/16","fd00:2::/112"]""")]
    [InlineData("ipv4", """["10.1.0.0/16"]""", """["10.2.0.0/16"]""")]
    [InlineData("ipv6", """["fd00:1::/56"]""", """["fd00:2::/112"]""")]
    public void Accepts_EveryMode_WithNoHostsOfItsOwn(string mode, string pods, string services)
    {
        StackSettings settings = Read(("mode", mode), ("podCidrs", pods), ("serviceCidrs", services));

        Assert.Empty(settings.Cluster.Hosts);
        AddressPlan plan = AddressPlanner.Plan(settings.Addresses);
        Assert.Empty(plan.HostCidrs);
        Assert.Empty(plan.Subnets);
    }

    // The default host range is 10.0.0.0/16: nobody said that these hosts have it.
    [Fact]
    public void Accepts_PodsWhereOtherClustersHaveHosts() => Read(("podCidrs", """["10.0.0.0/16","fd00:1::/56"]"""));

    [Fact]
    public void Rejects_PodsInTheHostsRange_WhereThatIsSaid() => Assert.Contains(
        StackReview.Of(Existing(("hostCidrs", """["10.1.0.0/20"]"""))).Problems,
        p => p.Key == "calico-ipv6:podCidrs[0]" && p.Rule.StartsWith("overlaps", StringComparison.Ordinal));

    [Fact]
    public async Task Accepts_EncryptedKubeconfig_AsASecretThatIsUnknownOffline()
    {
        Output<string> kubeconfig = StackSettings.Read(Existing(("kubeContext", null)).Secret("calico-ipv6:kubeconfig")).Existing!.Kubeconfig!.ToOutput();

        Assert.True(await Output.IsSecretAsync(kubeconfig));
        Assert.False(await OutputUtilities.GetIsKnownAsync(kubeconfig));
    }

    [Fact]
    public async Task Accepts_DecryptedKubeconfig_AsASecret_ThatNoTextShows()
    {
        StackSettings settings = StackSettings.Read(Existing(("kubeconfig", "kind: Config")).Secret("calico-ipv6:kubeconfig"));

        Output<string> kubeconfig = settings.Existing!.Kubeconfig!.ToOutput();
        Assert.Equal("kind: Config", await OutputUtilities.GetValueAsync(kubeconfig));
        Assert.True(await Output.IsSecretAsync(kubeconfig));
        Assert.DoesNotContain("kind: Config", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_WhatIsAboutOwnHosts_AllAtOnce() => Existing(
        ("controlPlanes", "3"), ("workers", "5"), ("zones", "3"), ("privateHosts", "true"), ("adminCidrs", """["9.9.9.0/24"]"""), ("workerInstanceType", "t3.large")).IsRejected(
        [
            .. new[] { "controlPlanes \"3\"", "workers \"5\"", "zones \"3\"", "privateHosts \"true\"", "adminCidrs \"[\"9.9.9.0/24\"]\"" }
                .Select(key => $"calico-ipv6:{key}: is about hosts that the stack makes, and this cluster has its own; remove it"),
            "calico-ipv6:workerInstanceType \"t3.large\": is for provider aws, and calico-ipv6:provider is existing; remove it",
        ]);

    /// <summary>What a cluster that exists has a use for.</summary>
    private static readonly ImmutableArray<ConfigKey> OfCluster =
    [
        ConfigKeys.Mode, ConfigKeys.PrimaryFamily, ConfigKeys.Provider, ConfigKeys.Kubeconfig, ConfigKeys.KubeContext, ConfigKeys.ExistingCalico, ConfigKeys.ClusterName,
        ConfigKeys.KubernetesVersion, ConfigKeys.CalicoVersion, ConfigKeys.HostCidrs, ConfigKeys.PodCidrs, ConfigKeys.ServiceCidrs,
        ConfigKeys.AllowDocumentationRanges, ConfigKeys.RegistryMirror,
        .. ConfigKeys.Groups.Where(g => g.Title is "Calico" or "DNS" or "Workloads" or "Policy").SelectMany(g => g.Keys),
    ];

    public static TheoryData<string> OtherKeys => [.. ConfigKeys.Own.Except(OfCluster).Select(k => k.Name)];

    // It would be passed over without a word.
    [Theory]
    [MemberData(nameof(OtherKeys))]
    public void Rejects_EveryKeyThatTheClusterHasNoUseFor(string name) => Assert.Contains(
        StackReview.Of(Existing((name, name == ConfigKeys.IPv6AddressMode.Name ? "slaac" : "[\"x\"]"))).Problems,
        p => p.Key == $"calico-ipv6:{name}" && p.Remedy.StartsWith("remove it", StringComparison.Ordinal));

    [Fact]
    public void Rejects_ServicePorts_ForTheHostsAlone() => Existing(("servicePorts", """[{"port":80,"nodePort":30080}]""")).IsRejected(
        "calico-ipv6:servicePorts \"[{\"port\":80,\"nodePort\":30080}]\": is about hosts that the stack makes, and this cluster has its own; remove it");

    [Fact]
    public void Encapsulation_IsSafeForSeveralSubnets_WhereNobodyKnowsThem() =>
        Assert.All(AddressPlanner.Plan(Read().Addresses).IPPools, pool => Assert.Equal(Encapsulation.VXLANCrossSubnet, pool.Encapsulation));

    [Fact]
    public void Rejects_DnsThatTheClustersPodsWouldNotAsk() => Existing(("nodeLocalDns", "true"), ("dns", "kubedns"), ("kubeDnsManifest", "https://example.com/kube-dns.yaml")).IsRejected(
        "calico-ipv6:dns \"kubedns\": stands beside the DNS server that this cluster has, and would take the address of its Service; remove it",
        "calico-ipv6:nodeLocalDns \"true\": makes a cache that nobody would ask: this cluster's kubelets tell pods the address of another DNS server; remove it");

    [Fact]
    public void Accepts_ExistingCalico() => Assert.Equal((false, true), (Read().Existing!.HasCalico, Read(("existingCalico", "true")).Existing!.HasCalico));

    [Fact]
    public void Rejects_ExistingCalico_OfNoCluster() => Assert.Contains(
        "calico-ipv6:existingCalico \"true\": says what a cluster has, and neither kubeContext nor kubeconfig leads to one; set one of them, or remove it",
        StackReview.Of(Existing(("kubeContext", null), ("existingCalico", "true"))).Problems.Select(p => p.ToString()));

    [Fact]
    public void Rejects_WhatInstallsCalico_WhereItIsThere() => Existing(("existingCalico", "true"), ("calicoInstall", "manifest"), ("calicoObservability", "goldmane")).IsRejected(
        "calico-ipv6:calicoObservability \"goldmane\": makes objects that a Calico may have already, and calico-ipv6:existingCalico is true; remove it, and ask who runs that Calico",
        "calico-ipv6:calicoInstall \"manifest\": installs Calico, and calico-ipv6:existingCalico is true; remove one of them");

    [Fact]
    public void Accepts_ModeIPv6_WithoutResolvers_WhereTheCorefileStaysAsItIs()
    {
        (string, string?)[] ipv6 = [("mode", "ipv6"), ("podCidrs", """["fd00:1::/56"]"""), ("serviceCidrs", """["fd00:2::/112"]""")];

        Assert.True(AddressPlanner.Plan(Read(ipv6).Addresses).Dns.IsLeftAsIs);
        Assert.Contains(StackReview.Of(Existing([.. ipv6, ("nat64", "existing")])).Problems, p => p.Key == "calico-ipv6:upstreamResolvers");
    }

    // The CLI hands every default of Pulumi.yaml to the program.
    [Fact]
    public void Accepts_DefaultsOfWhatIsAboutOwnHosts() => Read(("controlPlanes", "1"), ("workers", "2"), ("zones", "1"), ("tags", "{}"), ("workerInstanceType", "t3.medium"));

    [Fact]
    public void Rejects_RangesThatNobodySaid() => Existing(("podCidrs", null), ("serviceCidrs", null)).IsRejected(
        "calico-ipv6:podCidrs: is missing, and the cluster has its own ranges already; list those that it was made with, primary family first",
        "calico-ipv6:serviceCidrs: is missing, and the cluster has its own ranges already; list those that it was made with, primary family first");

    // A pool outside the cluster's pod ranges is some other network's, or a mistake.
    [Fact]
    public void Rejects_PoolOutsideTheClustersPodRanges() =>
        Assert.Contains(
            StackReview.Of(Existing(("ipPools", """[{"cidr":"10.99.0.0/16"},{"cidr":"fd00:1::/64"}]"""))).Problems,
            p => p.Key == "calico-ipv6:ipPools[0].cidr");

    [Fact]
    public void Rejects_KubeconfigBesideAnotherProvider_WithoutRepeatingIt() =>
        With(("kubeconfig", "kind: Config")).IsRejected("calico-ipv6:kubeconfig: is for provider existing; remove it");

    [Fact]
    public void Rejects_ExistingCalico_BesideAnotherProvider() => With(("existingCalico", "true")).IsRejected("calico-ipv6:existingCalico \"true\": is for provider existing; remove it");

    [Fact]
    public void Warnings_AreOfTheCluster_AndOfNoHosts()
    {
        Assert.Empty(StackReview.Of(Existing()).Warnings);
        Assert.Equal(["calico-ipv6:dataplane"], StackReview.Of(Existing(("dataplane", "nftables"))).Warnings.Select(w => w.Key));
        Assert.Equal(["calico-ipv6:upstreamResolvers"], StackReview.Of(Existing(("upstreamResolvers", """["9.9.9.9"]"""))).Warnings.Select(w => w.Key));
    }

    /// <summary>A dual-stack cluster in the context blue.</summary>
    internal static ConfigValues Existing(params (string Key, string? Value)[] values) => With(
    [
        ("aws:region", null), ("provider", "existing"), ("kubeContext", "blue"), ("podCidrs", """["10.1.0.0/16","fd00:1::/56"]"""),
        ("serviceCidrs", """["10.2.0.0/16","fd00:2::/112"]"""), .. values,
    ]);

    private static StackSettings Read(params (string Key, string? Value)[] values) => StackSettings.Read(Existing(values));
}
