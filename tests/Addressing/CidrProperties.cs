using System.Buffers.Binary;
using System.Net;
using CalicoIPv6.Addressing;
using FsCheck;
using FsCheck.Fluent;

namespace CalicoIPv6.Tests.Addressing;

public class CidrProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1000);

    // Few distinct bits, so that ranges contain each other often enough to be a test.
    private static readonly Gen<byte> Octet = Gen.Elements<byte>(0, 0, 0, 1, 10, 128, 253, 255);

    private static readonly Gen<Cidr> IPv4 = Octet.ArrayOf(4).SelectMany(bytes => Gen.Choose(0, 32), (bytes, length) => Cidr.Covering(new IPAddress(bytes), length));

    private static readonly Gen<Cidr> IPv6 = Octet.ArrayOf(16).SelectMany(bytes => Gen.Choose(0, 128), (bytes, length) => Cidr.Covering(new IPAddress(bytes), length));

    private static readonly Arbitrary<Cidr> Ranges = Arb.From(Gen.OneOf(IPv4, IPv6));

    // Pairs are often parent and child: the second is then cut from the first.
    private static readonly Arbitrary<(Cidr A, Cidr B)> Pairs = Arb.From(Gen.OneOf(
        Ranges.Generator.Two().Select(p => (p.Item1, p.Item2)),
        Ranges.Generator.SelectMany(a => Gen.Choose(a.PrefixLength, a.Family.Bits()), (a, length) => (a, a.SubnetAt(length, a.LastSubnetIndex(length))))));

    [Fact]
    public void ParseAndPrint_AnyRange_RoundTrip() =>
        Prop.ForAll(Ranges, range => Cidr.Parse(range.ToString()) == range).Check(Runs);

    [Fact]
    public void ToString_AnyRange_IsReadAlikeByDotNet() =>
        Prop.ForAll(Ranges, range => IPNetwork.Parse(range.ToString()) is var network
            && network.BaseAddress.Equals(range.First) && network.PrefixLength == range.PrefixLength).Check(Runs);

    [Fact]
    public void Contains_AnyPair_AgreesWithBitModel() =>
        Prop.ForAll(Pairs, p => p.A.Contains(p.B) == ModelContains(p.A, p.B) && p.B.Contains(p.A) == ModelContains(p.B, p.A)).Check(Runs);

    [Fact]
    public void ContainsAddress_AnyPair_AgreesWithBitModel() =>
        Prop.ForAll(Pairs, p => p.A.Contains(p.B.Last) == ModelContains(p.A, Cidr.Covering(p.B.Last, p.B.Family.Bits()))).Check(Runs);

    [Fact]
    public void Overlaps_AnyPair_AgreesWithBitModel() =>
        Prop.ForAll(Pairs, p => p.A.Overlaps(p.B) == SharedBitsAgree(p.A, p.B) && p.B.Overlaps(p.A) == p.A.Overlaps(p.B)).Check(Runs);

    [Fact]
    public void SubnetAt_FirstSecondAndLast_AreInsideAndDisjoint() =>
        Prop.ForAll(Pairs, p => p.A.Family != p.B.Family || p.B.PrefixLength <= p.A.PrefixLength || HasSoundSubnets(p.A, p.B.PrefixLength)).Check(Runs);

    [Fact]
    public void SubnetAt_AnyTwoIndexes_AreInsideAndDisjoint() => Prop.ForAll(Arb.From(Indexed()), c =>
        c.Range.Contains(c.Range.SubnetAt(c.Length, c.A)) && c.Range.SubnetAt(c.Length, c.A).Overlaps(c.Range.SubnetAt(c.Length, c.B)) == (c.A == c.B)).Check(Runs);

    private static Gen<(Cidr Range, int Length, UInt128 A, UInt128 B)> Indexed() =>
        from range in Ranges.Generator
        from length in Gen.Choose(range.PrefixLength, range.Family.Bits())
        from bits in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(16)
        let last = range.LastSubnetIndex(length)
        let a = BinaryPrimitives.ReadUInt128BigEndian(bits) & last
        select (range, length, a, a == last ? UInt128.Zero : a + 1);

    private static bool HasSoundSubnets(Cidr range, int length)
    {
        UInt128 last = range.LastSubnetIndex(length);
        Cidr[] subnets = [range.SubnetAt(length, 0), range.SubnetAt(length, 1), range.SubnetAt(length, last)];
        return subnets.All(range.Contains)
            && !subnets[0].Overlaps(subnets[1])
            && subnets[0].First.Equals(range.First)
            && subnets[2].Last.Equals(range.Last)
            && (last == UInt128.MaxValue || Throws(() => range.SubnetAt(length, last + 1)));
    }

    private static bool Throws(Func<object> action)
    {
        try
        {
            action();
            return false;
        }
        catch (ArgumentOutOfRangeException)
        {
            return true;
        }
    }

    private static bool ModelContains(Cidr outer, Cidr inner) => outer.PrefixLength <= inner.PrefixLength && SharedBitsAgree(outer, inner);

    private static bool SharedBitsAgree(Cidr a, Cidr b) =>
        a.Family == b.Family && Bits(a).Zip(Bits(b)).Take(Math.Min(a.PrefixLength, b.PrefixLength)).All(bits => bits.First == bits.Second);

    private static IEnumerable<bool> Bits(Cidr range) =>
        range.First.GetAddressBytes().SelectMany(octet => Enumerable.Range(0, 8).Select(bit => (octet & (0x80 >> bit)) != 0));
}
