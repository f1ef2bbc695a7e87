namespace CalicoIPv6.Bootstrap;

/// <summary>
/// The systemd unit that makes a host a node. A unit and not cloud-init's own commands, which run once: this one starts at every
/// boot, and again when it fails, until the host is a node.
/// </summary>
internal static class BootstrapUnit
{
    private const string Name = "calico-ipv6-bootstrap.service";

    /// <summary>What says that the host is a node; run-kubeadm.sh makes it.</summary>
    private const string Sentinel = "/var/lib/calico-ipv6/kubeadm-done";

    /// <summary>What starts it in the boot that wrote it; it is not waited for.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> StartCommands =>
        [["systemctl", "daemon-reload"], ["systemctl", "start", "--no-block", Name]];

    /// <summary>The unit, and what has it started at every boot: a file, since there is no symbolic link among a cloud-config's.</summary>
    /// <param name="steps">Commands that follow one another until one fails; words without spaces.</param>
    public static IEnumerable<WriteFile> Files(IEnumerable<IReadOnlyList<string>> steps) =>
    [
        WriteFile.Public($"/etc/systemd/system/{Name}", Unit(steps)),
        WriteFile.Public("/etc/systemd/system/multi-user.target.d/90-calico-ipv6.conf", $"[Unit]\nWants={Name}\n"),
    ];

    // Without the default dependencies, or a target that wants it would not be reached until it is done (systemd.target). The
    // steps of the delay are known to systemd 254 and later; others take the first one every time.
    private static string Unit(IEnumerable<IReadOnlyList<string>> steps) => string.Concat(((IEnumerable<string>)
    [
        "[Unit]",
        "Description=Make this host a Kubernetes node",
        "DefaultDependencies=no",
        "After=basic.target network-online.target",
        "Wants=network-online.target",
        "Conflicts=shutdown.target",
        "Before=shutdown.target",
        // Either: a host that lost power between the two still has keys to remove.
        $"ConditionPathExists=|!{Sentinel}",
        $"ConditionPathExists=|{HostPreparation.KubeadmFolder}",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        "Type=oneshot",
        .. steps.Select(step => $"ExecStart={string.Join(' ', step)}"),
        "Restart=on-failure",
        "RestartSec=15",
        "RestartSteps=5",
        "RestartMaxDelaySec=300",
        "StandardOutput=journal+console",
        "StandardError=inherit",
    ]).Select(line => $"{line}\n"));
}
