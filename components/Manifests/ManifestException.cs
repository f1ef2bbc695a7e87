namespace CalicoIPv6.Manifests;

/// <summary>A manifest is not one that its changes are known for; the message says what is missing, as the end of "this manifest ...".</summary>
public sealed class ManifestException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="fault">The end of the sentence "this manifest ...".</param>
    public ManifestException(string fault)
        : base(fault)
    {
    }
}
