using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Infra;

/// <summary>A text of the configuration that nobody gets to see.</summary>
/// <param name="text">The text; <c>null</c> where it is encrypted and cannot be decrypted, as in the offline preview.</param>
public sealed class SecretText(string? text)
{
    /// <summary>The text as a secret; unknown where it could not be decrypted, which the engine never lets happen.</summary>
    public Output<string> ToOutput() => Output.CreateSecret(text is null ? OutputUtilities.CreateUnknown("") : Output.Create(text));

    /// <summary>What messages show in its place.</summary>
    public override string ToString() => ConfigValues.Secret;
}
