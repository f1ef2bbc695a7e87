using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>A range as a whole, and where its parts lie in it.</summary>
/// <param name="Whole">The range.</param>
/// <param name="Parts">The ranges in it, in the order of the address map.</param>
/// <param name="Addresses">Single addresses in it.</param>
internal sealed record AddressBlock(AddressRow Whole, ImmutableArray<AddressPart> Parts, ImmutableArray<AddressRow> Addresses)
{
    /// <summary>Stands for the prefix that the cloud will give; nobody may use addresses of it (RFC 6666).</summary>
    private static readonly IPAddress DiscardOnly = IPAddress.Parse("100::");

    /// <summary>The share that no part has, in whole percent, rounded down: nothing is free that is not.</summary>
    public int FreePercent => (int)Math.Max(0, 100 * (1 - Parts.Sum(p => p.Size)));

    /// <summary>The address map of a plan, each range under the one that holds it.</summary>
    /// <param name="plan">The address plan.</param>
    /// <param name="delegated">The prefix that the cloud gave; <c>null</c> while it is unknown, though not the places in it.</param>
    public static ImmutableArray<AddressBlock> Of(AddressPlan plan, Cidr? delegated = null)
    {
        Cidr? unknown = delegated is null && plan.DelegationLength is { } length ? Cidr.Covering(DiscardOnly, length) : null;
        (AddressRow Row, Cidr Range)[] rows = [.. AddressMap.Of(plan, delegated ?? unknown).Select(r => (Shown(r, unknown), RangeOf(r)))];
        return [.. rows.Where(r => !rows.Any(o => o.Range != r.Range && o.Range.Contains(r.Range))).Select(whole => Of(whole, rows))];
    }

    private static AddressBlock Of((AddressRow Row, Cidr Range) whole, (AddressRow Row, Cidr Range)[] rows)
    {
        ILookup<bool, (AddressRow Row, Cidr Range)> inside = rows.Where(r => r.Range != whole.Range && whole.Range.Contains(r.Range)).ToLookup(r => r.Range.HostBits > 0);
        double all = Math.Pow(2, whole.Range.HostBits);
        return new AddressBlock(
            whole.Row,
            [.. inside[true].Select(r => new AddressPart(r.Row, (double)(Number(r.Range.First) - Number(whole.Range.First)) / all, Math.Pow(2, r.Range.HostBits) / all))],
            [.. inside[false].Select(r => r.Row)]);
    }

    private static AddressRow Shown(AddressRow row, Cidr? unknown)
    {
        Cidr range = RangeOf(row);
        return unknown is { } prefix && prefix.Contains(range)
            ? row with { Range = PlanUnknown.Display, Size = string.Create(CultureInfo.InvariantCulture, $"a /{range.PrefixLength}") }
            : row;
    }

    private static Cidr RangeOf(AddressRow row) => row.Range.Contains('/', StringComparison.Ordinal)
        ? Cidr.Parse(row.Range)
        : Cidr.Covering(IPAddress.Parse(row.Range), row.Family.Bits());

    private static UInt128 Number(IPAddress address) => BinaryPrimitives.ReadUInt128BigEndian(address.MapToIPv6().GetAddressBytes());
}

/// <summary>A range in a larger one.</summary>
/// <param name="Row">The range.</param>
/// <param name="Start">Where it begins: 0 to 1.</param>
/// <param name="Size">Its share: 0 to 1.</param>
internal sealed record AddressPart(AddressRow Row, double Start, double Size);
