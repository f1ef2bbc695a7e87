using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>
/// What configuration can say, and nothing follows from yet. A wish that would be passed over without a word is refused instead;
/// whoever builds something removes its row.
/// </summary>
internal static class NotBuilt
{
    private static readonly ImmutableArray<Row> Table =
    [
        new(ConfigKeys.CalicoInstall, s => s.Cluster.CalicoInstall == CalicoInstall.Manifest && (s.Addresses.Ipam == Ipam.HostLocal || s.Addresses.Dataplane == Dataplane.Bpf), "write operator")
        {
            Rule = "with ipam host-local or dataplane bpf is not built yet",
        },
    ];

    /// <summary>The keys that ask for more than there is; those that could not be read ask for nothing.</summary>
    public static IEnumerable<Problem> In(StackSettings settings, ConfigReader config) => Table
        .Where(row => !config.Unread.Contains(row.Key.Name) && row.IsAsked(settings))
        .Select(row => new Problem(row.Key.In(config.Values.Project), config.Text(row.Key), row.Rule, row.Remedy));

    private sealed record Row(ConfigKey Key, Func<StackSettings, bool> IsAsked, string Remedy)
    {
        public string Rule { get; init; } = "is not built yet";
    }
}
