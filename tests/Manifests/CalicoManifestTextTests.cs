using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.Manifest;
using CalicoIPv6.Configuration;
using CalicoIPv6.Manifests;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Manifests;

public sealed class CalicoManifestTextTests
{
    private static readonly ClusterSpec Cluster = Plans.Cluster();

    public static TheoryData<string> Shapes => ["ipv4", "dualstack", "dualstack-ipv6-first", "ipv6", "ipv6-vxlan", "dualstack-vxlan"];

    public static TheoryData<string, string> Released
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string version in (string[])["3.26.5", "3.31.7", "3.32.1"])
            {
                foreach (string shape in Shapes)
                {
                    rows.Add(version, shape);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Manifest_Small_ChangesInTheIntendedLinesAlone(string shape) =>
        Golden.Matches(LineDiff.Of(SmallManifests.Calico, CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of(shape), Cluster)), $"manifest/{shape}.diff");

    [TheoryIfManifests]
    [MemberData(nameof(Released))]
    public void Manifest_Released_ChangesInTheIntendedLinesAlone(string version, string shape)
    {
        string released = File.ReadAllText(TheoryIfManifestsAttribute.Path($"calico-v{version}.yaml"));

        string fitting = CalicoManifestText.Fit(released, ManifestPlans.Of(shape), Cluster);

        // 3.26 has its probes' arguments less far in, and pools without an assignment mode.
        string golden = version == "3.26.5" && shape.EndsWith("-vxlan", StringComparison.Ordinal) ? $"{shape}-3.26" : shape;
        Golden.Matches(LineDiff.Of(released, fitting), $"manifest/{golden}.diff");
        Assert.Equal(fitting, LineDiff.Patch(released, LineDiff.Changes(released, fitting)));
        Assert.Equal(fitting, CalicoManifestText.Fit(fitting, ManifestPlans.Of(shape), Cluster));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Manifest_AppliedTwice_ChangesNothingMore(string shape)
    {
        string once = CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of(shape), Cluster);

        Assert.NotEqual(SmallManifests.Calico, once);
        Assert.Equal(once, CalicoManifestText.Fit(once, ManifestPlans.Of(shape), Cluster));
    }

    [Fact]
    public void Manifest_WithOtherLineEnds_KeepsThem()
    {
        string dos = SmallManifests.Calico.ReplaceLineEndings("\r\n");

        string fitting = CalicoManifestText.Fit(dos, ManifestPlans.Of("ipv6-vxlan"), Cluster);

        Assert.Equal(CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of("ipv6-vxlan"), Cluster).ReplaceLineEndings("\r\n"), fitting);
    }

    [Fact]
    public void Manifest_WithoutLastLineEnd_GetsPoolsInDocumentsOfTheirOwn()
    {
        string cut = SmallManifests.Calico.TrimEnd();

        Assert.Equal(ManifestPools.Of(CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of("ipv6-vxlan"), Cluster)), ManifestPools.Of(CalicoManifestText.Fit(cut, ManifestPlans.Of("ipv6-vxlan"), Cluster)));
    }

    [Fact]
    public void Ipam_InOneLine_StaysInOneLine()
    {
        string inline = Regex.Replace(SmallManifests.Calico, "\"ipam\": {[^}]*}", "\"ipam\": {\"type\": \"calico-ipam\", \"assign_ipv4\": \"true\"}");

        Assert.Contains(
            "\"ipam\": {\"type\": \"calico-ipam\", \"assign_ipv4\": \"false\", \"assign_ipv6\": \"true\"},",
            CalicoManifestText.Fit(inline, Plans.IPv6, Cluster), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_WithMirror_AllComeFromThere()
    {
        string fitting = CalicoManifestText.Fit(SmallManifests.Calico, Plans.DualStack, Cluster with { RegistryMirror = "registry.example.com:5000/mirror" });

        Assert.DoesNotContain("quay.io", fitting, StringComparison.Ordinal);
        foreach (string image in (string[])["cni", "node", "kube-controllers"])
        {
            Assert.Contains($"image: registry.example.com:5000/mirror/calico/{image}:v3.32.1\n", fitting, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Mtu_OfThePlan_IsThatOfEveryTunnel()
    {
        string fitting = CalicoManifestText.Fit(SmallManifests.Calico, Plans.DualStack with { Mtu = 8900 }, Cluster);

        Assert.Contains("veth_mtu: \"8900\"\n", fitting, StringComparison.Ordinal);
        Assert.Equal(("8900", "8900"), (ManifestPools.Variable(fitting, "FELIX_VXLANMTUV6"), ManifestPools.Variable(fitting, "FELIX_WIREGUARDMTUV6")));
    }

    [Fact]
    public void Dataplane_Nftables_IsTold() =>
        Assert.Equal("Enabled", ManifestPools.Variable(CalicoManifestText.Fit(SmallManifests.Calico, Plans.DualStack with { Dataplane = Dataplane.Nftables }, Cluster), "FELIX_NFTABLESMODE"));

    [Theory]
    [InlineData(NodeAddressSource.Kubelet, "", "kubernetes-internal-ip")]
    [InlineData(NodeAddressSource.FirstFound, "", "first-found")]
    [InlineData(NodeAddressSource.CanReach, "192.0.2.1", "can-reach=192.0.2.1")]
    [InlineData(NodeAddressSource.Interface, "ens5,^eth", "interface=ens5,^eth")]
    [InlineData(NodeAddressSource.SkipInterface, "docker0", "skip-interface=docker0")]
    [InlineData(NodeAddressSource.Cidr, "10.0.0.0/16,10.1.0.0/16", "cidr=10.0.0.0/16,10.1.0.0/16")]
    public void NodeAddress_IsFoundByTheMethodOfItsFamily(NodeAddressSource source, string value, string expected)
    {
        string fitting = CalicoManifestText.Fit(SmallManifests.Calico, Plans.DualStack, Cluster with { NodeAddressIPv4 = new(source, value) });

        Assert.Equal((expected, "kubernetes-internal-ip"), (ManifestPools.Variable(fitting, "IP_AUTODETECTION_METHOD"), ManifestPools.Variable(fitting, "IP6_AUTODETECTION_METHOD")));
    }

    [Theory]
    [InlineData("name: calico-config", "name: other", "has no ConfigMap calico-config")]
    [InlineData("kind: DaemonSet", "kind: ReplicaSet", "has no DaemonSet calico-node")]
    [InlineData("calico_backend:", "backend:", "has no data.calico_backend in ConfigMap calico-config")]
    [InlineData("veth_mtu:", "mtu:", "has no data.veth_mtu in ConfigMap calico-config")]
    [InlineData("\"type\": \"calico-ipam\"", "\"type\": \"host-local\"", "has no \"ipam\" of type calico-ipam in cni_network_config of ConfigMap calico-config")]
    [InlineData("- name: calico-node\n", "- name: node\n", "has no container calico-node in DaemonSet calico-node")]
    [InlineData("- name: FELIX_HEALTHENABLED", "- name: NO_DEFAULT_POOLS", "sets NO_DEFAULT_POOLS of container calico-node, beside which it takes no pools")]
    [InlineData("name: NODENAME", "name: IP6", "has no plain value for IP6 of container calico-node")]
    [InlineData("kind: ServiceAccount", "kin: ServiceAccount", "has a document without apiVersion, kind or metadata.name in line 3")]
    [InlineData("apiVersion: v1", "apiVersion: [", "is not YAML")]
    [InlineData("metadata:\n", "metadata: {}\n", "is not YAML (line ")]
    public void Rejects_ManifestThatItDoesNotKnow_NamingWhatIsMissing(string text, string other, string message)
    {
        string changed = SmallManifests.Calico.Replace(text, other, StringComparison.Ordinal);

        Assert.NotEqual(SmallManifests.Calico, changed);
        Assert.StartsWith(message, Assert.Throws<ManifestException>(() => CalicoManifestText.Fit(changed, Plans.DualStack, Cluster)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_NftablesOnACalicoWithoutIt() => IsRejected(
        SmallManifests.Calico.Replace("nftablesMode", "other", StringComparison.Ordinal), Plans.DualStack with { Dataplane = Dataplane.Nftables },
        "is of a Calico without nftables: FelixConfiguration has no nftablesMode");

    [Fact]
    public void Rejects_ManualPoolsOnACalicoWithoutThem() => IsRejected(
        SmallManifests.Calico.Replace("assignmentMode", "other", StringComparison.Ordinal), ManifestPlans.With(Plans.IPv4, p => p with { AssignmentMode = "Manual" }),
        "is of a Calico whose pools have no assignmentMode, and pool default-ipv4-ippool is Manual");

    [Fact]
    public void Rejects_LoadBalancerPoolWithoutItsController() => IsRejected(
        SmallManifests.Calico, ManifestPlans.With(Plans.IPv4, p => p with { AllowedUses = ["LoadBalancer"] }),
        "has no loadbalancer among ENABLED_CONTROLLERS of calico-kube-controllers, and a pool is for load balancers");

    [Fact]
    public void Rejects_PoolsOfItsOwn() => IsRejected(
        CalicoManifestText.Fit(SmallManifests.Calico, ManifestPlans.Of("ipv6-vxlan"), Cluster), Plans.DualStack,
        "has IPPool objects of its own, and pools follow from the configuration");

    [Fact]
    public void Rejects_PoolsWithoutTheirKind() => IsRejected(
        SmallManifests.Calico.Replace("ippools.crd.projectcalico.org", "pools.example.com", StringComparison.Ordinal), ManifestPlans.Of("ipv6-vxlan"),
        "has no CustomResourceDefinition of IPPool");

    private static void IsRejected(string manifest, AddressPlan plan, string message) =>
        Assert.Equal(message, Assert.Throws<ManifestException>(() => CalicoManifestText.Fit(manifest, plan, Cluster)).Message);
}
