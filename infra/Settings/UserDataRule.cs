using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Holds what a stack puts on its hosts against what EC2 takes as user data.</summary>
internal static class UserDataRule
{
    /// <summary>
    /// Characters of options for which there is room however little they compress: what every host has fills two thirds of the limit at
    /// most (a test holds that), so that a look is not worth its time.
    /// </summary>
    private const int Harmless = 4096;

    /// <summary>The key to blame; none when all is well. The settings have no other problem.</summary>
    public static IEnumerable<Problem> In(StackSettings settings)
    {
        ClusterSpec cluster = settings.Cluster;
        ImmutableArray<(ConfigKey Key, int Length)> options =
        [
            (ConfigKeys.ContainerdMirrors, cluster.ContainerdMirrors.Sum(m => m.Key.Length + m.Value.Sum(u => u.Length))),
            (ConfigKeys.NtpServers, cluster.NtpServers.Sum(s => s.Length)),
            (ConfigKeys.SshPublicKey, cluster.SshPublicKey?.Length ?? 0),
        ];
        if (settings.Provider != CloudProvider.Aws || options.Sum(o => o.Length) <= Harmless)
        {
            yield break;
        }

        int bytes = UserDataSize.Largest(AddressPlanner.Plan(settings.Addresses), cluster);
        if (bytes > CompressedUserData.Limit)
        {
            yield return new(
                options.MaxBy(o => o.Length).Key.In(settings.Project), null,
                string.Create(CultureInfo.InvariantCulture, $"makes the hosts' user data {bytes} bytes long, compressed, and EC2 takes {CompressedUserData.Limit}"),
                "write less");
        }
    }
}
