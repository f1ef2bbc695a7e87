using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>What can be said of a stack.</summary>
internal enum StackState
{
    /// <summary>Both sides have it.</summary>
    Compared,

    /// <summary>Only the new side has it.</summary>
    New,

    /// <summary>Only the old side has it.</summary>
    Removed,

    /// <summary>A side's configuration is refused.</summary>
    Refused,
}

/// <summary>What differs of a stack.</summary>
/// <param name="Stack">Its name.</param>
/// <param name="State">What can be said of it.</param>
internal sealed record StackDifference(string Stack, StackState State)
{
    /// <summary>What differs; <c>null</c> where there are not two plans.</summary>
    public PlanDifference? Difference { get; init; }

    public ImmutableArray<AddressChange> Addresses { get; init; } = [];

    /// <summary>What is wrong with the old side's configuration.</summary>
    public ImmutableArray<string> OldProblems { get; init; } = [];

    /// <summary>What is wrong with the new side's configuration.</summary>
    public ImmutableArray<string> NewProblems { get; init; } = [];

    /// <summary>The new plan as it would come out; empty where there is none.</summary>
    public PlanFile Plan { get; init; } = PlanFile.Empty;

    /// <summary>What the policy says of the new plan; <c>null</c> where there is none, or it cannot be judged.</summary>
    public PolicyReport? Policy { get; init; }

    /// <summary>What differs between two plans of a stack, and what the policy says of the new one.</summary>
    /// <param name="stack">Its name.</param>
    /// <param name="before">The old plan; empty to read what the new one itself says about the state of the stack.</param>
    /// <param name="after">The new plan, as its program wants it.</param>
    public static StackDifference Between(string stack, PlanFile before, PlanFile after)
    {
        PlanDifference difference = PlanComparison.Of(before, after);
        HashSet<string> replaced = [.. difference.Resources.Where(r => r.Kind == ChangeKind.Replace).Select(r => r.State.Urn)];
        PlanFile plan = IgnoredChanges.Kept(before, after, replaced);
        return new StackDifference(stack, StackState.Compared) { Difference = difference, Plan = plan, Policy = PolicyReport.OfToday(plan) };
    }

    /// <summary>How many resources change in a way.</summary>
    public int Count(ChangeKind kind) => Difference?.Resources.Count(r => r.Kind == kind) ?? 0;
}

/// <summary>What differs of all stacks.</summary>
/// <param name="Since">What the new side is compared with, for a title; <c>null</c> where a plan speaks for itself.</param>
/// <param name="Stacks">By name.</param>
internal sealed record Differences(string? Since, ImmutableArray<StackDifference> Stacks)
{
    /// <summary>The exit code of a comparison whose new side has a configuration that is refused; what was wrong before is no mistake of now.</summary>
    public const int Mistake = 1;

    /// <summary>The exit code of a comparison that found what <c>pulumi up</c> refuses.</summary>
    public const int Refused = 3;

    public int ExitCode =>
        Stacks.Any(s => !s.NewProblems.IsEmpty) ? Mistake
        : Stacks.Any(s => s.Difference?.Refusals.Any() == true) ? Refused
        : 0;
}
