using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>One rule about how keys are written, on both sides of its boundary.</summary>
/// <param name="Rule">The file that has it and its words there; … stands for what is filled in.</param>
/// <param name="Accepted">A configuration just inside.</param>
/// <param name="Rejected">The same, just outside.</param>
/// <param name="Messages">All that is said of it.</param>
internal sealed record SettingsRow(string Rule, ConfigValues Accepted, ConfigValues Rejected, params string[] Messages)
{
    /// <summary>A rule about one key of the project's.</summary>
    /// <param name="rule">As <see cref="Rule"/>.</param>
    /// <param name="key">Without the project.</param>
    /// <param name="accepted">A value just inside.</param>
    /// <param name="rejected">A value just outside.</param>
    /// <param name="message">What is said after <c>calico-ipv6:KEY</c>.</param>
    public static SettingsRow Of(string rule, string key, string accepted, string rejected, string message) =>
        new(rule, With((key, accepted)), With((key, rejected)), $"calico-ipv6:{key}{message}");
}
