using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Platform;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Policy;

/// <summary>
/// What rules look at: the resources of a plan, and what its configuration asks for. The latter is whole in every plan file, while the real
/// engine leaves out resources that do not change.
/// </summary>
internal sealed record PolicySubject(ImmutableArray<PlanState> Resources, StackSettings Settings, AddressPlan Addresses)
{
    /// <summary>What the configuration lets in.</summary>
    public ImmutableArray<PortRule> Ports { get; } = PortTable.For(Addresses, Settings.Cluster);

    /// <summary>Reads a plan's configuration.</summary>
    /// <exception cref="ConfigurationException">The plan has none, or one that this program refuses.</exception>
    public static PolicySubject Of(PlanFile plan)
    {
        if (plan.ConfigValues is not { } config)
        {
            throw new ConfigurationException([new Problem("plan file", null, "has no resource", "write the output of `./dev preview --json` or `pulumi preview --json` to it")]);
        }

        StackSettings settings = StackReview.Of(config).Accepted();
        return new([.. plan.After], settings, AddressPlanner.Plan(settings.Addresses));
    }

    /// <summary>The resources of these types.</summary>
    public IEnumerable<PlanState> Of(params ReadOnlySpan<string> types)
    {
        string[] wanted = [.. types];
        return Resources.Where(r => wanted.Contains(r.Type));
    }
}
