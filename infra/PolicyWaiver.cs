namespace CalicoIPv6.Infra;

/// <summary>What a stack accepts although the policy forbids it.</summary>
/// <param name="Rule">The rule that is waived.</param>
/// <param name="Reason">Why; told with every finding that it waives.</param>
/// <param name="Resource">The resource's URN, or its name at the end of that. Absent: every resource.</param>
/// <param name="Until">The last day on which it holds, in UTC. Absent: as long as it stands there.</param>
public sealed record PolicyWaiver(PolicyRuleName Rule, string Reason, string? Resource = null, DateOnly? Until = null)
{
    /// <summary>Whether it has ended.</summary>
    public bool HasEnded(DateOnly today) => Until < today;
}
