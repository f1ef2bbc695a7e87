namespace CalicoIPv6.Tests.Support;

/// <summary>A fact that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryIfChromiumAttribute : TheoryAttribute
{
    /// <param name="needsMermaid">Whether Mermaid is needed as well: <c>mermaid.min.js</c>, which the variable MERMAID names.</param>
    public TheoryIfChromiumAttribute(bool needsMermaid = false)
    {
        if (!Program.IsInstalled("chromium"))
        {
            Skip = "chromium is not installed";
        }
        else if (needsMermaid && Chromium.Mermaid is null)
        {
            Skip = "MERMAID names no mermaid.min.js; .ci/run fetches it";
        }
    }
}

/// <summary>A browser without a window, without network, with a profile of its own.</summary>
internal static class Chromium
{
    /// <summary>Mermaid for browsers; <c>null</c> where there is none.</summary>
    public static string? Mermaid { get; } = Environment.GetEnvironmentVariable("MERMAID") is { } path && File.Exists(path) ? Path.GetFullPath(path) : null;

    /// <summary>Opens a page, and gives the document as its scripts left it, and what the console was told.</summary>
    public static async Task<(string Document, string Console)> OpenAsync(string html, int width = 1280)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("calico-ipv6-chromium-");
        try
        {
            string page = Path.Combine(folder.FullName, "page.html");
            string document = Path.Combine(folder.FullName, "document.html");
            await File.WriteAllTextAsync(page, html);
            // The document goes to a file: the browser logs to the same streams.
            (int code, string text) = await Shell.RunAsync(
                "bash", "-c", "out=$1; shift; exec chromium \"$@\" >\"$out\"", "chromium", document,
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-extensions",
                "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", $"--window-size={width},900",
                "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri);
            Assert.True(code == 0, text);
            return (await File.ReadAllTextAsync(document), string.Join('\n', text.Split('\n').Where(l => l.Contains(":CONSOLE", StringComparison.Ordinal))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
