using System.Security.Cryptography;
using System.Text;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>Bytes that look random and are the same in every run.</summary>
internal static class StableHash
{
    public static byte[] Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Lower-case hexadecimal digits, 64 at most.</summary>
    public static string Hex(string text, int digits) => Convert.ToHexStringLower(Of(text))[..digits];

    /// <summary>As many bytes as wanted.</summary>
    public static byte[] Stream(string text, int length)
    {
        byte[] bytes = new byte[length];
        for (int offset = 0, block = 0; offset < length; offset += SHA256.HashSizeInBytes, block++)
        {
            byte[] part = Of($"{text}\n{block}");
            part.AsSpan(0, Math.Min(part.Length, length - offset)).CopyTo(bytes.AsSpan(offset));
        }

        return bytes;
    }
}
