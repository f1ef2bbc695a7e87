using System.Text;
using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Markdown;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Preview.Diffing;

/// <summary>Differences as they are printed.</summary>
internal static class DiffOutputs
{
    public static string Text(Differences differences)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new DiffReport(Page.Of(writer)).Write(differences);
        return writer.ToString();
    }

    public static string Json(Differences differences)
    {
        using var stream = new MemoryStream();
        JsonText.WriteDocument(stream, DiffJson.Of(differences));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Text and Markdown, one after the other.</summary>
    public static string All(Differences differences) => $"{Text(differences)}\n========\n{DiffMarkdown.Of(differences)}";
}
