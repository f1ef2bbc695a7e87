using System.Text.Json;
using CalicoIPv6.Infra;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Each warning at its boundary, whole; what is warned of is accepted.</summary>
public class StackWarningsTests
{
    private const string Admins = """["9.9.9.0/24"]""";

    [Fact]
    public void Warns_OfNothing_WhenAllIsWell() => Assert.Empty(Warnings());

    [Theory]
    [InlineData("adminCidrs", "[]", "calico-ipv6:adminCidrs: is empty: nobody outside the network can reach the API, so `pulumi up` cannot install Calico from outside it; list the range that you run it from")]
    [InlineData("controlPlanes", "1", "calico-ipv6:controlPlanes \"1\": makes the loss of that host the loss of the cluster; write 3 to survive the loss of one")]
    [InlineData("workers", "0", "calico-ipv6:workers \"0\": leaves pods that need a worker pending, since control planes take no workloads; write 1 or more")]
    [InlineData("kubernetesVersion", "1.33.5", "calico-ipv6:kubernetesVersion \"1.33.5\": is older than what Calico 3.32.1 is tested on; write a release of 1.34 to 1.36")]
    [InlineData("kubernetesVersion", "1.34.2", "calico-ipv6:kubernetesVersion \"1.34.2\": has a kubeadm that may fail behind a load balancer (kubernetes/kubeadm#3294); write 1.34.9, 1.35.6 or 1.36.2, or a later patch release of these")]
    [InlineData("kubernetesVersion", "1.34.8", "calico-ipv6:kubernetesVersion \"1.34.8\": has a kubeadm that may fail behind a load balancer (kubernetes/kubeadm#3294); write 1.34.9, 1.35.6 or 1.36.2, or a later patch release of these")]
    [InlineData("kubernetesVersion", "1.35.5", "calico-ipv6:kubernetesVersion \"1.35.5\": has a kubeadm that may fail behind a load balancer (kubernetes/kubeadm#3294); write 1.34.9, 1.35.6 or 1.36.2, or a later patch release of these")]
    [InlineData("kubernetesVersion", "1.36.1", "calico-ipv6:kubernetesVersion \"1.36.1\": has a kubeadm that may fail behind a load balancer (kubernetes/kubeadm#3294); write 1.34.9, 1.35.6 or 1.36.2, or a later patch release of these")]
    [InlineData("calicoVersion", "3.32.2", "calico-ipv6:calicoVersion \"3.32.2\": is newer than 3.32.1, the newest that is known here: without such a release there is no chart to install; write 3.32.1, unless it is out")]
    [InlineData("workers", "3", "calico-ipv6:workers \"3\": makes 6 hosts, each with an elastic IPv4 address, of which AWS gives 5 a region; ask AWS for more before `pulumi up`, or write fewer")]
    [InlineData("adminCidrs", """["9.9.9.0/24","0.0.0.0/0"]""", "calico-ipv6:adminCidrs[1] \"0.0.0.0/0\": lets the whole IPv4 internet try the API; list the ranges that you work from")]
    [InlineData("adminCidrs", """["::/0"]""", "calico-ipv6:adminCidrs[0] \"::/0\": lets the whole IPv6 internet try the API; list the ranges that you work from")]
    [InlineData("apiAccess", "internal", "calico-ipv6:apiAccess \"internal\": hides the API from the internet, so `pulumi up` cannot install Calico from there; run it from a network that is connected to the hosts', or write public")]
    [InlineData("servicePorts", """[{"port":443,"nodePort":30443}]""", "calico-ipv6:publicCidrs: is empty: nobody can reach the ports of servicePorts; list who may, or 0.0.0.0/0 and ::/0 for everybody")]
    [InlineData("publicCidrs", """["::/0"]""", "calico-ipv6:publicCidrs: has no effect: there are no servicePorts; remove it")]
    [InlineData("nodePortCidrs", """["::/0"]""", "calico-ipv6:nodePortCidrs[0] \"::/0\": lets the whole IPv6 internet reach every NodePort; list the ranges that you work from")]
    [InlineData("workerInstanceType", "t2.medium", "calico-ipv6:workerInstanceType \"t2.medium\": is not built on Nitro, so its metadata service has no IPv6 address; write t3.medium for example")]
    [InlineData("controlPlaneInstanceType", "m7g.medium", "calico-ipv6:controlPlaneInstanceType \"m7g.medium\": has one CPU, and kubeadm wants 2 for a control plane; write t3.medium for example")]
    [InlineData("natGateways", "perZone", "calico-ipv6:natGateways \"perZone\": has no effect: public hosts need none; remove it")]
    [InlineData("serviceAccess", "internal", "calico-ipv6:serviceAccess \"internal\": has no effect: there are no servicePorts; remove it")]
    [InlineData("controlPlaneInstanceType", "t3.small", "calico-ipv6:controlPlaneInstanceType \"t3.small\": has 2 GiB of memory at most, and kubeadm wants as much for the control plane alone; write t3.medium for example")]
    public void Warns_Of(string key, string value, string message) => Assert.Equal([message], Warnings((key, value)));

    [Theory]
    [InlineData("kubernetesVersion", "1.34.1")]
    [InlineData("kubernetesVersion", "1.34.9")]
    [InlineData("kubernetesVersion", "1.36.2")]
    [InlineData("calicoVersion", "3.32.1")]
    [InlineData("workers", "2")]
    [InlineData("workers", "1")]
    [InlineData("adminCidrs", """["0.0.0.0/1","::/1"]""")]
    [InlineData("nodePortCidrs", """["192.0.2.0/24"]""")]
    [InlineData("workerInstanceType", "t4g.medium")]
    [InlineData("workerInstanceType", "t4g.small")]
    [InlineData("workerInstanceType", "m7g.medium")]
    [InlineData("natGateways", "one")]
    [InlineData("controlPlaneInstanceType", "t4g.medium")]
    public void Warns_NotOf(string key, string value) => Assert.Empty(Warnings((key, value)));

    [Theory]
    [InlineData("1.33.5", false)]
    [InlineData("1.33.6", true)]
    [InlineData("1.33.11", true)]
    public void Warns_OfTheKubeadmThatWasNeverMended(string version, bool warns) =>
        Assert.Equal(warns, Warnings(("kubernetesVersion", version)).Any(w => w.Contains("#3294", StringComparison.Ordinal)));

    [Fact]
    public void Warns_OfFamiliesThatTheModeLacks() => Assert.Equal(
        [
            "calico-ipv6:nodeAddressAutodetectionIPv6: has no effect: mode ipv4 has no IPv6; remove it",
            "calico-ipv6:adminCidrs[1] \"::/0\": lets nobody in: mode ipv4 has no IPv6; remove it, or write a range of the other family",
        ],
        Warnings(("mode", "ipv4"), ("adminCidrs", """["9.9.9.0/24","::/0"]"""), ("nodeAddressAutodetectionIPv6", "first-found")));

    // The balancers have IPv4 where hosts have none; NodePorts are the hosts' own.
    [Fact]
    public void Warns_InModeIPv6_OfIPv4RangesThatReachHostsAlone() => Assert.Equal(
        ["calico-ipv6:nodePortCidrs[0] \"9.9.9.0/24\": lets nobody in: mode ipv6 has no IPv4; remove it, or write a range of the other family"],
        Warnings(
            ("mode", "ipv6"), ("adminCidrs", Admins), ("publicCidrs", Admins), ("nodePortCidrs", Admins), ("servicePorts", """[{"port":443,"nodePort":30443}]"""), ("workers", "1"))
            .Where(w => w.Contains("Cidrs", StringComparison.Ordinal)));

    [Theory]
    [InlineData("ipv4", "2620:fe::123", "calico-ipv6:ntpServers[1] \"2620:fe::123\": tells no host the time: mode ipv4 has no IPv6; remove it, or write a server of the other family")]
    [InlineData("ipv6", "9.9.9.9", "calico-ipv6:ntpServers[1] \"9.9.9.9\": tells no host the time: mode ipv6 has no IPv4; remove it, or write a server of the other family")]
    [InlineData("ipv4", "9.9.9.9", null)]
    [InlineData("ipv6", "2620:fe::123", null)]
    [InlineData("dualstack", "9.9.9.9", null)]
    public void Warns_OfTimeServersOfAFamilyThatTheModeLacks(string mode, string server, string? message) => Assert.Equal(
        message is null ? [] : [message],
        Warnings(("mode", mode), ("ntpServers", $"""["ntp.example.com","{server}"]""")).Where(w => w.StartsWith("calico-ipv6:ntpServers", StringComparison.Ordinal)));

    [Theory]
    [InlineData("ipv4", "true", "auto", null)]
    [InlineData("ipv6", "false", "auto", null)]
    [InlineData("ipv6", "true", "none", "has no effect: nat64 is not this program's, and nothing else needs one")]
    [InlineData("ipv6", "true", "existing", "has no effect: nat64 is not this program's, and nothing else needs one")]
    public void Warns_OfNatGateways_WhereNoneIsMade(string mode, string privateHosts, string nat64, string? expected) => Assert.Equal(
        expected is null ? [] : [$"calico-ipv6:natGateways \"perZone\": {expected}; remove it"],
        Warnings(("mode", mode), ("privateHosts", privateHosts), ("nat64", nat64), ("natGateways", "perZone")).Where(w => w.Contains("natGateways", StringComparison.Ordinal)));

    [Fact]
    public void Warns_OfNatGateways_InANetworkThatExists() => Assert.Contains(
        "calico-ipv6:natGateways \"perZone\": has no effect: none is made in vpc-01234567, which exists; remove it",
        Warnings(
            ("vpcId", "vpc-01234567"), ("edgeSubnetIds", """["subnet-01234567"]"""), ("hostSubnetIds", """["subnet-01234568"]"""), ("hostCidrs", """["10.0.0.0/16"]"""),
            ("privateHosts", "true"), ("apiAccess", "internal"), ("natGateways", "perZone")));

    // Of the 60 of the API's balancer a range takes two, the group of hosts two, and each of four public hosts one.
    [Theory]
    [InlineData(27, null)]
    [InlineData(28, "calico-ipv6:adminCidrs: makes 62 IPv4 rules in the security group of the API's balancer, of which AWS gives 60; ask AWS for more before `pulumi up`, or write less")]
    public void Warns_OfMoreRulesThanAGroupTakes(int ranges, string? expected)
    {
        string admins = JsonSerializer.Serialize(Enumerable.Range(1, ranges).Select(i => $"4.4.{i}.0/24"));

        Assert.Equal(expected is null ? [] : [expected], Warnings(("mode", "ipv4"), ("workers", "1"), ("adminCidrs", admins)).Where(w => w.Contains("security group", StringComparison.Ordinal)));
    }

    [Fact]
    public void Warns_OfMoreRulesThanAGroupTakes_FromEachKey() => Assert.Equal(
        ["servicePorts", "publicCidrs"],
        StackReview.Of(Stacks.With(
            ("controlPlanes", "3"), ("workers", "1"), ("zones", "3"), ("adminCidrs", Admins), ("publicCidrs", """["9.9.9.0/24","4.4.4.0/24"]"""),
            ("servicePorts", JsonSerializer.Serialize(Enumerable.Range(0, 50).Select(i => new { port = 1000 + i, nodePort = 30000 + i })))))
            .Warnings.Where(w => w.Rule.Contains("security group", StringComparison.Ordinal)).Select(w => w.Key.Split(':')[1]));

    [Fact]
    public void Warns_NotOfAServiceThatIsOpenToEverybody() => Assert.Empty(
        Warnings(("servicePorts", """[{"port":443,"nodePort":30443}]"""), ("publicCidrs", """["0.0.0.0/0","::/0"]""")));

    [Fact]
    public void Warns_InTheOrderOfTheKeys() => Assert.Equal(
        ["kubernetesVersion", "controlPlanes", "workers", "adminCidrs"],
        StackReview.Of(Stacks.With(("workers", "0"), ("kubernetesVersion", "1.31.0"))).Warnings.Select(w => w.Key.Split(':')[1]));

    private static IEnumerable<string> Warnings(params (string Key, string? Value)[] values) =>
        StackReview.Of(Stacks.With([("controlPlanes", "3"), ("adminCidrs", Admins), .. values])).Warnings.Select(w => w.ToString());
}
