using System.Globalization;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Hosts;
using Pulumi;

namespace CalicoIPv6.OpenStack;

/// <summary>Cloud-init in the form in which Nova takes it: compressed, then base64, which the provider passes on as it is.</summary>
internal static class UserData
{
    /// <summary>Characters after base64 (Nova, nova/api/openstack/compute/schemas/servers.py, <c>user_data</c>).</summary>
    public const int Limit = 65535;

    /// <summary>The user data of a host; secret, whatever the text was.</summary>
    public static Output<string> Of(HostSpec host, Output<string> cloudInit) => Output.CreateSecret(cloudInit.Apply(text => Encode(host.Name, text)));

    /// <summary>The same text for the same cloud-init on every system.</summary>
    /// <exception cref="RunException">The text is longer than <see cref="Limit"/>.</exception>
    public static string Encode(string host, string cloudInit)
    {
        string encoded = Convert.ToBase64String(CompressedUserData.Of(cloudInit));
        return encoded.Length <= Limit
            ? encoded
            : throw new RunException(string.Create(
                CultureInfo.InvariantCulture,
                $"The cloud-init of {host} has {encoded.Length} characters compressed and in base64, and Nova takes {Limit}; let the host fetch large files instead of carrying them"));
    }
}
