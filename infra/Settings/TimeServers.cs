using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads <c>ntpServers</c>.</summary>
internal static partial class TimeServers
{
    private const int MaxNameLength = 253;

    /// <summary>The servers; where none are given, the cloud's own in the order of the families.</summary>
    public static ImmutableArray<string> Read(ConfigReader config, CloudProvider? provider, AddressRequest addresses)
    {
        ImmutableArray<string> given = config.Texts<string>(ConfigKeys.NtpServers, (entry, found) =>
        {
            if (IsServer(entry.Text))
            {
                return entry.Text;
            }

            found.Add(new(entry.Key, entry.Text, "is neither a DNS name nor an IP address in canonical form", "write ntp.example.com or 2001:db8::123 for example"));
            return null;
        });
        return given.IsEmpty && provider == CloudProvider.Aws
            ? [.. addresses.Mode.Families(addresses.PrimaryFamily ?? IPFamily.IPv4).Select(OfAws)]
            : given;
    }

    // Every instance reaches them without a route (EC2 user guide, "Set the time reference on your EC2 instance to use the local Amazon Time Sync Service").
    private static string OfAws(IPFamily family) => family == IPFamily.IPv4 ? "169.254.169.123" : "fd00:ec2::123";

    private static bool IsServer(string text) => IPAddress.TryParse(text, out IPAddress? address)
        ? address.ToString() == text && !text.Contains('%', StringComparison.Ordinal)
        : text.Length <= MaxNameLength && Name.IsMatch(text) && !NumbersAlone.IsMatch(text);

    [GeneratedRegex(@"\A[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"\A[0-9.]+\z")]
    private static partial Regex NumbersAlone { get; }
}
