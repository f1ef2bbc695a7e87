using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap;

/// <summary>A cloud-config document: what cloud-init does on a host's first boot, in the order of the members.</summary>
internal sealed record CloudConfig
{
    /// <summary>The host's name; absent, what the cloud calls it, as with the three that follow.</summary>
    public string? Hostname { get; init; }

    public string? Fqdn { get; init; }

    [YamlMember(Alias = "preserve_hostname", ApplyNamingConventions = false)]
    public bool? PreserveHostname { get; init; }

    [YamlMember(Alias = "manage_etc_hosts", ApplyNamingConventions = false)]
    public bool? ManageEtcHosts { get; init; }

    [YamlMember(Alias = "ssh_authorized_keys", ApplyNamingConventions = false)]
    public IReadOnlyList<string>? SshAuthorizedKeys { get; init; }

    [YamlMember(Alias = "write_files", ApplyNamingConventions = false)]
    public required IReadOnlyList<WriteFile> WriteFiles { get; init; }

    [YamlMember(Alias = "runcmd", ApplyNamingConventions = false)]
    public required IReadOnlyList<IReadOnlyList<string>> RunCommands { get; init; }

    /// <summary>What becomes of the machine when all else is done; absent, it stays on.</summary>
    [YamlMember(Alias = "power_state", ApplyNamingConventions = false)]
    public PowerState? PowerState { get; init; }

    /// <summary>The document as user data: cloud-init knows it by the first line.</summary>
    public string ToUserData() => $"#cloud-config\n{Yaml.Serialize(this)}";
}

/// <summary>What to do with the machine, such as <c>reboot</c>, if a command succeeds.</summary>
internal sealed record PowerState(string Mode, IReadOnlyList<string> Condition);

/// <summary>A file that is there before any command runs.</summary>
internal sealed record WriteFile(string Path, string Owner, string Permissions, string Content)
{
    /// <summary>A file that only root reads: keys, tokens.</summary>
    public static WriteFile Private(string path, string content) => new(path, "root:root", "0600", content);

    /// <summary>A file that everybody may read.</summary>
    public static WriteFile Public(string path, string content) => new(path, "root:root", "0644", content);

    /// <summary>A program.</summary>
    public static WriteFile Program(string path, string content) => new(path, "root:root", "0755", content);
}
