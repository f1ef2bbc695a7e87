using Spectre.Console;
using Spectre.Console.Rendering;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>What a line tells of, by which it is coloured.</summary>
internal enum Tone
{
    /// <summary>Nothing in particular.</summary>
    Plain,

    /// <summary>What comes.</summary>
    Made,

    /// <summary>What becomes another.</summary>
    Changed,

    /// <summary>What goes, or goes wrong.</summary>
    Gone,
}

/// <summary>Lines for people: coloured where a terminal wants it. Texts are never read as markup, so that brackets stay.</summary>
internal sealed class Page
{
    private const int PaperWidth = 100;
    private const int Indent = 4;

    /// <summary>Nothing is as wide: names and addresses are for copying, so what does not fit is left for the terminal to wrap.</summary>
    private const int Unbounded = 10_000;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Green = new(Color.Green);
    private static readonly Style Red = new(Color.Maroon); // The palette's 1, which terminals show as red.
    private static readonly Style Yellow = new(Color.Olive); // The palette's 3, which terminals show as yellow.

    private readonly IAnsiConsole _console;

    public Page(IAnsiConsole console)
    {
        _console = console;
        int terminal = console.Profile.Out.IsTerminal ? console.Profile.Width : PaperWidth;
        Width = Math.Max(PaperWidth, terminal);
        ParagraphWidth = Math.Min(PaperWidth, terminal);
    }

    /// <summary>The width to lay columns out for: narrower than paper they are no longer readable.</summary>
    public int Width { get; }

    /// <summary>Longer lines than on paper are hard to read, however wide the terminal is.</summary>
    private int ParagraphWidth { get; }

    /// <summary>A page on a writer; coloured when it is the console's, that is a terminal, and nobody has set NO_COLOR.</summary>
    public static Page Of(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            // The detection goes by TERM alone, which says nothing about a pipe.
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            // They switch colours on where they find a CI system, also in files.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        // Who wants no colours gets plain text, not bold one.
        console.Profile.Capabilities.Ansi &= console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        return new Page(console);
    }

    public void Title(string text) => Write(new Text(text, Bold), Unbounded);

    public void Heading(string text)
    {
        _console.WriteLine();
        Title(text + ":");
    }

    /// <summary>A line as it stands, in the colour of what it tells.</summary>
    public void Line(string text, Tone tone) => Write(
        new Text(text, tone switch { Tone.Made => Green, Tone.Changed => Yellow, Tone.Gone => Red, _ => Style.Plain }), Unbounded);

    /// <summary>An indented line as it stands: a row of columns that the caller laid out.</summary>
    public void Row(string text) => Write(Indented(new Text(text)), Unbounded);

    /// <summary>The same, as headings of columns are.</summary>
    public void Quiet(string text) => Write(Indented(new Text(text, Dim)), Unbounded);

    /// <summary>A paragraph that is wrapped between words.</summary>
    public void Note(string text) => Write(Indented(new Text(text)), ParagraphWidth);

    /// <summary>The same, to be seen.</summary>
    public void Warning(string text) => Write(Indented(new Text(text, Yellow)), ParagraphWidth);

    /// <summary>Columns as wide as their widest cell; columns of numbers are flush right.</summary>
    public void Table(string[] headings, IReadOnlyList<string[]> rows, params ReadOnlySpan<int> numbers)
    {
        var table = new Table { Border = TableBorder.None };
        for (int i = 0; i < headings.Length; i++)
        {
            table.AddColumn(new TableColumn(new Text(headings[i], Dim))
            {
                Alignment = numbers.Contains(i) ? Justify.Right : Justify.Left,
                NoWrap = true,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(c => new Text(c)));
        }

        Write(Indented(table), Unbounded);
    }

    private static Padder Indented(IRenderable content) => new(content, new Padding(Indent, 0, 0, 0));

    private void Write(IRenderable content, int width) => _console.Write(new TrimmedLines(content, width));
}
