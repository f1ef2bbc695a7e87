using System.Text;
using CalicoIPv6.Preview.Reporting;
using Spectre.Console;

namespace CalicoIPv6.Tests.Preview;

public sealed class PageTests
{
    private const string Warning = "one two three four five six seven eight nine ten";

    [Fact]
    public void Page_TextInBrackets_IsNoMarkup() =>
        Assert.Equal(
            "[t]\n\n[h]:\n[s]\n    [w] x[0]\n    [c]\n    [r]\n",
            Written(p =>
            {
                p.Title("[t]");
                p.Heading("[h]");
                p.Line("[s]", Tone.Made);
                p.Warning("[w] x[0]");
                p.Table(["[c]"], [["[r]"]]);
            }));

    [Fact]
    public void Page_LongName_StaysWhole()
    {
        string name = new('n', 300);

        Assert.Equal($"{name} {name}\n    a\n    {name}\n    N\n    {name}\n", Written(p =>
        {
            p.Line($"{name} {name}", Tone.Made);
            p.Warning($"a {name}");
            p.Table(["N"], [[name]]);
        }));
    }

    [Fact]
    public void Table_Numbers_AreFlushRight() =>
        Assert.Equal(
            "    Zone  Count  Use\n    a         1  x\n    bb       10\n",
            Written(p => p.Table(["Zone", "Count", "Use"], [["a", "1", "x"], ["bb", "10", ""]], 1)));

    [Fact]
    public void Warning_OnNarrowTerminal_IsWrappedToIt() =>
        Assert.Equal(
            "    \u001b[33mone two three four\u001b[0m\n    \u001b[33mfive six seven eight\u001b[0m\n    \u001b[33mnine ten\u001b[0m\n",
            OnTerminal(24, p => p.Warning(Warning)));

    [Fact]
    public void Line_OnNarrowTerminal_IsOneLine() =>
        Assert.Equal($"\u001b[32m{Warning}\u001b[0m\n{Warning}\n", OnTerminal(24, p =>
        {
            p.Line(Warning, Tone.Made);
            p.Line(Warning, Tone.Plain);
        }));

    [Theory]
    [InlineData(24, 100)]
    [InlineData(160, 160)]
    public void Width_IsTheTerminals_FromPaperUp(int terminal, int expected) => OnTerminal(terminal, p => Assert.Equal(expected, p.Width));

    private static string Written(Action<Page> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(Page.Of(writer));
        return writer.ToString();
    }

    private static string OnTerminal(int width, Action<Page> write)
    {
        using var terminal = new Terminal(width);
        write(new Page(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = terminal,
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        })));
        return terminal.Writer.ToString()!;
    }

    private sealed class Terminal(int width) : IAnsiConsoleOutput, IDisposable
    {
        public TextWriter Writer { get; } = new StringWriter { NewLine = "\n" };

        public bool IsTerminal => true;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
        }

        public void Dispose() => Writer.Dispose();
    }
}
