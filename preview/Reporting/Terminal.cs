using Spectre.Console;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>Where people read.</summary>
internal static class Terminal
{
    private const int Width = 100;

    /// <summary>A console of fixed width, so that the same plan gives the same text; coloured on a terminal unless NO_COLOR is set.</summary>
    public static IAnsiConsole On(TextWriter writer, bool isTerminal)
    {
        bool colour = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
