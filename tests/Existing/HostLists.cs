using CalicoIPv6.Infra;
using CalicoIPv6.Tests.Settings;

namespace CalicoIPv6.Tests.Existing;

/// <summary>Stacks of hosts that exist: three machines, the control plane in the middle of the list.</summary>
internal static class HostLists
{
    /// <summary>Mode and first family.</summary>
    public static TheoryData<string, string> Modes => new() { { "ipv4", "" }, { "dualstack", "ipv4" }, { "dualstack", "ipv6" }, { "ipv6", "" } };

    /// <summary>A stack of that mode, with these keys set.</summary>
    public static ConfigValues Of(string mode, string primary, params (string Key, string? Value)[] values) => Stacks.With(
    [
        ("aws:region", null), ("provider", "existing"), ("mode", mode), ("primaryFamily", primary), ("registryMirror", "registry.example.com"),
        ("upstreamResolvers", mode == "ipv6" ? """["2620:fe::fe"]""" : null),
        ("pulumi:disable-default-providers", """["*"]"""), ("hosts", $"[{Host(mode, 0, "worker")},{Host(mode, 1, "control-plane")},{Host(mode, 2, "worker")}]"), .. values,
    ]);

    /// <summary>A host of such a list: 10.9.0.1N and fd00:9::1N.</summary>
    public static string Host(string mode, int index, string role)
    {
        string ipv4 = mode == "ipv6" ? "" : $",\"ipv4\":\"10.9.0.1{index}\"";
        string ipv6 = mode == "ipv4" ? "" : $",\"ipv6\":\"fd00:9::1{index}\"";
        return $$"""{"name":"metal-{{index}}","role":"{{role}}"{{ipv4}}{{ipv6}}}""";
    }
}
