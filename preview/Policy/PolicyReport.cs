using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Policy;

/// <summary>A remark of a rule, and the waiver that it falls under.</summary>
internal sealed record Finding(PolicyRule Rule, Remark Remark, PolicyWaiver? Waiver)
{
    /// <summary>Whether the check fails because of it.</summary>
    public bool IsFatal => Rule.Severity == Severity.Error && Remark.IsKnown && Waiver is null;
}

/// <summary>What the policy has to say of a plan.</summary>
/// <param name="Stack">The plan's stack.</param>
/// <param name="Findings">In the order of the rules, and of the plan's resources.</param>
/// <param name="Warnings">Of waivers that waive nothing.</param>
internal sealed record PolicyReport(string Stack, ImmutableArray<Finding> Findings, ImmutableArray<Problem> Warnings)
{
    /// <summary>Every rule, in the order of their names.</summary>
    public static ImmutableArray<PolicyRule> Rules { get; } =
        [.. AccessRules.All.Concat(NetworkRules.All).Concat(HostRules.All).Concat(TagRules.All).OrderBy(rule => rule.Name)];

    /// <summary>Whether every rule is kept, or waived.</summary>
    public bool IsGood => !Findings.Any(f => f.IsFatal);

    /// <summary>What the check fails because of.</summary>
    public ImmutableArray<Finding> Errors => [.. Findings.Where(f => f.IsFatal)];

    /// <summary>What would be told, had the stack's file no reason against it.</summary>
    public ImmutableArray<Finding> Waived => [.. Findings.Where(f => f.Waiver is not null)];

    /// <summary>The day by which waivers end, in UTC.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>The policy's verdict of today; <c>null</c> for a plan without configuration, or with one that this program refuses.</summary>
    public static PolicyReport? OfToday(PlanFile plan)
    {
        try
        {
            return Of(plan, Today);
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    /// <summary>Holds a plan against every rule.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="today">The day, in UTC, by which waivers end.</param>
    /// <exception cref="ConfigurationException">The plan has no configuration, or one that this program refuses.</exception>
    public static PolicyReport Of(PlanFile plan, DateOnly today)
    {
        var subject = PolicySubject.Of(plan);
        ImmutableArray<PolicyWaiver> waivers = subject.Settings.PolicyWaivers;
        ImmutableArray<Finding> findings =
        [
            .. from rule in Rules
               from remark in rule.Judge(subject)
               select new Finding(rule, remark, waivers.FirstOrDefault(w => !w.HasEnded(today) && IsMeant(w, rule, remark.Resource))),
        ];
        string key = ConfigKeys.PolicyWaivers.In(subject.Settings.Project);
        return new(
            subject.Settings.Stack,
            findings,
            [.. waivers.Select((waiver, place) => Warning(string.Create(CultureInfo.InvariantCulture, $"{key}[{place}]"), waiver, findings, today)).OfType<Problem>()]);
    }

    private static bool IsMeant(PolicyWaiver waiver, PolicyRule rule, PlanState resource) =>
        waiver.Rule == rule.Name && (waiver.Resource is null || waiver.Resource == resource.Urn || waiver.Resource == resource.Name);

    private static Problem? Warning(string key, PolicyWaiver waiver, ImmutableArray<Finding> findings, DateOnly today)
    {
        string rule = waiver.Rule.Text();
        if (!findings.Any(f => IsMeant(waiver, f.Rule, f.Remark.Resource)))
        {
            return new(key, rule, "waives nothing that this plan does", "remove it, unless it is for a resource that the plan leaves out");
        }

        return waiver.HasEnded(today)
            ? new(key, rule, string.Create(CultureInfo.InvariantCulture, $"ended with {waiver.Until:yyyy-MM-dd}"), "remove it, or write a later day")
            : null;
    }
}
