using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

public class DelegatedSubnetTests
{
    [Theory]
    [InlineData("2001:db8::/56", 0, "2001:db8::/64")]
    [InlineData("2001:db8::/56", 1, "2001:db8:0:1::/64")]
    [InlineData("2001:db8::/56", 255, "2001:db8:0:ff::/64")]
    [InlineData("2001:db8:1234:1a00::/56", 16, "2001:db8:1234:1a10::/64")]
    [InlineData("2001:DB8:0:0:0:0:0:0/56", 2, "2001:db8:0:2::/64")]
    [InlineData("2001:db8:0:5::/64", 0, "2001:db8:0:5::/64")]
    public void Within_Prefix_IsTheSubnetAtTheIndex(string prefix, int index, string subnet) =>
        Assert.Equal(subnet, new DelegatedSubnet(index).Within(prefix));

    [Theory]
    [InlineData("2001:db8::/56", 256)]
    [InlineData("2001:db8::/64", 1)]
    [InlineData("2001:db8::/72", 0)]
    [InlineData("2001:db8::/56", -1)]
    public void Within_NoSuchSubnet_Throws(string prefix, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DelegatedSubnet(index).Within(prefix));
}
