using System.Collections.Immutable;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Reporting;

namespace CalicoIPv6.Preview.History;

/// <summary>A stack as one side has it.</summary>
internal sealed record StackSide
{
    /// <summary>The plan; empty where the configuration is refused.</summary>
    public PlanFile Plan { get; init; } = PlanFile.Empty;

    /// <summary>Every range with its users.</summary>
    public ImmutableArray<AddressRow> Addresses { get; init; } = [];

    /// <summary>Why there is no plan, one problem each; empty where there is one.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}

/// <summary>Plans the stacks of a folder.</summary>
internal interface IPlanner
{
    /// <summary>Plans a stack; what is wrong with it is in the answer.</summary>
    Task<StackSide> PlanAsync(string stack);
}
