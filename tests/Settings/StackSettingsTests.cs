using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class StackSettingsTests
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com";

    [Fact]
    public void Read_Least_HasTheDefaults()
    {
        StackSettings settings = StackSettings.Read(Least);
        Assert.Equal(("calico-ipv6", "dev", CloudProvider.Aws), (settings.Project, settings.Stack, settings.Provider));
        AddressRequest expected = new()
        {
            Mode = StackMode.DualStack,
            CloudGivesIPv6Hosts = true,
            UniqueLocal = UniqueLocalPrefix.For("calico-ipv6", "dev", "dev"),
            HostCount = 3,
            CloudRanges = [new(Cidr.Parse("fd00:ec2::/32"), "kept by AWS for its own servers, such as DNS and instance metadata")],
        };
        Assert.Equal(Shown(expected), Shown(settings.Addresses));
        Assert.Equal(("dev", "1.35.6", "3.32.1"), (settings.Cluster.Name, settings.Cluster.KubernetesVersion, settings.Cluster.CalicoVersion));
        Assert.Equal(["dev-control-plane-0", "dev-worker-0", "dev-worker-1"], settings.Cluster.Hosts.Select(h => h.Name));
        Assert.Empty(settings.Cluster.AdminCidrs);
        Assert.Null(settings.Cluster.SshPublicKey);
        Assert.Equal(new() { Region = "eu-west-1" }, settings.Aws);
    }

    // The CLI fills in the defaults of Pulumi.yaml, the offline preview does not: both must mean the same.
    [Fact]
    public void Read_DefaultsSpeltOut_AreTheDefaults()
    {
        (string, string?)[] spelt = [.. CalicoIPv6.Infra.Settings.ConfigKeys.Own.Where(k => k.Default is not null).Select(k => (k.Name, k.Default))];
        StackSettings expected = StackSettings.Read(Least);
        StackSettings actual = Stacks.Read(spelt);
        Assert.Equal(Shown(expected.Addresses), Shown(actual.Addresses));
        Assert.Equal(
            expected.Cluster with
            {
                Hosts = actual.Cluster.Hosts,
                AdminCidrs = actual.Cluster.AdminCidrs,
                ServicePorts = actual.Cluster.ServicePorts,
                PublicCidrs = actual.Cluster.PublicCidrs,
                NodePortCidrs = actual.Cluster.NodePortCidrs,
                Tags = actual.Cluster.Tags,
                ContainerdMirrors = actual.Cluster.ContainerdMirrors,
                NtpServers = actual.Cluster.NtpServers,
            },
            actual.Cluster);
        Assert.Empty(actual.Cluster.ContainerdMirrors);
        Assert.Equal(expected.Cluster.NtpServers.AsEnumerable(), actual.Cluster.NtpServers);
        Assert.Empty(actual.Cluster.Tags);
        Assert.Empty(actual.Cluster.ServicePorts);
        Assert.Empty(actual.Cluster.PublicCidrs);
        Assert.Empty(actual.Cluster.NodePortCidrs);
        Assert.Equal(expected.Cluster.Hosts.AsEnumerable(), actual.Cluster.Hosts);
        Assert.Empty(actual.Cluster.AdminCidrs);
        Assert.Equal(expected.Aws, actual.Aws);
    }

    [Fact]
    public void Read_EveryKey_ReachesTheSettings()
    {
        StackSettings settings = Stacks.Read(
            ("primaryFamily", "ipv6"), ("clusterName", "blue"), ("kubernetesVersion", "1.31.0"), ("calicoVersion", "3.32.0"), ("controlPlanes", "3"), ("workers", "0"),
            ("zones", "3"), ("hostCidrs", """["10.9.0.0/16"]"""), ("podCidrs", """["fd00:9::/56","10.1.0.0/16"]"""), ("serviceCidrs", """["fd00:8::/112","10.2.0.0/16"]"""),
            ("ipPools", """[{"cidr":"10.1.0.0/18","name":"a","blockSize":27,"encapsulation":"VXLAN","natOutgoing":false,"nodeSelector":"all()","disableBgpExport":true,"allowedUses":["Tunnel"],"assignmentMode":"Manual"},{"cidr":"fd00:9::/64"},{"cidr":"10.1.64.0/18"}]"""),
            ("encapsulation", "VXLAN"), ("bgp", "true"), ("adminCidrs", """["2a00:db8::/32","9.9.9.9/32"]"""), ("sshPublicKey", Key + "\n"),
            ("controlPlaneInstanceType", "m7i-flex.large"), ("workerInstanceType", "c7g.metal"), ("aws:profile", "me"), ("aws:allowedAccountIds", "[1]"), ("pulumi:tags", "{}"));
        Assert.Equal(IPFamily.IPv6, settings.Addresses.PrimaryFamily);
        Assert.Equal(UniqueLocalPrefix.For("calico-ipv6", "dev", "blue"), settings.Addresses.UniqueLocal);
        Assert.Equal("10.9.0.0/16", Assert.Single(settings.Addresses.HostCidrs).ToString());
        Assert.Equal("fd00:9::/56,10.1.0.0/16", AddressPlanner.Plan(settings.Addresses).KubeadmPodSubnet);
        Assert.Equal("fd00:8::/112,10.2.0.0/16", AddressPlanner.Plan(settings.Addresses).KubeadmServiceSubnet);
        Assert.Equal(3, settings.Addresses.IPPools.Length);
        IPPoolRequest pool = settings.Addresses.IPPools[0];
        Assert.Equal(["Tunnel"], pool.AllowedUses.AsEnumerable());
        Assert.Equal(
            new()
            {
                Cidr = Cidr.Parse("10.1.0.0/18"),
                Name = "a",
                BlockSize = 27,
                Encapsulation = Encapsulation.VXLAN,
                NatOutgoing = false,
                NodeSelector = "all()",
                DisableBgpExport = true,
                AllowedUses = pool.AllowedUses,
                AssignmentMode = "Manual",
            },
            pool);
        Assert.Equal((Encapsulation.VXLAN, 3, true), (settings.Addresses.Encapsulation, settings.Addresses.Zones, settings.Addresses.Bgp));
        Assert.Equal([0, 1, 2], settings.Cluster.Hosts.Select(h => h.Zone));
        Assert.Equal(("blue", "1.31.0", "3.32.0", Key), (settings.Cluster.Name, settings.Cluster.KubernetesVersion, settings.Cluster.CalicoVersion, settings.Cluster.SshPublicKey));
        Assert.Equal(2, settings.Cluster.AdminCidrs.Length);
        Assert.Equal(new() { Region = "eu-west-1", Profile = "me", ControlPlaneInstanceType = "m7i-flex.large", WorkerInstanceType = "c7g.metal" }, settings.Aws);
    }

    [Fact]
    public void Rejects_NothingSet() => new ConfigValues("calico-ipv6", "dev", new Dictionary<string, string>(), new HashSet<string>()).IsRejected(
        "calico-ipv6:mode: is missing; run `pulumi config set calico-ipv6:mode dualstack` for example",
        "calico-ipv6:provider: is missing; run `pulumi config set calico-ipv6:provider aws` for example");

    [Fact]
    public void Rejects_EveryProblemAtOnceInKeyOrder() => With(
        ("wrokers", "3"), ("aws:region", null), ("workerInstanceType", "large"), ("bgp", "yes"), ("serviceCidrs", """["10.1.0.0/8","fd00::/64"]"""),
        ("podCidrs", """["fd00:9::/56","10.1.0.0/16"]"""), ("zones", "7"), ("kubernetesVersion", "v1.35.6"), ("mode", "dual")).IsRejected(
        "calico-ipv6:mode \"dual\": is not one of ipv4, dualstack, ipv6; did you mean dualstack?",
        "calico-ipv6:kubernetesVersion \"v1.35.6\": is not three numbers with dots between them; write 1.35.6, without the v",
        "calico-ipv6:zones \"7\": is not a whole number from 1 to 6; write 1 for example",
        "calico-ipv6:serviceCidrs[0] \"10.1.0.0/8\": has bits set after its prefix; write 10.0.0.0/8",
        "calico-ipv6:serviceCidrs[1] \"fd00::/64\": is too large: IPv6 service ranges are /108 to /124; write fd00::/108 for example",
        "calico-ipv6:bgp \"yes\": is not one of true, false; did you mean true?",
        "calico-ipv6:workerInstanceType \"large\": is not the name of an EC2 instance type; write t3.medium for example",
        "aws:region: is missing; run `pulumi config set aws:region eu-west-1` for example",
        "calico-ipv6:wrokers \"3\": is not a key of this project; did you mean calico-ipv6:workers?");

    [Fact]
    public void Rejects_BrokenRulesBesideUnreadKeys() => With(("podCidrs", "[3]"), ("serviceCidrs", """["10.96.0.0/16","fd00::/64"]"""), ("ipPools", """[{"cidr":"10.7.0.0/16"}]""")).IsRejected(
        "calico-ipv6:podCidrs[0] \"3\": is a number where text is wanted; write text, in quotes where it looks like something else",
        "calico-ipv6:serviceCidrs[1] \"fd00::/64\": is too large: IPv6 service ranges are /108 to /124; write fd00::/108 for example",
        "calico-ipv6:ipPools: has no IPv6 pool that pods take addresses from, and pods have IPv6 in mode dualstack; add one inside calico-ipv6:podCidrs, or remove all to have a pool for each pod range");

    [Theory]
    [InlineData("modes", "did you mean calico-ipv6:mode?")]
    [InlineData("podcidr", "did you mean calico-ipv6:podCidrs?")]
    [InlineData("nodeCount", "remove it; the keys are in Pulumi.yaml")]
    [InlineData("", "remove it; the keys are in Pulumi.yaml")]
    public void Rejects_UnknownKey(string key, string remedy) =>
        With((key, "x")).IsRejected($"calico-ipv6:{key} \"x\": is not a key of this project; {remedy}");

    [Theory]
    [InlineData("mode", "dualstak", "ipv4, dualstack, ipv6", "did you mean dualstack?")]
    [InlineData("mode", "IPv4", "ipv4, dualstack, ipv6", "did you mean ipv4?")]
    [InlineData("primaryFamily", "ip6", "ipv4, ipv6", "did you mean ipv6?")]
    [InlineData("provider", "azure", "aws, openstack, existing", "write one of them")]
    [InlineData("encapsulation", "vxlan", "auto, None, IPIP, IPIPCrossSubnet, VXLAN, VXLANCrossSubnet", "did you mean VXLAN?")]
    [InlineData("bgp", "True", "true, false", "did you mean true?")]
    public void Rejects_UnknownWord(string key, string value, string words, string remedy) =>
        With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": is not one of {words}; {remedy}");

    [Theory]
    [InlineData("controlPlanes", "7")]
    [InlineData("zones", "6")]
    [InlineData("kubernetesVersion", "1.35.12")]
    [InlineData("kubernetesVersion", "1.36.0")]
    [InlineData("calicoVersion", "3.32.9")]
    [InlineData("clusterName", "0")]
    [InlineData("aws:region", "eusc-de-east-1")]
    [InlineData("adminCidrs", """["0.0.0.0/0","::/0"]""")]
    public void Accepts_Value(string key, string value) => Stacks.Read((key, value));

    [Theory]
    [InlineData("controlPlanes", "0", "is not a whole number from 1 to 7; write 1 for example")]
    [InlineData("controlPlanes", "8", "is not a whole number from 1 to 7; write 1 for example")]
    [InlineData("controlPlanes", "4", "is even, and etcd survives no more losses with it than with one less; write 3 or 5")]
    [InlineData("workers", "-1", "is not a whole number from 0 to 1000; write 2 for example")]
    [InlineData("workers", "two", "is not a whole number from 0 to 1000; write 2 for example")]
    [InlineData("workers", "99999999999", "is not a whole number from 0 to 1000; write 2 for example")]
    [InlineData("zones", "", "is not a whole number from 1 to 6; write 1 for example")]
    [InlineData("kubernetesVersion", "1.30.9", "is older than 1.31, the first whose API server takes the CRDs of Calico 3.32; write 1.35.6 for example")]
    [InlineData("kubernetesVersion", "1.37.0", "is newer than 1.36, the last that Calico 3.32 supports; write 1.35.6 for example")]
    [InlineData("kubernetesVersion", "1.35", "is not three numbers with dots between them; write 1.35.6 for example")]
    [InlineData("kubernetesVersion", "1.035.4", "is not three numbers with dots between them; write 1.35.6 for example")]
    [InlineData("calicoVersion", "3.31.7", "is not a 3.32 release, the only line that is supported so far; write 3.32.1 for example")]
    [InlineData("controlPlaneInstanceType", "", "is not the name of an EC2 instance type; write t3.medium for example")]
    [InlineData("sshPublicKey", "ssh-ed25519", NotAKey)]
    [InlineData("sshPublicKey", "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwND", NotAKey)]
    public void Rejects_Value(string key, string value, string message) => With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": {message}");

    [Fact]
    public void Rejects_StackNameThatIsNoLabel() => (Least with { Stack = "Dev_1" }).IsRejected(
        $"calico-ipv6:clusterName \"Dev_1\": (the stack's name) is not a DNS label of at most 47 characters: lower-case letters and digits, and - between them; write dev-1");

    [Fact]
    public void Rejects_AdminRangeTwice() => With(("adminCidrs", """["9.9.9.0/24","9.9.9.0/24"]""")).IsRejected(
        "calico-ipv6:adminCidrs[1] \"9.9.9.0/24\": is there twice; remove it");

    [Theory]
    [InlineData("127.0.0.0/8", "127.0.0.0/8, which is loopback (RFC 1122)")]
    [InlineData("169.254.7.0/24", "169.254.0.0/16, which is link-local (RFC 3927)")]
    [InlineData("224.0.0.5/32", "224.0.0.0/4, which is multicast (RFC 5771)")]
    [InlineData("::1/128", "::/96, which is unspecified, loopback and IPv4-compatible addresses (RFC 4291)")]
    [InlineData("fe80::/64", "fe80::/10, which is link-local (RFC 4291)")]
    [InlineData("198.51.100.7/32", "198.51.100.0/24, which is for documentation (RFC 5737)")]
    [InlineData("2001:db8::/48", "2001:db8::/32, which is for documentation (RFC 3849)")]
    public void Rejects_AdminRangeThatNobodyComesFrom(string range, string special) => With(("adminCidrs", $"[\"{range}\"]")).IsRejected(
        $"calico-ipv6:adminCidrs[0] \"{range}\": lets nobody in: nobody comes from there, since it is in {special}; write the range that you come from, as the API sees it");

    // Tunnels' clients have addresses there; and a range around a special one has others.
    [Theory]
    [InlineData("2002::/16")]
    [InlineData("2001::/32")]
    [InlineData("169.0.0.0/8")]
    [InlineData("10.0.0.0/8")]
    public void Accepts_AdminRange(string range) => Stacks.Read(("adminCidrs", $"[\"{range}\"]"));

    [Fact]
    public void Accepts_AdminRangeForDocumentationWhereAsked() =>
        Stacks.Read(("adminCidrs", """["198.51.100.7/32","2001:db8::/48"]"""), ("allowDocumentationRanges", "true"));

    // Of an entry that cannot be read nothing more is said, and of the others all, by their place in the list as it was written.
    [Theory]
    [InlineData("hostCidrs", """["x","10.9.0.0/29"]""", "hostCidrs[1] \"10.9.0.0/29\": is too small: IPv4 host ranges are /16 to /28; write 10.9.0.0/28 for example")]
    [InlineData("podCidrs", """["x","10.1.0.0/16"]""", "podCidrs[1] \"10.1.0.0/16\": is an IPv4 range where mode dualstack with primaryFamily ipv4 wants an IPv6 one; write an IPv6 range, such as PODS")]
    [InlineData("serviceCidrs", """["x","fd00:8::/64"]""", "serviceCidrs[1] \"fd00:8::/64\": is too large: IPv6 service ranges are /108 to /124; write fd00:8::/108 for example")]
    [InlineData("ipPools", """["x",{"cidr":"10.244.0.0/24","blockSize":19}]""", "ipPools[1].blockSize \"19\": is not from 20 to 32, the block sizes of IPv4; write 26 for example")]
    [InlineData("ipPools", """[{"cidr":"x"},{"cidr":"10.244.0.0/24"},{"cidr":"10.244.0.0/25"}]""", "ipPools[2].cidr \"10.244.0.0/25\": overlaps calico-ipv6:ipPools[1].cidr \"10.244.0.0/24\"; write a range apart from it, such as 10.244.1.0/25")]
    [InlineData("upstreamResolvers", """["x","fe80::1"]""", "upstreamResolvers[1] \"fe80::1\": is in fe80::/10, which is link-local (RFC 4291): no resolver answers pods from there; write the unicast address of a resolver, or remove it to use the hosts' own")]
    [InlineData("upstreamResolvers", """["x","9.9.9.9","9.9.9.9"]""", "upstreamResolvers[2] \"9.9.9.9\": is the same as calico-ipv6:upstreamResolvers[1]; remove it")]
    [InlineData("adminCidrs", """["x","10.1.0.0/16","10.1.0.0/16"]""", "adminCidrs[2] \"10.1.0.0/16\": is there twice; remove it")]
    public void Rejects_OtherEntriesBesideOneThatCannotBeRead(string key, string json, string message)
    {
        Configuration.ConfigurationException problems = Assert.Throws<Configuration.ConfigurationException>(() => StackSettings.Read(With((key, json))));
        string pods = UniqueLocalPrefix.For("calico-ipv6", "dev", "dev").SubnetAt(56, 1).ToString();
        Assert.Equal(2, problems.Problems.Count);
        Assert.StartsWith($"calico-ipv6:{key}[0]", problems.Problems[0].Key, StringComparison.Ordinal);
        Assert.Equal($"calico-ipv6:{message.Replace("PODS", pods, StringComparison.Ordinal)}", problems.Problems[1].ToString());
    }

    [Theory]
    [InlineData("hostCidrs", "10.9.2.3", "10.9.0.0/16")]
    [InlineData("podCidrs", "fd00:9::5", "fd00:9::/56")]
    [InlineData("serviceCidrs", "fd00:8::5", "fd00:8::/112")]
    [InlineData("adminCidrs", "9.9.9.9", "9.9.9.9/32")]
    public void Rejects_RangeWithoutLength_OfferingTheUsualOne(string key, string text, string range) => Assert.Contains(
        $"calico-ipv6:{key}[0] \"{text}\": has no prefix length; write {range} for example",
        Assert.Throws<Configuration.ConfigurationException>(() => StackSettings.Read(With((key, $"[\"{text}\"]")))).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("ipPools", """[{"cidr":"10.244.64.0"}]""", "ipPools[0].cidr \"10.244.64.0\"", "10.244.64.0/18")]
    [InlineData("nat64Prefix", "64:ff9b::", "nat64Prefix \"64:ff9b::\"", "64:ff9b::/96")]
    public void Rejects_OtherRangeWithoutLength_OfferingTheUsualOne(string key, string json, string named, string range) =>
        With((key, json)).IsRejected($"calico-ipv6:{named}: has no prefix length; write {range} for example");

    [Fact]
    public void Accepts_SecretThatIsReadable() =>
        Assert.Equal(3, StackSettings.Read(With(("workers", "2")).Secret("calico-ipv6:workers")).Cluster.Hosts.Length);

    [Fact]
    public void Rejects_SecretThatIsNotReadable() => With(("podCidrs", null)).Secret("calico-ipv6:podCidrs", "aws:secretKey").IsRejected(
        "calico-ipv6:podCidrs: is encrypted here, and nothing can be planned without it; write it in plain text: it is no secret");

    [Fact]
    public void Rejects_WrongSecretWithoutShowingIt() => With(("workers", "hunter2"), ("token", "hunter3")).Secret("calico-ipv6:workers", "calico-ipv6:token").IsRejected(
        "calico-ipv6:workers \"[secret]\": cannot be used, and is not shown since it is encrypted; write it in plain text: it is no secret",
        "calico-ipv6:token \"[secret]\": is not a key of this project; remove it; the keys are in Pulumi.yaml");

    // Immutable arrays are equal by identity, so records that hold them are compared as texts.
    private static string Shown(AddressRequest r) =>
        $"{r with { HostCidrs = [], PodCidrs = [], ServiceCidrs = [], IPPools = [], CloudRanges = [], Dns = r.Dns with { UpstreamResolvers = [] } }} " +
        $"[{string.Join(' ', [.. r.HostCidrs, .. r.PodCidrs, .. r.ServiceCidrs])}] [{string.Join(' ', r.IPPools)}] " +
        $"[{string.Join(' ', r.CloudRanges)}] [{string.Join(' ', r.Dns.UpstreamResolvers)}]";

    private const string NotAKey = "is not an OpenSSH public key in one line; write the line of a .pub file, which starts with ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256";
}
