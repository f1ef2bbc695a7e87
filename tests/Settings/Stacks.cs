using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Stack configurations, and the whole of what is said about them.</summary>
internal static class Stacks
{
    /// <summary>The least that a stack can say.</summary>
    public static ConfigValues Least => With();

    /// <summary>The least, with these keys set; a key without namespace is the project's, and a null removes it.</summary>
    public static ConfigValues With(params (string Key, string? Value)[] values)
    {
        Dictionary<string, string> all = new() { ["calico-ipv6:mode"] = "dualstack", ["calico-ipv6:provider"] = "aws", ["aws:region"] = "eu-west-1" };
        foreach ((string key, string? value) in values)
        {
            string full = key.Contains(':', StringComparison.Ordinal) ? key : $"calico-ipv6:{key}";
            all.Remove(full);
            if (value is not null)
            {
                all.Add(full, value);
            }
        }

        return new("calico-ipv6", "dev", all, new HashSet<string>());
    }

    /// <summary>The least on OpenStack, with these keys set.</summary>
    public static ConfigValues OnOpenStack(params (string Key, string? Value)[] values) => With(
    [
        ("aws:region", null), ("provider", "openstack"), ("externalNetwork", "public"), ("controlPlaneFlavor", "m1.medium"), ("workerFlavor", "m1.small"),
        ("imageName", "ubuntu"), ("upstreamResolvers", values.Contains(("mode", "ipv6")) ? """["2620:fe::fe"]""" : null), .. values,
    ]);

    public static ConfigValues Secret(this ConfigValues values, params string[] keys) => values with { SecretKeys = keys.ToHashSet() };

    public static StackSettings Read(params (string Key, string? Value)[] values) => StackSettings.Read(With(values));

    public static void IsRejected(this ConfigValues values, params string[] messages) =>
        Assert.Equal(messages, Assert.Throws<ConfigurationException>(() => StackSettings.Read(values)).Problems.Select(p => p.ToString()));
}
