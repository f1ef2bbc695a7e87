using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// The region of AWS resources. The provider's is changed in place; but every resource that has a region gets it as an input of its own,
/// as if a program had written it (pulumi/pulumi-aws provider/region.go, applyRegion), and cannot leave it. Those of OpenStack keep the one
/// that they were made in, whatever their provider's is then.
/// </summary>
internal static class ProviderRegion
{
    /// <summary>The property, of the provider and of its resources alike.</summary>
    public const string Property = "region";

    /// <summary>What another region of its provider changes of a resource; <c>null</c> where it changes nothing.</summary>
    /// <param name="resource">A resource on both sides.</param>
    /// <param name="provider">Its provider; <c>null</c> where the plans do not have it.</param>
    public static PropertyChange? Change(ResourcePair resource, ResourcePair? provider) =>
        provider is { Old: { Type: ResourceTypes.AwsProvider } before, New: { } after }
        && resource is { Old: { } old, New: { } now }
        && old.Inputs[Property] is null && now.Inputs[Property] is null
        && before.Inputs[Property] is { } was && after.Inputs[Property] is { } becomes && was != becomes
        && ReplacementTable.Rules.TryGetValue(now.Type, out var rules) && rules.Any(r => r.Path == Property)
            ? new PropertyChange(Property, was, becomes)
            : null;
}
