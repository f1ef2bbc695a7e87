using System.Collections.Immutable;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Policy;

/// <summary>Whose a resource is.</summary>
internal static class TagRules
{
    public static readonly ImmutableArray<PolicyRule> All =
    [
        new()
        {
            Name = PolicyRuleName.MissingTags,
            Severity = Severity.Error,
            Finds = "A resource that can have tags and lacks `calico-ipv6:cluster`, `calico-ipv6:project`, `calico-ipv6:stack`, or one of the key `tags`.",
            Reason = "The IAM policy allows to change what has the project's tag, and nothing else; costs and leftovers of a cluster are found by it.",
            Instead = "give it the tags of its neighbours",
            Judge = MissingTags,
        },
    ];

    /// <summary>Types of the clouds that take no tags.</summary>
    private static readonly ImmutableHashSet<string> WithoutTags =
    [
        AwsRoute, AwsAssociation, AwsGroupRule, AwsTarget, AwsRolePolicy,
        OpenStackRule, OpenStackRouterInterface, OpenStackMonitor, OpenStackMember, OpenStackServerGroup, OpenStackKeypair,
    ];

    private static IEnumerable<Remark> MissingTags(PolicySubject plan)
    {
        StackSettings settings = plan.Settings;
        (string Key, string Text)[] wanted =
        [
            ("calico-ipv6:cluster", settings.Cluster.Name), ("calico-ipv6:project", settings.Project), ("calico-ipv6:stack", settings.Stack),
            .. settings.Cluster.Tags.Select(tag => (tag.Key, tag.Value)),
        ];
        return plan.Resources.Where(CanHaveTags).Select(resource => Missing(resource, wanted)).OfType<Remark>();
    }

    private static bool CanHaveTags(PlanState resource) =>
        resource is { IsCustom: true, IsExternal: false }
        && (resource.Type.StartsWith("aws:", StringComparison.Ordinal) || resource.Type.StartsWith("openstack:", StringComparison.Ordinal))
        && !WithoutTags.Contains(resource.Type);

    private static Remark? Missing(PlanState resource, (string Key, string Text)[] wanted)
    {
        // A server of Nova's has them in its metadata.
        PlanValue? tags = resource.At(resource.Type == OpenStackInstance ? "metadata" : "tags");
        if (tags is PlanUnknown)
        {
            return Remark.Unknown(resource, "which tags it has is not known yet");
        }

        string[] missing = [.. wanted.Where(tag => !Has(tags, tag.Key, tag.Text)).Select(tag => tag.Key)];
        return missing.Length == 0 ? null : Remark.Broken(resource, $"lacks the {(missing.Length == 1 ? "tag" : "tags")} {string.Join(", ", missing)}");
    }

    // Neutron's and Octavia's tags are texts, key=text.
    private static bool Has(PlanValue? tags, string key, string text) => tags switch
    {
        PlanMap map => map[key] is PlanUnknown || map[key] == new PlanScalar(text),
        PlanList list => list.Items.Any(tag => tag is PlanUnknown || tag.Text() == $"{key}={text}"),
        _ => false,
    };
}
