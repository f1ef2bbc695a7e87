using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace CalicoIPv6.Preview.Pictures;

/// <summary>A picture as SVG. Colours and fonts come from the page, by the classes that the boxes' kinds are.</summary>
internal static class SvgPicture
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="picture">The picture.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">What somebody learns from it who cannot see it.</param>
    public static XElement Of(Picture picture, string title, string description) => new(
        Svg + "svg",
        new XAttribute("class", "topology"),
        new XAttribute("viewBox", Numbers(0, 0, picture.Width, picture.Height)),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", "topology-title topology-description"),
        new XElement(Svg + "title", new XAttribute("id", "topology-title"), XmlText.Clean(title)),
        new XElement(Svg + "desc", new XAttribute("id", "topology-description"), XmlText.Clean(description)),
        new XElement(Svg + "defs", Arrow("up", "M 0 8 L 4 0 L 8 8 z", 0), Arrow("down", "M 0 0 L 4 8 L 8 0 z", 8)),
        picture.Wires.Select(Of),
        picture.Boxes.Select(Of));

    private static XElement Of(Wire wire) => new(
        Svg + "path",
        new XAttribute("class", "wire"),
        new XAttribute("d", string.Create(CultureInfo.InvariantCulture, $"M {Number(wire.X)} {Number(wire.Top + 2)} V {Number(wire.Bottom - 2)}")),
        wire.GoesUp ? new XAttribute("marker-start", "url(#up)") : null,
        wire.GoesDown ? new XAttribute("marker-end", "url(#down)") : null);

    private static XElement Of(Box box) => new(
        Svg + "g",
        new XAttribute("class", box.Kind),
        new XElement(
            Svg + "rect",
            new XAttribute("x", Number(box.Place.X)),
            new XAttribute("y", Number(box.Place.Y)),
            new XAttribute("width", Number(box.Place.Width)),
            new XAttribute("height", Number(box.Place.Height)),
            new XAttribute("rx", "4")),
        box.Lines.Select((line, index) => Of(line, index == 0)),
        box.Boxes.Select(Of));

    private static XElement Of(TextLine line, bool isName) => new(
        Svg + "text",
        isName ? new XAttribute("class", "name") : null,
        new XAttribute("x", Number(line.X)),
        new XAttribute("y", Number(line.Y)),
        line.Text == line.Full ? null : new XElement(Svg + "title", XmlText.Clean(line.Full)),
        XmlText.Clean(line.Text));

    private static XElement Arrow(string id, string path, double tip) => new(
        Svg + "marker",
        new XAttribute("id", id),
        new XAttribute("viewBox", "0 0 8 8"),
        new XAttribute("refX", "4"),
        new XAttribute("refY", Number(tip)),
        new XAttribute("markerWidth", "8"),
        new XAttribute("markerHeight", "8"),
        new XAttribute("markerUnits", "userSpaceOnUse"),
        new XElement(Svg + "path", new XAttribute("class", "arrow"), new XAttribute("d", path)));

    private static string Numbers(params ImmutableArray<double> numbers) => string.Join(' ', numbers.Select(Number));

    public static string Number(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Text that XML can have.</summary>
internal static class XmlText
{
    /// <summary>Without control characters and halves of pairs; escaping is the writer's.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is < 32 or 127 or 0xFFFE or 0xFFFF ? " " : r.ToString()));
}
