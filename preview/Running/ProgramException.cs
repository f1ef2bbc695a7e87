namespace CalicoIPv6.Preview.Running;

/// <summary>A program failed, or declared what an engine would refuse.</summary>
public sealed class ProgramException(IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    /// <summary>One text a failure.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;
}
