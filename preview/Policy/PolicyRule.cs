using CalicoIPv6.Infra;

namespace CalicoIPv6.Preview.Policy;

/// <summary>How much a broken rule weighs.</summary>
internal enum Severity
{
    /// <summary>A plan that breaks it fails the check.</summary>
    Error,

    /// <summary>It is told, and nothing more.</summary>
    Warning,
}

/// <summary>Something that no plan should do.</summary>
internal sealed record PolicyRule
{
    public required PolicyRuleName Name { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What it finds, as a sentence without subject: "Lets everybody in where ...".</summary>
    public required string Finds { get; init; }

    /// <summary>What may happen otherwise, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do, as the end of a finding: an instruction without capital and full stop.</summary>
    public required string Instead { get; init; }

    /// <summary>What it has to say of a plan.</summary>
    public required Func<PolicySubject, IEnumerable<Remark>> Judge { get; init; }
}
