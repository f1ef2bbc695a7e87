using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

public class UniqueLocalPrefixTests
{
    // A change of this value renumbers every cluster that exists.
    [Fact]
    public void For_ACluster_NeverChanges() =>
        Assert.Equal("fd3d:78c1:8f07::/48", UniqueLocalPrefix.For("calico-ipv6", "dev", "dev").ToString());

    [Fact]
    public void For_OtherProjectStackOrCluster_Differs()
    {
        Cidr[] prefixes =
        [
            UniqueLocalPrefix.For("a", "b", "c"), UniqueLocalPrefix.For("x", "b", "c"), UniqueLocalPrefix.For("a", "x", "c"),
            UniqueLocalPrefix.For("a", "b", "x"), UniqueLocalPrefix.For("ab", "", "c"), UniqueLocalPrefix.For("a", "bc", ""),
        ];
        Assert.Equal(prefixes.Length, prefixes.Distinct().Count());
        Assert.All(prefixes, p => Assert.True(Cidr.Parse("fd00::/8").Contains(p) && p.PrefixLength == 48));
    }
}
