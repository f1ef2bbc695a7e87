using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Running;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Policy;

/// <summary>How routes belong to subnets. By what depends on what, since ids are unknown before they exist.</summary>
internal static class Routing
{
    /// <summary>The route tables of a subnet: one, or none where the plan leaves their association out.</summary>
    public static IEnumerable<string> TablesOf(PolicySubject plan, PlanState subnet) => plan.Of(AwsAssociation)
        .Where(association => association.Dependencies.Contains(subnet.Urn))
        .SelectMany(association => association.Dependencies.Where(urn => Urns.TypeOf(urn) == AwsTable));

    /// <summary>The routes of a subnet that the plan has.</summary>
    public static IEnumerable<PlanState> RoutesOf(PolicySubject plan, PlanState subnet)
    {
        string[] tables = [.. TablesOf(plan, subnet)];
        return plan.Of(AwsRoute).Where(route => route.Dependencies.Any(tables.Contains));
    }
}
