using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>A problem hides nothing that is known beside it.</summary>
public class StackReviewTests
{
    [Fact]
    public void Review_OfProblemElsewhere_KeepsAddressesAndWarnings()
    {
        StackReview review = StackReview.Of(With(("kubernetesVersion", "1.2.3"), ("workers", "0")));

        Assert.Equal(["calico-ipv6:kubernetesVersion"], review.Problems.Select(p => p.Key));
        Assert.NotNull(review.Addresses);
        Assert.Contains(review.Warnings, w => w.Key == "calico-ipv6:workers");
    }

    [Theory]
    [InlineData("mode", "both")]
    [InlineData("provider", "azure")]
    [InlineData("clusterName", "My Cluster")]
    [InlineData("podCidrs", """["10.244.0.1/16","fd00:1::/56"]""")]
    [InlineData("serviceCidrs", """["10.244.0.0/20","fd12:3456:789a:2::/112"]""")]
    [InlineData("podCidr", "10.0.0.0/8")]
    public void Review_OfProblemThatMayBeAboutAddresses_LeavesThemOpen(string key, string value)
    {
        StackReview review = StackReview.Of(With((key, value)));

        Assert.NotEmpty(review.Problems);
        Assert.Null(review.Addresses);
    }

    [Fact]
    public void Review_OfUnreadKey_WarnsOfNoneThatNeedsIt()
    {
        Assert.DoesNotContain(StackReview.Of(With(("controlPlanes", "one"))).Warnings, w => w.Key == "calico-ipv6:controlPlanes");
        Assert.Empty(StackReview.Of(With(("mode", "both"), ("workers", "0"))).Warnings);
    }

    [Theory]
    [InlineData("ipv6", "aws", null, Nat64.Cloud)]
    [InlineData("dualstack", "aws", null, Nat64.None)]
    [InlineData("ipv6", "openstack", null, Nat64.None)]
    [InlineData("ipv6", "aws", "none", Nat64.None)]
    [InlineData("ipv6", "openstack", "existing", Nat64.Existing)]
    [InlineData("dualstack", "aws", "existing", Nat64.Existing)]
    public void Nat64_IsTheClouds_WhereAModeNeedsItAndTheCloudHasIt(string mode, string provider, string? nat64, Nat64 expected) =>
        Assert.Equal(expected, StackReview.Of(With(("mode", mode), ("provider", provider), ("nat64", nat64))).Settings.Addresses.Dns.Nat64);

    [Fact]
    public void Nat64_None_LeavesHostsWithoutAWayToRegistries()
    {
        Assert.DoesNotContain(StackReview.Of(With(("mode", "ipv6"))).Warnings, w => w.Key == "calico-ipv6:mode");
        Assert.Contains(StackReview.Of(With(("mode", "ipv6"), ("nat64", "none"))).Warnings, w => w.Key == "calico-ipv6:mode");
    }
}
