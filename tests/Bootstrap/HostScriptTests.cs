using CalicoIPv6.Bootstrap;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Bootstrap;

/// <summary>The scripts that change a host, with folders of their own and programs that only say what they are called with.</summary>
public sealed class HostScriptTests : IDisposable
{
    private const string Node = "kubectl --kubeconfig=/etc/kubernetes/kubelet.conf --request-timeout=10s get node this-host";

    private readonly string _folder = Directory.CreateTempSubdirectory("scripts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ID=fedora\nVERSION_ID=43\nPRETTY_NAME=\"Fedora Linux 43\"\n", "Fedora Linux 43")]
    [InlineData("ID=ubuntu\nVERSION_ID=\"22.04\"\nPRETTY_NAME=\"Ubuntu 22.04.5 LTS\"\n", "Ubuntu 22.04.5 LTS")]
    public async Task Install_OnAnotherDistribution_SaysWhichAndEnds(string release, string name)
    {
        string file = Path.Combine(_folder, "os-release");
        await File.WriteAllTextAsync(file, release);

        Assert.Equal(
            (1, $"install-kubernetes: distribution: found {name} where Ubuntu 24.04, Debian 12 or Debian 13 is expected; boot the host from an image of one of these\n"),
            await Shell.RunAsync("env", $"OS_RELEASE={file}", "bash", await ScriptAsync(HostScripts.InstallKubernetes), "1.35.6", "registry.k8s.io"));
    }

    [Fact]
    public async Task RunLogged_CopiesWhatIsSaidAndEndsAsTheCommandDid()
    {
        string log = Path.Combine(_folder, "log");
        string script = await ScriptAsync(HostScripts.RunLogged);

        Assert.Equal((3, "out\nerr\n"), await Shell.RunAsync("env", $"LOG={log}", "bash", script, "bash", "-c", "echo out; echo err >&2; exit 3"));
        Assert.Equal("out\nerr\n", await File.ReadAllTextAsync(log));
    }

    [FactIfNamespaces]
    public async Task Kubeadm_FirstTime_LeavesTheSentinelAndNoKeys()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("init");

        Assert.True(exitCode == 0, text);
        Assert.Equal("kubeadm init --config /var/lib/calico-ipv6/kubeadm/kubeadm.yaml --skip-token-print\n", calls);
        Assert.Contains("sentinel: yes\nkeys: no\n", text, StringComparison.Ordinal);
    }

    [FactIfNamespaces]
    public async Task Kubeadm_FailsOnce_IsCleanedUpAndTriedAgain()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("join", "fail_once=1");

        Assert.True(exitCode == 0, text);
        const string join = "kubeadm join --config /var/lib/calico-ipv6/kubeadm/kubeadm.yaml\n";
        Assert.Equal($"{join}kubeadm reset --force\n{join}", calls);
    }

    [FactIfNamespaces]
    public async Task Kubeadm_FailsAlways_LeavesNoSentinelAndEverythingForTheNextTime()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("join", "fail=1");

        Assert.Equal(1, exitCode);
        Assert.Equal(5, calls.Split("kubeadm join").Length - 1);
        Assert.Contains("sentinel: no\nkeys: yes\n", text, StringComparison.Ordinal);
    }

    [FactIfNamespaces]
    public async Task Kubeadm_RebootedAfterJoining_KeepsTheNode()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("join", "joined=1");

        Assert.True(exitCode == 0, text);
        Assert.Equal($"{Node}\n", calls);
        Assert.Contains("sentinel: yes\n", text, StringComparison.Ordinal);
    }

    // Between etcd's new member and the taint of a control plane, the node answers and its API is ready.
    [FactIfNamespaces]
    public async Task Kubeadm_RebootedBeforeAControlPlaneWasMarked_MarksIt()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("join", "joined=1", "control_plane=1");

        Assert.True(exitCode == 0, text);
        Assert.Equal($"{Node}\nkubeadm join phase control-plane-join mark-control-plane --config /var/lib/calico-ipv6/kubeadm/kubeadm.yaml\n", calls);
        Assert.Contains("sentinel: yes\nkeys: no\n", text, StringComparison.Ordinal);
    }

    // Of a balancer that is late init hears nothing, while the cluster is up and others join it.
    [FactIfNamespaces]
    public async Task Kubeadm_InitFailsOnceTheApiIsUp_FinishesItAndResetsNothing()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("init", "late=1");

        Assert.True(exitCode == 0, text);
        Assert.DoesNotContain("reset", calls, StringComparison.Ordinal);
        Assert.Equal(1, calls.Split("kubeadm init --config").Length - 1);
        Assert.Contains("kubeadm init phase mark-control-plane --config", calls, StringComparison.Ordinal);
        Assert.Contains("sentinel: yes\nkeys: no\n", text, StringComparison.Ordinal);
    }

    [FactIfNamespaces]
    public async Task Kubeadm_RebootedAfterTheClusterWasUp_FinishesIt()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("init", "joined=1");

        Assert.True(exitCode == 0, text);
        Assert.DoesNotContain("reset", calls, StringComparison.Ordinal);
        Assert.Contains("kubeadm init phase bootstrap-token --config /var/lib/calico-ipv6/kubeadm/kubeadm.yaml --skip-token-print\n", calls, StringComparison.Ordinal);
        Assert.Contains("kubeadm init phase addon all --config", calls, StringComparison.Ordinal);
    }

    [FactIfNamespaces]
    public async Task Kubeadm_RebootedHalfWay_StartsAfresh()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("join", "half=1");

        Assert.True(exitCode == 0, text);
        Assert.EndsWith("kubeadm reset --force\nkubeadm join --config /var/lib/calico-ipv6/kubeadm/kubeadm.yaml\n", calls, StringComparison.Ordinal);
    }

    [FactIfNamespaces]
    public async Task Kubeadm_OnANode_DoesNothing()
    {
        (int exitCode, string text, string calls) = await KubeadmAsync("join", "done=1");

        Assert.Equal((0, ""), (exitCode, calls));
        Assert.Contains("this host is a node already", text, StringComparison.Ordinal);
        Assert.Contains("keys: no\n", text, StringComparison.Ordinal);
    }

    // Folders of its own over /var/lib and /etc, and programs of its own before those of the machine.
    private async Task<(int ExitCode, string Text, string Calls)> KubeadmAsync(string verb, params string[] states)
    {
        string programs = Path.Combine(_folder, "bin");
        string calls = Path.Combine(_folder, "calls");
        Directory.CreateDirectory(programs);
        await File.WriteAllTextAsync(calls, "");
        await ProgramAsync(programs, "kubeadm", $"echo \"kubeadm $*\" >>{calls}; [[ $1 != join || -z ${{fail:-}} ]]; [[ $1 != join || -z ${{fail_once:-}} || -e /etc/failed ]] || {{ touch /etc/failed; exit 1; }}; [[ $* != 'init --config'* || -z ${{late:-}} ]] || {{ install -D /dev/null /etc/kubernetes/kubelet.conf; exit 1; }}");
        await ProgramAsync(programs, "kubectl", $"[[ -z ${{joined:-}} ]] || echo \"kubectl $*\" >>{calls}; [[ -n ${{joined:-}}${{late:-}} ]]");
        await ProgramAsync(programs, "hostname", "echo this-host");
        await ProgramAsync(programs, "curl", "true");
        await ProgramAsync(programs, "sleep", "true");
        (int exitCode, string text) = await Shell.RunAsync(
            "env", [.. states, "NODE_SECONDS=1", $"PATH={programs}:{Environment.GetEnvironmentVariable("PATH")}", "unshare", "--mount", "bash", "-euc",
            $$"""
            mount -t tmpfs none /var/lib
            mount -t tmpfs none /etc
            install -d /var/lib/calico-ipv6/kubeadm/pki
            touch /var/lib/calico-ipv6/kubeadm/kubeadm.yaml /var/lib/calico-ipv6/kubeadm/pki/ca.key
            [[ $0 == init || -n ${control_plane:-} ]] || rm -r /var/lib/calico-ipv6/kubeadm/pki
            [[ -z ${joined:-}${half:-} ]] || install -D /dev/null /etc/kubernetes/kubelet.conf
            [[ -z ${done:-} ]] || touch /var/lib/calico-ipv6/kubeadm-done
            code=0
            bash {{await ScriptAsync(HostScripts.RunKubeadm)}} "$0" || code=$?
            echo "sentinel: $([[ -e /var/lib/calico-ipv6/kubeadm-done ]] && echo yes || echo no)"
            echo "keys: $([[ -e /var/lib/calico-ipv6/kubeadm ]] && echo yes || echo no)"
            exit $code
            """,
            verb]);
        return (exitCode, text, await File.ReadAllTextAsync(calls));
    }

    private static async Task ProgramAsync(string folder, string name, string script)
    {
        string path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, $"#!/bin/bash\nset -e\n{script}\n");
        await Shell.RunAsync("chmod", "+x", path);
    }

    private async Task<string> ScriptAsync(string name)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, HostScripts.Text(name));
        return path;
    }
}
