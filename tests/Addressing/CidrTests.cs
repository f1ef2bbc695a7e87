using System.Net;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

public class CidrTests
{
    [Theory]
    [InlineData("10.0.0.0/16")]
    [InlineData("0.0.0.0/0")]
    [InlineData("203.0.113.7/32")]
    [InlineData("::/0")]
    [InlineData("fd00:1::/56")]
    [InlineData("2001:db8:0:1:1:1:1:1/128")]
    [InlineData("fd00:0:0:1::/64")]
    [InlineData("fd00::5efe:a00:0/112")] // .NET alone would print fd00::5efe:10.0.0.0.
    public void Accepts_CanonicalText(string text) => Assert.Equal(text, Cidr.Parse(text).ToString());

    [Theory]
    [InlineData("10.0.0.1/16", "has bits set after its prefix; write 10.0.0.0/16")]
    [InlineData("fd00::1/64", "has bits set after its prefix; write fd00::/64")]
    [InlineData("010.0.0.0/8", "is not in canonical form; write 10.0.0.0/8")]
    [InlineData("10/8", "is not in canonical form; write 10.0.0.0/8")]
    [InlineData("10.1/16", "is not in canonical form; write 10.1.0.0/16")]
    [InlineData("10.0.0.0/08", "is not in canonical form; write 10.0.0.0/8")]
    [InlineData("FD00::/64", "is not in canonical form; write fd00::/64")]
    [InlineData("fd00:0:0:0:0:0:0:0/64", "is not in canonical form; write fd00::/64")]
    [InlineData("fd00:0001::/64", "is not in canonical form; write fd00:1::/64")]
    [InlineData("2001:db8::1:1:1:1:0/112", "is not in canonical form; write 2001:db8:0:1:1:1:1:0/112")]
    [InlineData("fd00::%1/64", "is not in canonical form; write fd00::/64")]
    [InlineData("[fd00::]/64", "is not in canonical form; write fd00::/64")]
    [InlineData(" 10.0.0.0/8", "is not in canonical form; write 10.0.0.0/8")]
    [InlineData("10.0.0.0/8 ", "is not in canonical form; write 10.0.0.0/8")]
    [InlineData("10.0.0.0", "has no prefix length; write 10.0.0.0/16 for example")]
    [InlineData("fd00::5", "has no prefix length; write fd00::/56 for example")]
    [InlineData("10.0.0.7/33", "has no prefix length from 0 to 32 after the slash; write 10.0.0.0/16 for example")]
    [InlineData("fd00::7/129", "has no prefix length from 0 to 128 after the slash; write fd00::/56 for example")]
    [InlineData("fd00::/", "has no prefix length from 0 to 128 after the slash; write fd00::/56 for example")]
    [InlineData("fd00::/-1", "has no prefix length from 0 to 128 after the slash; write fd00::/56 for example")]
    [InlineData("10.0.0.0/ 8", "has no prefix length from 0 to 32 after the slash; write 10.0.0.0/16 for example")]
    [InlineData("10.0.0.0/8/8", "has no prefix length from 0 to 32 after the slash; write 10.0.0.0/16 for example")]
    [InlineData("10.0.0.0/99999999999", "has no prefix length from 0 to 32 after the slash; write 10.0.0.0/16 for example")]
    [InlineData("0x0a.0.0.0/8", "is not an IP range; write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56")]
    [InlineData("10.0.0.0.0/8", "is not an IP range; write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56")]
    [InlineData("10.0.0.256/8", "is not an IP range; write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56")]
    [InlineData("", "is not an IP range; write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56")]
    [InlineData("pods", "is not an IP range; write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56")]
    public void Rejects_AnythingElse(string text, string message)
    {
        Assert.False(Cidr.TryParse(text, out _, out CidrFault? fault));
        Assert.Equal(message, $"{fault.Rule}; {fault.Remedy}");
        Assert.Equal($"\"{text}\": {message}", Assert.Throws<FormatException>(() => Cidr.Parse(text)).Message);
    }

    [Theory]
    [InlineData("10.0.0.0/24", "0", "10.0.0.0")]
    [InlineData("10.0.0.0/24", "255", "10.0.0.255")]
    [InlineData("0.0.0.0/0", "4294967295", "255.255.255.255")]
    [InlineData("fd00::/112", "10", "fd00::a")]
    [InlineData("::/0", "340282366920938463463374607431768211455", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fd00::1/128", "0", "fd00::1")]
    public void AddressAt_Index_CountsFromTheFirst(string range, string index, string address) =>
        Assert.Equal(IPAddress.Parse(address), Cidr.Parse(range).AddressAt(UInt128.Parse(index, null)));

    [Theory]
    [InlineData("10.0.0.0/24", 256)]
    [InlineData("fd00::1/128", 1)]
    [InlineData("fd00::/112", 65536)]
    public void AddressAt_OneBeyondTheLast_Throws(string range, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Parse(range).AddressAt((UInt128)index));

    [Theory]
    [InlineData("10.0.0.0/16", 20, 0, "10.0.0.0/20")]
    [InlineData("10.0.0.0/16", 20, 15, "10.0.240.0/20")]
    [InlineData("fd00::/56", 64, 255, "fd00:0:0:ff::/64")]
    [InlineData("::/0", 1, 1, "8000::/1")]
    [InlineData("::/0", 0, 0, "::/0")]
    [InlineData("fd00::1/128", 128, 0, "fd00::1/128")]
    public void SubnetAt_Index_CountsFromTheFirst(string range, int length, int index, string subnet) =>
        Assert.Equal(subnet, Cidr.Parse(range).SubnetAt(length, (UInt128)index).ToString());

    [Theory]
    [InlineData("10.0.0.0/16", 20, 16)]
    [InlineData("10.0.0.0/16", 15, 0)]
    [InlineData("10.0.0.0/16", 33, 0)]
    [InlineData("fd00::/56", 64, 256)]
    [InlineData("::/0", 0, 1)]
    public void SubnetAt_OutsideTheRange_Throws(string range, int length, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Parse(range).SubnetAt(length, (UInt128)index));

    [Theory]
    [InlineData(55)]
    [InlineData(129)]
    public void LastSubnetIndex_NoSuchSubnet_Throws(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Parse("fd00::/56").LastSubnetIndex(length));

    [Fact]
    public void Last_OfBothFamilies_HasAllHostBitsSet()
    {
        Assert.Equal("10.0.255.255", Cidr.Parse("10.0.0.0/16").Last.ToString());
        Assert.Equal("fd00::ff:ffff:ffff:ffff:ffff", Cidr.Parse("fd00::/56").Last.ToString());
    }
}
