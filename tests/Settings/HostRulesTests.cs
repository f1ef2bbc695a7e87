using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Hosts and balancers that cannot be, whole; and what is offered instead is accepted.</summary>
public class HostRulesTests
{
    [Theory]
    [InlineData("dualstack", "controlPlaneInstanceType", "m1.large", "cannot have IPv6 addresses, which mode dualstack gives to every host; write t3.medium for example")]
    [InlineData("ipv6", "controlPlaneInstanceType", "t2.medium", "is not built on Nitro, and IPv6-only subnets take nothing else; write t3.medium for example")]
    [InlineData("ipv6", "workerInstanceType", "i3.large", "is not built on Nitro, and IPv6-only subnets take nothing else; write t3.medium for example")]
    [InlineData("ipv6", "workerInstanceType", "c1.medium", "cannot have IPv6 addresses, which mode ipv6 gives to every host; write t3.medium for example")]
    [InlineData("dualstack", "sourceDestCheck", "on",
        "lets EC2 drop every packet with a pod's address, and pools send such packets between hosts unless they always encapsulate and have natOutgoing; write auto")]
    public void Rejects(string mode, string key, string value, string message) => Assert.Contains(
        $"calico-ipv6:{key} \"{value}\": {message}",
        StackReview.Of(With(("mode", mode), (key, value))).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("ipv4", "workerInstanceType", "m3.large")]
    [InlineData("ipv4", "workerInstanceType", "t2.medium")]
    [InlineData("dualstack", "workerInstanceType", "t2.medium")]
    [InlineData("dualstack", "workerInstanceType", "i3.metal")]
    [InlineData("dualstack", "sourceDestCheck", "auto")]
    [InlineData("dualstack", "sourceDestCheck", "off")]
    public void Accepts(string mode, string key, string value) => Read(("mode", mode), (key, value));

    // Whose address a gateway has that somebody else made, no key says; IPv6 passes none, and everybody's rule lets in all of them.
    [Theory]
    [InlineData("dualstack", "primaryFamily", "ipv4", true)]
    [InlineData("ipv4", "primaryFamily", null, true)]
    [InlineData("dualstack", "primaryFamily", "ipv6", false)]
    [InlineData("ipv6", "primaryFamily", null, false)]
    [InlineData("dualstack", "apiAccess", "internal", false)]
    [InlineData("dualstack", "privateHosts", "false", false)]
    [InlineData("ipv4", "adminCidrs", """["0.0.0.0/0"]""", false)]
    [InlineData("ipv4", "adminCidrs", """["9.9.9.0/24"]""", true)]
    [InlineData("dualstack", "vpcId", null, false)]
    public void Rejects_PublicApi_BeforePrivateHostsOfANetworkThatExists(string mode, string key, string? value, bool expected)
    {
        ConfigValues values = With(
        [
            ("vpcId", "vpc-01234567"), ("edgeSubnetIds", """["subnet-01234567"]"""), ("hostSubnetIds", """["subnet-01234568"]"""), ("hostCidrs", """["10.0.0.0/16"]"""),
            ("privateHosts", "true"), ("mode", mode), (key, value), .. key == "vpcId" ? [("edgeSubnetIds", null), ("hostSubnetIds", null)] : Array.Empty<(string, string?)>(),
        ]);

        Assert.Equal(
            expected ? ["calico-ipv6:apiAccess \"public\": leaves private hosts out: they come through the NAT gateways of vpc-01234567, whose addresses no rule lets in; write internal"] : [],
            StackReview.Of(values).Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void Accepts_Check_WhereEveryPoolAlwaysEncapsulates() => Read(("sourceDestCheck", "on"), ("encapsulation", "VXLAN"));

    // Nobody hides what pods send to other hosts' own addresses, and no encapsulation is for those.
    [Theory]
    [InlineData("dualstack", """[{"cidr":"10.244.0.0/16","natOutgoing":false},{"cidr":"fd00:1::/64"}]""", true)]
    [InlineData("dualstack", """[{"cidr":"10.244.0.0/16"},{"cidr":"fd00:1::/64"}]""", false)]
    [InlineData("dualstack", """[{"cidr":"10.244.0.0/16"},{"cidr":"2a00:7::/64"}]""", true)]
    public void Rejects_Check_WherePoolsLeaveTheirAddresses(string mode, string pools, bool expected)
    {
        string pods = pools.Contains("2a00:7", StringComparison.Ordinal) ? "2a00:7::/64" : "fd00:1::/64";
        ConfigValues values = With(
            ("mode", mode), ("sourceDestCheck", "on"), ("encapsulation", "VXLAN"), ("podCidrs", $"""["10.244.0.0/16","{pods}"]"""), ("ipPools", pools));

        Assert.Equal(expected ? ["calico-ipv6:sourceDestCheck"] : [], StackReview.Of(values).Problems.Select(p => p.Key));
    }

    [Theory]
    [InlineData("image", "ubuntu-22.04", "is not one of ubuntu-24.04, debian-12, debian-13; did you mean ubuntu-24.04?")]
    [InlineData("sourceDestCheck", "true", "is not one of auto, on, off; did you mean on?")]
    [InlineData("apiAccess", "private", "is not one of public, internal; write one of them")]
    [InlineData("serviceAccess", "private", "is not one of public, internal; write one of them")]
    [InlineData("rootVolumeSize", "19", "is not a whole number from 20 to 16384; write 30 for example")]
    [InlineData("rootVolumeSize", "16385", "is not a whole number from 20 to 16384; write 30 for example")]
    [InlineData("deletionProtection", "yes", "is not one of true, false; did you mean true?")]
    public void Rejects_WhatIsNoValueOfTheKey(string key, string value, string message) =>
        With((key, value)).IsRejected($"calico-ipv6:{key} \"{value}\": {message}");

    [Theory]
    [InlineData("publicCidrs")]
    [InlineData("nodePortCidrs")]
    public void Rejects_RangeTwice(string key) =>
        With((key, """["9.9.9.0/24","9.9.9.0/24"]""")).IsRejected($"calico-ipv6:{key}[1] \"9.9.9.0/24\": is there twice; remove it");

    [Fact]
    public void Accepts_EveryKey()
    {
        StackSettings settings = Read(
            ("image", "debian-13"), ("rootVolumeSize", "50"), ("sourceDestCheck", "off"), ("apiAccess", "internal"), ("deletionProtection", "true"),
            ("nodePortCidrs", """["2620:fe::/32"]"""), ("serviceAccess", "internal"));

        Assert.Equal(
            (HostImage.Debian13, 50, SourceDestCheck.Off, true),
            (settings.Aws!.Image, settings.Aws.RootVolumeSize, settings.Aws.SourceDestCheck, settings.Aws.DeletionProtection));
        Assert.Equal((EndpointAccess.Internal, EndpointAccess.Internal), (settings.Cluster.ApiAccess, settings.Cluster.ServiceAccess));
        Assert.Equal("2620:fe::/32", Assert.Single(settings.Cluster.NodePortCidrs).ToString());
    }
}
