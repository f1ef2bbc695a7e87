using System.Globalization;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Hosts;
using Pulumi;

namespace CalicoIPv6.Aws;

/// <summary>Cloud-init in the form in which EC2 takes it: compressed, since a control plane's is near EC2's limit, then base64.</summary>
internal static class UserData
{
    /// <summary>The user data of a host; secret, whatever the text was.</summary>
    public static Output<string> Of(HostSpec host, Output<string> cloudInit) => Output.CreateSecret(cloudInit.Apply(text => Encode(host.Name, text)));

    /// <summary>The same text for the same cloud-init on every system.</summary>
    /// <exception cref="RunException">The compressed bytes are more than <see cref="CompressedUserData.Limit"/>.</exception>
    public static string Encode(string host, string cloudInit)
    {
        byte[] compressed = CompressedUserData.Of(cloudInit);
        return compressed.Length <= CompressedUserData.Limit
            ? Convert.ToBase64String(compressed)
            : throw new RunException(string.Create(
                CultureInfo.InvariantCulture,
                $"The cloud-init of {host} has {compressed.Length} bytes compressed, and EC2 takes {CompressedUserData.Limit}; let the host fetch large files instead of carrying them"));
    }
}
