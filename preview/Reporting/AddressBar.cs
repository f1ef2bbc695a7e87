using System.Collections.Immutable;
using System.Globalization;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>The address map in plain characters: a bar under each range that has parts, and a letter for each part.</summary>
internal static class AddressBar
{
    /// <summary>A power of two, as parts are; with its ends, indent and free share it fits in 80 columns.</summary>
    private const int Cells = 64;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The lines, the heading first.</summary>
    public static ImmutableArray<string> Lines(ImmutableArray<AddressBlock> blocks)
    {
        (string Range, string Size, string Use)[] rows = [("Range", "Addresses", "Used by"), .. blocks.SelectMany(Rows)];
        int range = rows.Where(r => !IsBar(r)).Max(r => r.Range.Length);
        int size = rows.Max(r => r.Size.Length);
        return [.. rows.Select(r => IsBar(r) ? r.Range : $"{r.Range.PadRight(range)}  {r.Size.PadLeft(size)}  {r.Use}")];
    }

    /// <summary>What a part is known by in its bar: a letter, or <c>#</c> where letters do not suffice.</summary>
    public static char Mark(int part) => part < Letters.Length ? Letters[part] : '#';

    /// <summary>The bar; a cell of several parts has a <c>+</c>.</summary>
    public static string Of(AddressBlock block) => string.Concat(Enumerable.Range(0, Cells).Select(cell => Cell(block, cell)));

    private static IEnumerable<(string Range, string Size, string Use)> Rows(AddressBlock block) =>
    [
        (block.Whole.Range, block.Whole.Size, block.Whole.Use),
        .. block.Parts.IsEmpty ? Array.Empty<(string, string, string)>() : [(string.Create(CultureInfo.InvariantCulture, $"[{Of(block)}] {block.FreePercent}% free"), "", "")],
        .. block.Parts.Select((p, i) => ($"{Mark(i)} {p.Row.Range}", p.Row.Size, p.Row.Use)),
        .. block.Addresses.Select(a => ($"  {a.Range}", a.Size, a.Use)),
    ];

    private static bool IsBar((string Range, string Size, string Use) row) => row.Size.Length == 0;

    private static char Cell(AddressBlock block, int cell)
    {
        int[] there = [.. block.Parts.Index().Where(p => p.Item.Start < (cell + 1d) / Cells && p.Item.Start + p.Item.Size > (double)cell / Cells).Select(p => p.Index)];
        return there switch
        {
            [] => '·',
            [int only] => Mark(only),
            _ => '+',
        };
    }
}
