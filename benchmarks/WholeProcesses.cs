using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Benchmarks;

/// <summary>
/// <c>./dev preview --json</c> as people run it, from the shell to the last byte of the plan, for clusters of three sizes. A process lives
/// once, so each is simply run several times: the least says what it costs, the median what to expect on a machine that has other work.
/// </summary>
internal static class WholeProcesses
{
    private const int Runs = 7;

    /// <summary>Targets on 2 cores; growth is of time from the second size to the third, which has ten times its hosts.</summary>
    private const double MostGrowth = 12;

    private static readonly Size[] Sizes = [new(3, 1, Seconds: 1), new(100, 3), new(1000, 3, Seconds: 8, Megabytes: 400)];

    /// <summary>Measures, and prints a table in Markdown; 1 when a target is missed.</summary>
    public static int Run()
    {
        string root = ProjectFolder.Find(Environment.CurrentDirectory).Path;
        string folder = Directory.CreateTempSubdirectory("bench").FullName;
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSDescription}; {Runs} runs each\n");
            Console.WriteLine("| hosts | least | median | peak memory | target |\n|---|---|---|---|---|");
            Measured[] measured = [.. Sizes.Select(size => Measure(root, folder, size))];
            double growth = measured[2].Least / measured[1].Least;
            Console.WriteLine(Text($"\n{Sizes[1].Hosts} to {Sizes[2].Hosts} hosts: {growth:0.0} times the time (target: at most {MostGrowth:0})"));
            return measured.All(m => m.IsMet) && growth <= MostGrowth ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Measured Measure(string root, string folder, Size size)
    {
        string file = Path.Combine(folder, Text($"Pulumi.bench-{size.Hosts}.yaml"));
        File.WriteAllText(file, size.Stack);
        // The first one builds, where something has changed, and brings files into memory.
        _ = Once(root, file);
        (double Seconds, double Megabytes)[] runs = [.. Enumerable.Range(0, Runs).Select(_ => Once(root, file)).OrderBy(r => r.Seconds)];
        var measured = new Measured(size, runs[0].Seconds, runs[runs.Length / 2].Seconds, runs.Max(r => r.Megabytes));
        Console.WriteLine(measured);
        return measured;
    }

    private static (double Seconds, double Megabytes) Once(string root, string file)
    {
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo(Path.Combine(root, "dev"), ["preview", "--json", "--stack", "bench", "--config-file", file])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        })!;
        Task<long> peak = PeakAsync(process);
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        double seconds = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0 ? (seconds, peak.Result / 1024.0) : throw new InvalidOperationException("./dev preview failed");
    }

    // The kernel keeps the peak (VmHWM, in KiB) for as long as the process lives; the shell of ./dev becomes the program, and so has its number.
    private static async Task<long> PeakAsync(Process process)
    {
        string status = Text($"/proc/{process.Id}/status");
        long peak = 0;
        while (true)
        {
            try
            {
                string? line = (await File.ReadAllLinesAsync(status)).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is null)
                {
                    return peak;
                }

                peak = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return peak;
            }

            await Task.Delay(5);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Size(int Hosts, int ControlPlanes, double? Seconds = null, double? Megabytes = null)
    {
        public string Stack => new StringBuilder()
            .AppendLine("config:")
            .AppendLine("  aws:region: eu-west-1")
            .AppendLine("  calico-ipv6:mode: dualstack")
            .AppendLine("  calico-ipv6:provider: aws")
            .AppendLine(CultureInfo.InvariantCulture, $"  calico-ipv6:zones: {ControlPlanes}")
            .AppendLine(CultureInfo.InvariantCulture, $"  calico-ipv6:controlPlanes: {ControlPlanes}")
            .AppendLine(CultureInfo.InvariantCulture, $"  calico-ipv6:workers: {Hosts - ControlPlanes}")
            .AppendLine("  pulumi:disable-default-providers: ['*']")
            .ToString();
    }

    private sealed record Measured(Size Size, double Least, double Median, double Megabytes)
    {
        public bool IsMet => !(Least > Size.Seconds) && !(Megabytes > Size.Megabytes);

        public override string ToString() => Text(
            $"| {Size.Hosts} | {Least:0.00} s | {Median:0.00} s | {Megabytes:0} MiB | {Target}{(IsMet ? "" : ": missed")} |");

        private string Target => (Size.Seconds, Size.Megabytes) switch
        {
            (null, _) => "–",
            ({ } seconds, null) => Text($"under {seconds} s"),
            ({ } seconds, { } megabytes) => Text($"under {seconds} s and {megabytes} MiB"),
        };
    }
}
