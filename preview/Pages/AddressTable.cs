using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CalicoIPv6.Preview.Pictures;
using CalicoIPv6.Preview.Reporting;
using static CalicoIPv6.Preview.Pages.Html;

namespace CalicoIPv6.Preview.Pages;

/// <summary>The address map as a table, with a bar under each range that has parts.</summary>
internal static class AddressTable
{
    private const double Width = 1024;
    private const int Colours = 6;

    /// <summary>Thinner parts are not seen.</summary>
    private const double Thinnest = 4;


    public static XElement Of(ImmutableArray<AddressBlock> blocks) => Table(
        "Addresses", ["Range", "Addresses", "Used by"], blocks.SelectMany(Rows), 1);

    private static IEnumerable<object[]> Rows(AddressBlock block) =>
    [
        [Code(block.Whole.Range), block.Whole.Size, block.Whole.Use],
        .. block.Parts.IsEmpty ? Array.Empty<object[]>() : [[Classed("td", "bar", Attribute("colspan", "3"), Bar(block))]],
        .. block.Parts.Select((p, i) => (object[])
        [
            Classed("td", "part", Classed("span", $"swatch part-{i % Colours}", AddressBar.Mark(i).ToString()), Code(p.Row.Range)), p.Row.Size, p.Row.Use,
        ]),
        .. block.Addresses.Select(a => (object[])[Classed("td", "part", Code(a.Range)), a.Size, a.Use]),
    ];

    private static XElement Bar(AddressBlock block) => new(
        SvgPicture.Svg + "svg",
        Attribute("class", "bar"),
        Attribute("viewBox", $"0 0 {SvgPicture.Number(Width)} 22"),
        Attribute("preserveAspectRatio", "none"),
        Attribute("role", "img"),
        Attribute("aria-label", string.Create(CultureInfo.InvariantCulture, $"{block.Whole.Use}: {block.FreePercent}% of {block.Whole.Range} is free")),
        Rectangle("free", 0, Width, null),
        block.Parts.Select((p, i) => Part(p, i)));

    private static XElement Part(AddressPart part, int index)
    {
        double width = Math.Max(Thinnest, part.Size * Width);
        return Rectangle($"part-{index % Colours}", Math.Min(part.Start * Width, Width - width), width, $"{AddressBar.Mark(index)} {part.Row.Range}, {part.Row.Use}");
    }

    private static XElement Rectangle(string @class, double x, double width, string? title) => new(
        SvgPicture.Svg + "rect",
        Attribute("class", @class),
        Attribute("x", SvgPicture.Number(x)),
        Attribute("width", SvgPicture.Number(width)),
        Attribute("height", "22"),
        title is null ? null : new XElement(SvgPicture.Svg + "title", XmlText.Clean(title)));
}
