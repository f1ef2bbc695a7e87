using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the objects of <c>policyWaivers</c>; the fields are those of <see cref="PolicyWaiver"/>.</summary>
internal sealed class PolicyWaiverReader(ICollection<Problem> problems)
{
    private static readonly ImmutableArray<string> Fields = ["rule", "reason", "resource", "until"];

    private readonly JsonReader _json = new(problems);

    public static ImmutableArray<PolicyWaiver> Read(ConfigReader config) => config.Entries(
        ConfigKeys.PolicyWaivers,
        (key, text, found) => new JsonReader(found).Objects(key, text, "rule: open-ingress").Select(e => (e.Place, new PolicyWaiverReader(found).Waiver(e.Key, e.Object))));

    private PolicyWaiver? Waiver(string key, JsonElement waiver)
    {
        foreach ((string name, JsonElement value) in _json.Fields(key, waiver).Where(f => !Fields.Contains(f.Name)))
        {
            string? hint = Hint.Nearest(name, Fields);
            problems.Add(new($"{key}.{name}", JsonReader.Shown(value), "is not a field of a waiver",
                hint is null ? $"remove it; the fields are {string.Join(", ", Fields)}" : $"did you mean {hint}?"));
        }

        PolicyRuleName? rule = Required($"{key}.rule", waiver, "rule", $"write one of {Words.PolicyRule.List}") is { } text
            ? Words.PolicyRule.Read($"{key}.rule", text, problems)
            : null;
        string? reason = Required($"{key}.reason", waiver, "reason", "write why this is accepted");
        string? resource = waiver.TryGetProperty("resource", out _) ? Required($"{key}.resource", waiver, "resource", "write a resource's name or URN") : null;
        DateOnly? until = waiver.TryGetProperty("until", out JsonElement date) ? Date($"{key}.until", date) : null;
        return rule is { } known && reason is not null ? new(known, reason, resource, until) : null;
    }

    private string? Required(string key, JsonElement waiver, string field, string remedy)
    {
        if (!waiver.TryGetProperty(field, out JsonElement value))
        {
            problems.Add(new(key, null, "is missing", remedy));
            return null;
        }

        string? text = _json.Text(key, value);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            problems.Add(new(key, text, "is empty", remedy));
            return null;
        }

        return text;
    }

    private DateOnly? Date(string key, JsonElement value)
    {
        if (_json.Text(key, value) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        problems.Add(new(key, text, "is not a date", "write year, month and day, such as \"2030-12-31\""));
        return null;
    }
}
