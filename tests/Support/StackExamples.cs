using System.Runtime.CompilerServices;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Tests.Support;

/// <summary>The stack files that the project shows: those of docs/examples, and its own.</summary>
internal static class StackExamples
{
    public static ProjectFolder Project => ProjectFolder.Find(Path.GetDirectoryName(Here())!);

    /// <param name="stack"><c>dev</c>, <c>prod</c>, <c>openstack</c>, <c>metal</c>, or the name of an example.</param>
    public static string Text(string stack) => File.ReadAllText(PathOf(stack));

    public static ConfigValues Read(string stack) => StackFile.Read(Project, stack, PathOf(stack));

    private static string PathOf(string stack) => Path.Combine(Project.Path, stack is "dev" or "prod" or "metal" or "openstack" ? "" : Path.Combine("docs", "examples"), $"Pulumi.{stack}.yaml");

    private static string Here([CallerFilePath] string path = "") => path;
}
