namespace CalicoIPv6.Bootstrap;

/// <summary>The scripts of a host; they are files of this assembly, and the same on every host: what differs are their arguments.</summary>
public static class HostScripts
{
    internal const string PrepareKernel = "prepare-kernel.sh";
    internal const string InstallKubernetes = "install-kubernetes.sh";
    internal const string RunKubeadm = "run-kubeadm.sh";
    internal const string RunLogged = "run-logged.sh";

    /// <summary>Says what a host lacks of what a node needs; a person can run it on any host.</summary>
    public const string CheckHost = "check-host.sh";

    private const string Folder = "/usr/local/lib/calico-ipv6";

    /// <summary>Every script, in the order in which they run.</summary>
    internal static IEnumerable<string> All => [RunLogged, PrepareKernel, CheckHost, InstallKubernetes, RunKubeadm];

    /// <summary>The text of a script.</summary>
    /// <param name="script">Its name, such as <see cref="CheckHost"/>.</param>
    public static string Text(string script)
    {
        using Stream stream = typeof(HostScripts).Assembly.GetManifestResourceStream(script)
            ?? throw new InvalidOperationException($"{script} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Not below /run: images mount that without the right to execute.
    internal static WriteFile File(string script) => WriteFile.Program($"{Folder}/{script}", Text(script));

    internal static IReadOnlyList<string> Run(string script, params IEnumerable<string> arguments) =>
        [$"{Folder}/{RunLogged}", $"{Folder}/{script}", .. arguments];
}
