using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Platform;
using CalicoIPv6.Tests.Aws;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Platform;

public sealed class PortTableTests
{
    private static readonly string[] Always = ["api-from-nodes", "api-from-balancer", "api-behind-service", "kubelet", "typha"];

    [Theory]
    [InlineData(Encapsulation.None, "bgp pods host-to-pod")]
    [InlineData(Encapsulation.VXLAN, "bgp vxlan")]
    [InlineData(Encapsulation.VXLANCrossSubnet, "bgp vxlan pods host-to-pod")]
    [InlineData(Encapsulation.IPIP, "bgp ipip")]
    [InlineData(Encapsulation.IPIPCrossSubnet, "bgp ipip pods host-to-pod")]
    public void For_IPv4Encapsulation_HasOnlyTheRulesItNeeds(Encapsulation encapsulation, string expected)
    {
        string[] names = Names(Plans.IPv4.With(encapsulation), Plans.Cluster());

        Assert.Equal([.. Always, .. expected.Split(' '), "icmp", "mtu-from-nodes-ipv4", "mtu-from-balancer-ipv4"], names);
    }

    // The way back, from a host to a pod, is encapsulated.
    [Theory]
    [InlineData(Encapsulation.VXLAN, "bgp vxlan pods")]
    [InlineData(Encapsulation.IPIP, "bgp ipip pods")]
    [InlineData(Encapsulation.None, "bgp pods host-to-pod")]
    public void For_PoolWithoutNatOutgoing_LetsPodAddressesReachHosts(Encapsulation encapsulation, string expected) => Assert.Equal(
        [.. Always, .. expected.Split(' '), "icmp", "mtu-from-nodes-ipv4", "mtu-from-balancer-ipv4"],
        Names(Plans.IPv4.With(encapsulation).WithNat(false), Plans.Cluster()));

    [Fact]
    public void For_IPv6_HasNoRuleOfIPv4()
    {
        var rules = PortTable.For(Plans.IPv6, AwsCloud.Cluster(Plans.IPv6));

        Assert.All(rules, rule => Assert.Equal([IPFamily.IPv6], rule.Families.AsEnumerable()));
        Assert.DoesNotContain(rules, rule => rule.Protocol is PortProtocol.Icmp or PortProtocol.IPIP);
    }

    // Clients of a balancer that has a family more come in that one too; hosts and their own ports have none of it.
    [Fact]
    public void For_BalancersOfBothFamilies_LetsTheirClientsInInBoth()
    {
        ClusterSpec cluster = AwsCloud.Cluster(Plans.IPv6).WithServices() with { NodePortCidrs = [Cidr.Parse("192.0.2.0/24")] };
        IEnumerable<PortRule> rules = PortTable.For(Plans.IPv6, cluster, [IPFamily.IPv6, IPFamily.IPv4]);

        Assert.Equal(
            ["api-from-admins", "mtu-from-admins-ipv4", "mtu-from-clients-ipv4", "service-tcp-443", "service-udp-53"],
            rules.Where(rule => rule.Families.Contains(IPFamily.IPv4)).Select(rule => rule.Name));
        Assert.DoesNotContain(PortTable.For(Plans.IPv6, cluster), rule => rule.Families.Contains(IPFamily.IPv4));
    }

    [Theory]
    [InlineData(CalicoInstall.Operator, true)]
    [InlineData(CalicoInstall.Manifest, false)]
    public void For_Typha_IsWhereTheOperatorInstallsIt(CalicoInstall install, bool expected) =>
        Assert.Equal(expected, Names(Plans.DualStack, Plans.Cluster() with { CalicoInstall = install }).Contains("typha"));

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void For_DualStack_HasRulesOfBothFamiliesInThePlansOrder(IPFamily primary)
    {
        AddressPlan plan = Plans.On(StackMode.DualStack, primary);

        PortRule kubelet = PortTable.For(plan, Plans.Cluster()).Single(rule => rule.Name == "kubelet");
        Assert.Equal(plan.Families.AsEnumerable(), kubelet.Families);
    }

    [Fact]
    public void For_PoolsOfDifferentEncapsulation_LimitsEachRuleToItsFamily()
    {
        AddressPlan plan = Plans.DualStack with
        {
            IPPools = [Plans.DualStack.IPPools[0] with { Encapsulation = Encapsulation.IPIP }, Plans.DualStack.IPPools[1] with { Encapsulation = Encapsulation.None }],
        };
        var families = PortTable.For(plan, Plans.Cluster()).ToDictionary(rule => rule.Name, rule => rule.Families.AsEnumerable());

        Assert.Equal([IPFamily.IPv4], families["ipip"]);
        Assert.Equal([IPFamily.IPv6], families["pods"]);
        Assert.False(families.ContainsKey("vxlan"));
    }

    // Felix gives each family a tunnel of its own, and a key may be late: what the pools need without it stays.
    [Theory]
    [InlineData(StackMode.IPv4, "wireguard-ipv4")]
    [InlineData(StackMode.DualStack, "wireguard-ipv4 wireguard-ipv6")]
    [InlineData(StackMode.IPv6, "wireguard-ipv6")]
    public void For_Wireguard_AddsAPortAFamily_AndTakesNoneAway(StackMode mode, string expected)
    {
        AddressPlan plan = Plans.On(mode);
        string[] without = Names(plan, Plans.Cluster());
        string[] with = Names(plan, Plans.Cluster() with { Calico = new() { Wireguard = [IPFamily.IPv4, IPFamily.IPv6] } });

        Assert.Equal(expected.Split(' '), with.Except(without));
        Assert.Empty(without.Except(with));
    }

    [Fact]
    public void For_Wireguard_OpensUdpBetweenHostsInItsFamily()
    {
        var rules = PortTable.For(Plans.DualStack, Plans.Cluster() with { Calico = new() { Wireguard = [IPFamily.IPv4, IPFamily.IPv6] } })
            .Where(rule => rule.Name.StartsWith("wireguard", StringComparison.Ordinal));

        Assert.Equal(
            [
                (Peer.Nodes, Peer.Nodes, PortProtocol.Udp, new PortRange(51820, 51820), IPFamily.IPv4),
                (Peer.Nodes, Peer.Nodes, PortProtocol.Udp, new PortRange(51821, 51821), IPFamily.IPv6),
            ],
            rules.Select(rule => (rule.From, rule.To, rule.Protocol, rule.Ports!.Value, rule.Families.Single())));
    }

    // NodePorts go to other hosts in VXLAN there.
    [Theory]
    [InlineData(Encapsulation.None)]
    [InlineData(Encapsulation.VXLANCrossSubnet)]
    public void For_EBpf_HasVXLANInEveryFamilyWhateverTheEncapsulation(Encapsulation encapsulation)
    {
        AddressPlan plan = Plans.DualStack.With(encapsulation) with { Dataplane = Dataplane.Bpf };

        PortRule rule = PortTable.For(plan, Plans.Cluster()).Single(rule => rule.Name == "vxlan");
        Assert.Equal((Peer.Nodes, Peer.Nodes, PortProtocol.Udp, new PortRange(4789, 4789)), (rule.From, rule.To, rule.Protocol, rule.Ports!.Value));
        Assert.Equal(plan.Families.AsEnumerable(), rule.Families);
    }

    [Fact]
    public void For_WithoutBgp_HasNoPort179() =>
        Assert.DoesNotContain("bgp", Names(Plans.DualStack with { Bgp = false }, Plans.Cluster()));

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void For_ControlPlanes_OpenEtcdToOneAnotherOnly(int controlPlanes, bool expected)
    {
        PortRule? etcd = PortTable.For(Plans.DualStack, Plans.Cluster(controlPlanes)).SingleOrDefault(rule => rule.Name == "etcd");

        Assert.Equal(expected, etcd is { From: Peer.ControlPlanes, To: Peer.ControlPlanes, Ports: { From: 2379, To: 2380 } });
    }

    [Fact]
    public void For_NoAdmins_LetsNobodyInFromOutside() =>
        Assert.DoesNotContain(PortTable.For(Plans.DualStack, Plans.Cluster() with { SshPublicKey = "ssh-ed25519 AAAA" }), rule => rule.From == Peer.Admins);

    [Theory]
    [InlineData(null, false)]
    [InlineData("ssh-ed25519 AAAA", true)]
    public void For_Ssh_IsOpenWithAKeyOnly(string? key, bool expected)
    {
        ClusterSpec cluster = Plans.Cluster() with { AdminCidrs = [Cidr.Parse("192.0.2.0/24")], SshPublicKey = key };

        Assert.Equal(expected, Names(Plans.DualStack, cluster).Contains("ssh"));
    }

    [Fact]
    public void For_AdminsOfOneFamily_OpenTheApiInThatFamily()
    {
        ClusterSpec cluster = Plans.Cluster() with { AdminCidrs = [Cidr.Parse("2001:db8::/32")] };

        PortRule api = PortTable.For(Plans.DualStack, cluster).Single(rule => rule.Name == "api-from-admins");
        Assert.Equal([IPFamily.IPv6], api.Families.AsEnumerable());
        Assert.Equal(new PortRange(6443, 6443), api.Ports);
    }

    [Fact]
    public void For_NodePortClients_OpenTheWholeRangeInBothProtocolsInTheirFamilyAlone()
    {
        ClusterSpec cluster = Plans.Cluster() with { NodePortCidrs = [Cidr.Parse("2001:db8::/32")] };

        PortRule[] rules = [.. PortTable.For(Plans.DualStack, cluster).Where(rule => rule.From == Peer.NodePortClients)];
        Assert.Equal([PortProtocol.Tcp, PortProtocol.Udp], rules.Select(rule => rule.Protocol));
        Assert.All(rules, rule => Assert.Equal((new PortRange(30000, 32767), IPFamily.IPv6), (rule.Ports, Assert.Single(rule.Families))));
        Assert.DoesNotContain(PortTable.For(Plans.DualStack, Plans.Cluster()), rule => rule.Name.StartsWith("nodeports", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StackMode.IPv4, "ipv4")]
    [InlineData(StackMode.IPv6, "ipv6")]
    public void For_ServicePorts_AddTheirRulesAndHealthAlone(StackMode mode, string family)
    {
        AddressPlan plan = Plans.On(mode);

        Assert.Equal(
            [
                "proxy-health", $"mtu-from-clients-{family}", $"mtu-services-{family}", $"mtu-from-services-{family}", "service-tcp-443",
                "service-tcp-443-to-nodes", "service-udp-53", "service-udp-53-to-nodes",
            ],
            Names(plan, Plans.Cluster().WithServices()).Except(Names(plan, Plans.Cluster())));
    }

    [Fact]
    public void For_ServicePortsWithoutClients_LetsNobodyIn() => Assert.DoesNotContain(
        PortTable.For(Plans.DualStack, Plans.Cluster().WithServices() with { PublicCidrs = [] }), rule => rule.From == Peer.ServiceClients);

    // kubeadm lets controller manager and scheduler listen on the loopback address: nothing outside the host can use an open port.
    [Fact]
    public void For_EveryPlan_LeavesControllerManagerAndSchedulerClosed() => Assert.DoesNotContain(
        PortTable.For(Plans.DualStack with { Bgp = true }, AwsCloud.Cluster(Plans.DualStack).WithServices()),
        rule => rule is { Protocol: PortProtocol.Tcp, Ports: { From: <= 10257, To: >= 10257 } or { From: <= 10259, To: >= 10259 } });

    private static string[] Names(AddressPlan plan, ClusterSpec cluster) => [.. PortTable.For(plan, cluster).Select(rule => rule.Name)];
}
