using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What a rule says of a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="What">What it does, as the end of the sentence "this resource ...".</param>
/// <param name="IsKnown">False where the rule cannot tell: <paramref name="What"/> says what is missing.</param>
internal sealed record Remark(PlanState Resource, string What, bool IsKnown)
{
    public static Remark Broken(PlanState resource, string what) => new(resource, what, IsKnown: true);

    public static Remark Unknown(PlanState resource, string what) => new(resource, what, IsKnown: false);
}
