using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads an OpenSSH public key: type, base64, and perhaps a comment, in one line (sshd(8), "AUTHORIZED_KEYS FILE FORMAT").</summary>
internal static class SshKey
{
    private const int ShownLength = 60;

    private static readonly ImmutableArray<string> Types =
    [
        "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    ];

    public static string? Read(ConfigReader config)
    {
        string? text = config.Text(ConfigKeys.SshPublicKey)?.Trim();
        if (text is null || IsPublicKey(text))
        {
            return text;
        }

        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            // Never shown: the message may end in a build log.
            config.Refuse(
                ConfigKeys.SshPublicKey, null, "is a private key, which no file should hold in plain text",
                "write the line of the .pub file, and make a new key if this one has been shared");
        }
        else
        {
            string shown = text.Length <= ShownLength ? text : text[..ShownLength] + "...";
            config.Refuse(
                ConfigKeys.SshPublicKey, shown.ReplaceLineEndings(" "), "is not an OpenSSH public key in one line",
                "write the line of a .pub file, which starts with ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256");
        }

        return null;
    }

    private static bool IsPublicKey(string text) =>
        text.AsSpan().IndexOfAny('\r', '\n') < 0 && text.Split(' ') is [string type, string key, ..] && Types.Contains(type) && Names(key, type);

    // The data starts with its own type, after a length of four bytes (RFC 4253 section 6.6): a key that was cut or mixed up shows here.
    private static bool Names(string key, string type)
    {
        byte[] data = new byte[key.Length];
        byte[] name = Encoding.ASCII.GetBytes(type);
        return Convert.TryFromBase64String(key, data, out int length)
            && length > 4 + name.Length
            && BinaryPrimitives.ReadInt32BigEndian(data) == name.Length
            && data.AsSpan(4, name.Length).SequenceEqual(name);
    }
}
