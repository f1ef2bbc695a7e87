namespace CalicoIPv6.Bootstrap;

/// <summary>The scripts of a host; they are files of this assembly, and the same on every host: what differs are their arguments.</summary>
internal static class HostScripts
{
    public const string PrepareKernel = "prepare-kernel.sh";
    public const string WaitForNetwork = "wait-for-network.sh";
    public const string InstallKubernetes = "install-kubernetes.sh";
    public const string RunKubeadm = "run-kubeadm.sh";

    private const string Folder = "/usr/local/lib/calico-ipv6";

    /// <summary>Every script, in the order in which they run.</summary>
    public static IEnumerable<string> All => [PrepareKernel, WaitForNetwork, InstallKubernetes, RunKubeadm];

    // Not below /run: images mount that without the right to execute.
    public static WriteFile File(string script) => WriteFile.Program($"{Folder}/{script}", Text(script));

    public static IReadOnlyList<string> Run(string script, params IEnumerable<string> arguments) => [$"{Folder}/{script}", .. arguments];

    public static string Text(string script)
    {
        using Stream stream = typeof(HostScripts).Assembly.GetManifestResourceStream(script)
            ?? throw new InvalidOperationException($"{script} is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
