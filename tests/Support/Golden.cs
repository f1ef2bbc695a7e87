using System.Runtime.CompilerServices;

namespace CalicoIPv6.Tests.Support;

/// <summary>
/// Compares a text with a file under tests/Golden. With UPDATE_GOLDENS=1 the file is written instead, and the test still fails:
/// a refresh is looked at, never passed over.
/// </summary>
internal static class Golden
{
    /// <param name="actual">The text.</param>
    /// <param name="path">Below tests/Golden, such as <c>dualstack/init.yaml</c>.</param>
    /// <param name="caller">Given by the compiler: the test file, below the folder of Tests.csproj.</param>
    public static void Matches(string actual, string path, [CallerFilePath] string caller = "")
    {
        string file = Path.Combine(Root(caller), "Golden", path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            Assert.Fail($"{path} was written; read the difference, then run again without UPDATE_GOLDENS");
        }

        Assert.True(File.Exists(file), $"{path} does not exist; UPDATE_GOLDENS=1 ./dev test writes it");
        Assert.Equal(File.ReadAllText(file), actual, ignoreLineEndingDifferences: false);
    }

    private static string Root(string caller)
    {
        DirectoryInfo? folder = new(Path.GetDirectoryName(caller)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{caller} is not below the test project");
    }
}
