using Pulumi;

namespace CalicoIPv6.Tests.Support;

/// <summary>What a cloud takes its time for: whoever does not wait for it overtakes it.</summary>
internal static class Slow
{
    public static Output<string> Answer(string value, int milliseconds = 100, Action? done = null) => Output.Create(AnswerAsync(value, milliseconds, done));

    private static async Task<string> AnswerAsync(string value, int milliseconds, Action? done)
    {
        await Task.Delay(milliseconds);
        done?.Invoke();
        return value;
    }
}
