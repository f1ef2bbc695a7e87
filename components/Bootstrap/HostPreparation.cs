using CalicoIPv6.Addressing;

namespace CalicoIPv6.Bootstrap;

/// <summary>What every host needs before kubeadm, whatever its role: names, kernel settings, a network that is up, packages.</summary>
internal static class HostPreparation
{
    /// <summary>kubeadm's configuration. /run is in memory: nothing of it outlives the first boot.</summary>
    public const string KubeadmConfig = "/run/kubeadm/kubeadm.yaml";

    /// <summary>Where certificates wait until kubeadm runs: not in /etc/kubernetes/pki, which <c>kubeadm reset</c> empties.</summary>
    public const string PkiSource = "/run/kubeadm/pki";

    /// <summary>The whole cloud-config of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="kubeadm">kubeadm's documents.</param>
    /// <param name="verb">kubeadm's verb: <c>init</c> or <c>join</c>.</param>
    /// <param name="pki">What control planes share; absent on a worker.</param>
    public static CloudConfig CloudConfig(HostFacts host, ClusterFacts cluster, string kubeadm, string verb, PkiMaterial? pki = null)
    {
        AddressPlan plan = cluster.Plan;
        return new CloudConfig
        {
            Hostname = host.Host.Name,
            // The name alone: without it cloud-init would put the cloud's own domain name into /etc/hosts.
            Fqdn = host.Host.Name,
            SshAuthorizedKeys = cluster.Cluster.SshPublicKey is { } key ? [key] : null,
            WriteFiles =
            [
                WriteFile.Public("/etc/modules-load.d/90-kubernetes.conf", "overlay\nbr_netfilter\n"),
                WriteFile.Public("/etc/sysctl.d/90-kubernetes.conf", Sysctls.File(plan)),
                WriteFile.Private(KubeadmConfig, kubeadm),
                .. pki?.Files().Select(f => WriteFile.Private($"{PkiSource}/{f.Path}", f.Pem)) ?? [],
                .. HostScripts.All.Select(HostScripts.File),
            ],
            RunCommands =
            [
                // cloud-init makes one shell script of the list: a step that failed must be the last.
                "set -e",
                HostScripts.Run(HostScripts.PrepareKernel, plan.Families.Select(f => f.Lower())),
                HostScripts.Run(HostScripts.WaitForNetwork, plan.Families.Select(f => $"{f.Lower()}={host.Addresses[f]}")),
                HostScripts.Run(HostScripts.InstallKubernetes, cluster.Cluster.KubernetesVersion),
                HostScripts.Run(HostScripts.RunKubeadm, verb, cluster.ApiHostPort),
            ],
        };
    }
}
