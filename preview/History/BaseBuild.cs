using System.Text.RegularExpressions;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.History;

/// <summary>The program of a commit, built once and kept below <c>.dev</c>.</summary>
internal static partial class BaseBuild
{
    /// <summary>How many builds are kept; one is some 30 MB.</summary>
    private const int Kept = 5;

    private const string SdkFile = ".pulumi-sdk.props";
    private const string SdkVariable = "PULUMI_SDK";
    private const string ProjectFile = "preview/Preview.csproj";
    private const string Output = "preview/bin/Debug/net10.0";
    private const string Assembly = "CalicoIPv6.Preview.dll";

    /// <summary>The assembly of a commit's program.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="checkout">Its project's folder, checked out.</param>
    /// <param name="project">The project's folder of the working tree, whose setup a build takes over.</param>
    /// <param name="folder">Where builds are kept.</param>
    /// <param name="say">Tells a person what takes so long.</param>
    /// <exception cref="ConfigurationException">It does not build.</exception>
    public static string Of(Commit commit, string checkout, string project, string folder, Action<string> say)
    {
        string kept = Path.Combine(folder, $"{commit.Id}-{Sdk(project)}");
        if (!Directory.Exists(kept))
        {
            say($"Building the program of {commit.Short}, which is kept for the next time ...");
            Build(commit, checkout, project);
            Keep(Path.Combine(checkout, Output), kept);
        }

        Directory.SetLastWriteTimeUtc(kept, DateTime.UtcNow);
        foreach (DirectoryInfo old in new DirectoryInfo(folder).GetDirectories().OrderByDescending(d => d.LastWriteTimeUtc).Skip(Kept))
        {
            old.Delete(recursive: true);
        }

        return Path.Combine(kept, Assembly);
    }

    private static void Build(Commit commit, string checkout, string project)
    {
        string setup = Path.Combine(project, SdkFile);
        if (File.Exists(setup))
        {
            File.Copy(setup, Path.Combine(checkout, SdkFile), overwrite: true);
        }

        Answer build = Answer.Of("dotnet", checkout, "build", ProjectFile, "--nologo", "-v", "quiet", "-clp:NoSummary", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        if (build.Code != 0)
        {
            throw Refused(commit, (build.Output + build.Error).Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal))?.Trim() ?? "dotnet build does not say why");
        }

        if (!File.Exists(Path.Combine(checkout, Output, Assembly)))
        {
            throw Refused(commit, $"there is no {Output}/{Assembly} after `dotnet build`");
        }
    }

    private static ConfigurationException Refused(Commit commit, string reason) =>
        new([new Problem("BASE", commit.Name, $"does not build: {reason}", "name a commit that does")]);

    // Moved in one go, so that what is there is whole.
    private static void Keep(string output, string kept)
    {
        string copy = $"{kept}.{Environment.ProcessId}";
        foreach (string file in Directory.GetFiles(output, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        try
        {
            Directory.Move(copy, kept);
        }
        catch (IOException) when (Directory.Exists(kept))
        {
            // Another run was faster.
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Sdk(string project)
    {
        string setup = Path.Combine(project, SdkFile);
        return Environment.GetEnvironmentVariable(SdkVariable) is { Length: > 0 } chosen ? chosen
            : File.Exists(setup) && Written().Match(File.ReadAllText(setup)) is { Success: true } written ? written.Groups[1].Value
            : "packages";
    }

    [GeneratedRegex("<PulumiSdk>([a-z]+)</PulumiSdk>")]
    private static partial Regex Written();
}
