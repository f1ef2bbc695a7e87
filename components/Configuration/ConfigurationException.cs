namespace CalicoIPv6.Configuration;

/// <summary>The configuration cannot be used; carries every problem found, in the order of the keys.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Makes the exception; its message is one problem a line.</summary>
    /// <param name="problems">At least one problem.</param>
    public ConfigurationException(IReadOnlyList<Problem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Every problem found.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
