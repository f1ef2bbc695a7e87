using Pulumi;

namespace CalicoIPv6.Preview.Running;

/// <summary>Which provider serves a resource: its own, else the one that its parents hand down for its package.</summary>
internal static class Providers
{
    private const string Prefix = "pulumi:providers:";

    /// <summary><c>aws</c> of <c>aws:ec2/vpc:Vpc</c>.</summary>
    public static string Package(string type) => type[..type.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The provider of a custom resource; <c>null</c> when it would be a default provider.</summary>
    public static ProviderResource? Of(ResourceRecord record) =>
        record.Options.Provider ?? (record.Options.Parent is null ? null : Inherited(record.Parent, Package(record.Type)));

    private static ProviderResource? Inherited(ResourceRecord? above, string package)
    {
        for (; above is not null; above = above.Parent)
        {
            ProviderResource? found = above.IsCustom
                ? above.Options.Provider is { } own && Package(above.Type) == package ? own : null
                : Handed(above.Options).LastOrDefault(p => p.GetResourceType() == Prefix + package);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<ProviderResource> Handed(ResourceOptions options) =>
        options.Provider is { } one ? [one] : options is ComponentResourceOptions component ? component.Providers : [];
}
