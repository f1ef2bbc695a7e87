using System.Collections.Immutable;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the readers of hosts that exist.</summary>
internal static class HostListRows
{
    private const string First = """{"name":"a","role":"control-plane","ipv4":"10.9.0.10"}""";
    private const string NameOf63 = "a23456789012345678901234567890123456789012345678901234567890123";
    private const string Endpoint = "is neither a DNS name in lower case nor an IP address in canonical form, without a port";

    public static readonly ImmutableArray<SettingsRow> All =
    [
        Of("ExistingReader: is about what a stack makes with its own hosts, and these exist", Listed(("zones", "1")), Listed(("zones", "2"), ("image", "debian-13")),
            "calico-ipv6:zones \"2\": is about what a stack makes with its own hosts, and these exist; remove it",
            "calico-ipv6:image \"debian-13\": is about what a stack makes with its own hosts, and these exist; remove it"),
        Of("ExistingReader: needs a load balancer, which nobody makes before hosts that exist", Listed(("publicCidrs", "[]")), Listed(("publicCidrs", """["9.9.9.0/24"]""")),
            "calico-ipv6:publicCidrs \"[\"9.9.9.0/24\"]\": needs a load balancer, which nobody makes before hosts that exist; remove it, and put one of your own before NodePorts"),
        Of("ExistingReader: is about making a cluster, and there is one by kubeconfig or kubeContext", ExistingClusterTests.Existing(("clusterReady", "false")), ExistingClusterTests.Existing(("hosts", "[]"), ("clusterReady", "true")),
            "calico-ipv6:clusterReady \"true\": is about making a cluster, and there is one by kubeconfig or kubeContext; remove it, or remove those"),
        Of("ExistingReader: needs a cluster, or hosts to make one of", Listed(), Listed(("hosts", "[]")),
            "calico-ipv6:provider \"existing\": needs a cluster, or hosts to make one of; set calico-ipv6:kubeContext or calico-ipv6:kubeconfig, or list calico-ipv6:hosts"),
        Of("HostListReader: is not a field of a host", Worker(""), Worker(",\"ip4\":\"10.9.0.12\""),
            "calico-ipv6:hosts[1].ip4 \"10.9.0.12\": is not a field of a host; did you mean ipv4?"),
        Of("HostListReader: is missing", Worker(""), Hosts(First, """{"name":"b","ipv4":"10.9.0.11"}"""), "calico-ipv6:hosts[1].role: is missing; write control-plane or worker"),
        Of("HostListReader: is not a DNS label: at most 63 lower-case letters and digits, and - between them", Named(NameOf63), Named($"{NameOf63}4"),
            $"calico-ipv6:hosts[1].name \"{NameOf63}4\": is not a DNS label: at most 63 lower-case letters and digits, and - between them; write {NameOf63}"),
        Of("HostListReader: is missing, and mode … has …", Worker(""), Hosts(First, """{"name":"b","role":"worker"}"""),
            "calico-ipv6:hosts[1].ipv4: is missing, and mode ipv4 has IPv4; write the machine's IPv4 address"),
        Of("HostListReader: has no meaning in mode …, which has no …", Worker(""), Worker(",\"ipv6\":\"fd00:9::11\""),
            "calico-ipv6:hosts[1].ipv6 \"fd00:9::11\": has no meaning in mode ipv4, which has no IPv6; remove it"),
        Of("HostListReader: is not an … address in canonical form", At("10.9.0.255"), At("10.9.0.011"),
            "calico-ipv6:hosts[1].ipv4 \"10.9.0.011\": is not an IPv4 address in canonical form; write 10.0.0.10 for example"),
        Of("HostListReader: is that of … too", At("10.9.0.11"), At("10.9.0.10"), "calico-ipv6:hosts[1].ipv4 \"10.9.0.10\": is that of calico-ipv6:hosts[0].ipv4 too; write another"),
        Of("HostListReader: has no control plane", Hosts(First), Hosts("""{"name":"b","role":"worker","ipv4":"10.9.0.11"}"""),
            "calico-ipv6:hosts: has no control plane; write control-plane for the role of one, or of three"),
        Of("HostListReader: has … control planes, and etcd wants 1, 3, 5 or 7", ControlPlanes(7), ControlPlanes(9),
            "calico-ipv6:hosts: has 9 control planes, and etcd wants 1, 3, 5 or 7; write worker for the role of 2"),
        Of("HostList: is missing, and the address of one control plane does not outlive that one", ControlPlanes(3), ControlPlanes(3, endpoint: ""),
            "calico-ipv6:apiEndpoint: is missing, and the address of one control plane does not outlive that one; write the name or address of what leads to port 6443 of all of them, such as a load balancer or a virtual address"),
        Of($"HostList: {Endpoint}", Listed(("apiEndpoint", "api.1.example")), Listed(("apiEndpoint", "api.example.1")),
            $"calico-ipv6:apiEndpoint \"api.example.1\": {Endpoint}; write api.example.com or fd12:3456:789a::6443 for example"),
        Of("HostList: is an … address, and nodes have no … in mode …", Listed(("apiEndpoint", "10.9.0.9")), Listed(("apiEndpoint", "fd00:9::9")),
            "calico-ipv6:apiEndpoint \"fd00:9::9\": is an IPv6 address, and nodes have no IPv6 in mode ipv4; write an IPv4 address, or a DNS name that has one"),
    ];

    /// <summary>A cluster of mode ipv4 of one host, with these keys set.</summary>
    public static ConfigValues Listed(params (string Key, string? Value)[] values) =>
        With([("aws:region", null), ("mode", "ipv4"), ("provider", "existing"), ("hosts", $"[{First}]"), .. values]);

    private static ConfigValues Hosts(params string[] hosts) => Listed(("hosts", $"[{string.Join(',', hosts)}]"));

    private static ConfigValues Worker(string more) => Hosts(First, $$"""{"name":"b","role":"worker","ipv4":"10.9.0.11"{{more}}}""");

    private static ConfigValues Named(string name) => Hosts(First, $$"""{"name":"{{name}}","role":"worker","ipv4":"10.9.0.11"}""");

    private static ConfigValues At(string address) => Hosts(First, $$"""{"name":"b","role":"worker","ipv4":"{{address}}"}""");

    private static ConfigValues ControlPlanes(int count, string endpoint = "api.example.com") => Listed(
        ("apiEndpoint", endpoint),
        ("hosts", $"[{string.Join(',', Enumerable.Range(10, count).Select(i => $$"""{"name":"c{{i}}","role":"control-plane","ipv4":"10.9.0.{{i}}"}"""))}]"));

    private static SettingsRow Of(string rule, ConfigValues accepted, ConfigValues rejected, params string[] messages) => new(rule, accepted, rejected, messages);
}
