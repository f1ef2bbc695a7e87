using System.Xml.Linq;
using CalicoIPv6.Preview.Pictures;

namespace CalicoIPv6.Preview.Pages;

/// <summary>Elements of HTML. All text goes through the tree, whose writer encodes it; none is ever pasted.</summary>
internal static class Html
{
    /// <summary>An element; texts lose what HTML cannot have.</summary>
    public static XElement Element(string name, params object?[] content) => new(name, [.. content.Select(c => c is string text ? XmlText.Clean(text) : c)]);

    /// <summary>An element with a class.</summary>
    public static XElement Classed(string name, string @class, params object?[] content) => Element(name, [Attribute("class", @class), .. content]);

    public static XAttribute Attribute(string name, string value) => new(name, XmlText.Clean(value));

    /// <summary>A table; cells are texts or elements.</summary>
    /// <param name="caption">Its name, for those who cannot see what it stands under.</param>
    /// <param name="headings">One a column.</param>
    /// <param name="rows">Cells by row.</param>
    /// <param name="numbers">Columns flush right.</param>
    public static XElement Table(string caption, string[] headings, IEnumerable<object[]> rows, params int[] numbers) => Element(
        "table",
        Attribute("aria-label", caption),
        Element("thead", Element("tr", [.. headings.Select((h, i) => Cell("th", h, numbers.Contains(i), Attribute("scope", "col")))])),
        Element("tbody", [.. rows.Select(r => Element("tr", [.. r.Select((c, i) => Cell("td", c, numbers.Contains(i), null))]))]));

    private static XElement Cell(string name, object content, bool isNumber, XAttribute? scope) =>
        content is XElement { Name.LocalName: "td" } ready ? ready : Element(name, scope, isNumber ? Attribute("class", "number") : null, content);

    public static XElement Code(string text) => Element("code", text);
}
