using System.Collections.Immutable;
using static CalicoIPv6.Tests.Settings.SettingsRow;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the reader of waivers.</summary>
internal static class PolicyWaiverRows
{
    private const string Rule = "\"rule\":\"missing-tags\"";
    private const string Reason = "\"reason\":\"made by hand\"";

    public static readonly ImmutableArray<SettingsRow> All =
    [
        Of("PolicyWaiverReader: is missing", "policyWaivers", $$"""[{{{Rule}},{{Reason}}}]""", $$"""[{{{Rule}}}]""", "[0].reason: is missing; write why this is accepted"),
        Of("PolicyWaiverReader: is empty", "policyWaivers", $$"""[{{{Rule}},{{Reason}},"resource":"network-vpc"}]""", $$"""[{{{Rule}},{{Reason}},"resource":" "}]""",
            "[0].resource \" \": is empty; write a resource's name or URN"),
        Of("PolicyWaiverReader: is not a date", "policyWaivers", $$"""[{{{Rule}},{{Reason}},"until":"2030-12-31"}]""", $$"""[{{{Rule}},{{Reason}},"until":"2030-12-32"}]""",
            "[0].until \"2030-12-32\": is not a date; write year, month and day, such as \"2030-12-31\""),
        Of("PolicyWaiverReader: is not a field of a waiver", "policyWaivers", $$"""[{{{Rule}},{{Reason}}}]""", $$"""[{{{Rule}},{{Reason}},"untill":"2030-12-31"}]""",
            "[0].untill \"2030-12-31\": is not a field of a waiver; did you mean until?"),
    ];
}
