using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Bootstrap;

/// <summary>What every host needs before kubeadm, whatever its role: names, kernel settings, a network that is up, packages.</summary>
internal static class HostPreparation
{
    /// <summary>What run-kubeadm.sh reads, and removes when the host is a node.</summary>
    public const string KubeadmFolder = "/var/lib/calico-ipv6/kubeadm";

    /// <summary>kubeadm's configuration. It outlives a boot, so that an interrupted one can be taken up again; run-kubeadm.sh removes it.</summary>
    public const string KubeadmConfig = $"{KubeadmFolder}/kubeadm.yaml";

    /// <summary>Where certificates wait until kubeadm runs: not in /etc/kubernetes/pki, which <c>kubeadm reset</c> empties.</summary>
    public const string PkiSource = $"{KubeadmFolder}/pki";

    private const string PublicRegistry = "registry.k8s.io";

    /// <summary>Where install-kubernetes.sh finds packages.</summary>
    private const string Packages = "pkgs.k8s.io";

    /// <summary>Seconds that a host has for its addresses and routes; it tries again after that.</summary>
    private const int NetworkPatience = 300;

    /// <summary>Seconds that a joining host waits for the API before it says so; the first control plane installs packages first.</summary>
    private const int ApiPatience = 1200;

    /// <summary>The whole cloud-config of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="kubeadm">kubeadm's documents.</param>
    /// <param name="verb">kubeadm's verb: <c>init</c> or <c>join</c>.</param>
    /// <param name="pki">What control planes share; absent on a worker.</param>
    public static CloudConfig CloudConfig(HostFacts host, ClusterFacts cluster, string kubeadm, string verb, PkiMaterial? pki = null) => new()
    {
        Hostname = host.Host.Name,
        // The name alone: without it cloud-init would put the cloud's own domain name into /etc/hosts.
        Fqdn = host.Host.Name,
        PreserveHostname = false,
        ManageEtcHosts = true,
        SshAuthorizedKeys = cluster.Cluster.SshPublicKey is { } key ? [key] : null,
        WriteFiles =
        [
            .. Settings(cluster),
            WriteFile.Private(KubeadmConfig, kubeadm),
            .. pki?.Files().Select(f => WriteFile.Private($"{PkiSource}/{f.Path}", f.Pem)) ?? [],
            .. HostScripts.All.Select(HostScripts.File),
            .. BootstrapUnit.Files(Steps(host, cluster, verb)),
        ],
        RunCommands = BootstrapUnit.StartCommands,
    };

    private static IEnumerable<WriteFile> Settings(ClusterFacts cluster)
    {
        ClusterSpec spec = cluster.Cluster;
        yield return WriteFile.Public("/etc/modules-load.d/90-kubernetes.conf", "overlay\nbr_netfilter\n");
        yield return WriteFile.Public("/etc/sysctl.d/90-kubernetes.conf", Sysctls.File(cluster.Plan));
        if (!spec.NtpServers.IsEmpty)
        {
            yield return WriteFile.Public("/etc/chrony/sources.d/kubernetes.sources", string.Concat(spec.NtpServers.Select(s => $"server {s} iburst prefer\n")));
        }

        foreach (WriteFile mirror in ContainerdMirrors.Files(spec.ContainerdMirrors))
        {
            yield return mirror;
        }
    }

    // Forwarding changes what router advertisements do, so the network is looked at after it; and packages need the network.
    private static IEnumerable<IReadOnlyList<string>> Steps(HostFacts host, ClusterFacts cluster, string verb)
    {
        AddressPlan plan = cluster.Plan;
        string registry = cluster.Cluster.RegistryMirror ?? PublicRegistry;
        yield return HostScripts.Run(HostScripts.PrepareKernel, plan.Families.Select(f => f.Lower()));
        yield return Patiently(NetworkPatience, [.. plan.Families.Select(f => $"{f.Lower()}={host.Addresses[f]}"), $"name={HostOf(registry)}", $"name={Packages}"]);
        yield return HostScripts.Run(HostScripts.InstallKubernetes, cluster.Cluster.KubernetesVersion, registry);
        if (verb == "join")
        {
            yield return Patiently(ApiPatience, [$"api={cluster.ApiHostPort}"]);
        }

        yield return HostScripts.Run(HostScripts.RunKubeadm, verb);
    }

    private static IReadOnlyList<string> Patiently(int seconds, IEnumerable<string> checks) =>
        ["/usr/bin/env", $"WAIT_SECONDS={seconds}", .. HostScripts.Run(HostScripts.CheckHost, checks)];

    private static string HostOf(string registry) => registry.Split('/')[0].Split(':')[0];
}
