using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>Lines for people: 100 columns, without trailing blanks; coloured where a terminal wants it.</summary>
internal sealed class Page(TextWriter writer, bool isColoured)
{
    private const int Width = 100;
    private const int Indent = 4;

    private const string Bold = "1";
    private const string Dim = "2";
    private const string Green = "32";
    private const string Yellow = "33";

    /// <summary>Colours are for terminals, and not for who sets NO_COLOR (no-color.org).</summary>
    public static Page OfConsole() =>
        new(Console.Out, !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public void Title(string text) => writer.WriteLine(Paint(text, Bold));

    public void Heading(string text)
    {
        writer.WriteLine();
        Title(text + ":");
    }

    /// <summary>A line as it stands, green when something is made.</summary>
    public void Step(string text, bool isMade) => writer.WriteLine(isMade ? Paint(text, Green) : text);

    /// <summary>A paragraph that is wrapped between words.</summary>
    public void Warning(string text)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && Indent + line.Length + 1 + word.Length > Width)
            {
                Flush();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        Flush();

        void Flush()
        {
            writer.WriteLine(Pad + Paint(line.ToString(), Yellow));
            line.Clear();
        }
    }

    /// <summary>Columns as wide as their widest cell; columns of numbers are flush right.</summary>
    public void Table(string[] headings, IReadOnlyList<string[]> rows, params ReadOnlySpan<int> numbers)
    {
        int[] widths = [.. headings.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max())];
        bool[] isNumber = new bool[headings.Length];
        foreach (int column in numbers)
        {
            isNumber[column] = true;
        }

        writer.WriteLine(Pad + Paint(Line(headings), Dim));
        foreach (string[] row in rows)
        {
            writer.WriteLine(Pad + Line(row));
        }

        string Line(string[] cells) =>
            string.Join("  ", cells.Select((c, i) => isNumber[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))).TrimEnd();
    }

    private static string Pad => new(' ', Indent);

    private string Paint(string text, string colour) =>
        isColoured ? string.Create(CultureInfo.InvariantCulture, $"\u001b[{colour}m{text}\u001b[0m") : text;
}
