namespace CalicoIPv6.Tests.Support;

/// <summary>
/// A test over the manifests that Calico and others release, which are not part of the project; skipped, with the reason, unless
/// CALICO_MANIFESTS is a folder that has them (calico-v3.32.1.yaml and so on).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryIfManifestsAttribute : TheoryAttribute
{
    private const string Variable = "CALICO_MANIFESTS";

    public TheoryIfManifestsAttribute() => Skip = Folder is { } folder && Directory.Exists(folder)
        ? null
        : $"{Variable} is not a folder with released manifests";

    private static string? Folder => Environment.GetEnvironmentVariable(Variable);

    /// <param name="name">Such as <c>calico-v3.32.1.yaml</c>.</param>
    public static string Path(string name) => System.IO.Path.Combine(Folder!, name);
}
