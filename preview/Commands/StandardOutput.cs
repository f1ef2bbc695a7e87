using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Commands;

/// <summary>What verbs print for programs.</summary>
internal static class StandardOutput
{
    /// <summary>A document on standard output, its secrets masked.</summary>
    public static void Write(PlanMap document)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonText.WriteDocument(output, document);
    }
}
