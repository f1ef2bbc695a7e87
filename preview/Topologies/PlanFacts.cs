using System.Collections.Immutable;
using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Topologies;

/// <summary>
/// What a plan says of the cluster as a whole. A plan of the real engine has no outputs of the stack yet, and may leave out what does
/// not change, so that every fact has more than one place.
/// </summary>
internal sealed class PlanFacts
{
    private readonly PlanMap _config;
    private readonly PlanMap _keepers;

    public PlanFacts(PlanFile plan, PlanGraph graph)
    {
        Stack = plan.Stack ?? "";
        Project = plan.Project ?? "";
        _config = plan.Config;
        Outputs = graph.OfType(ResourceRecord.StackType).FirstOrDefault()?.Outputs ?? PlanMap.Empty;
        _keepers = Identities(graph).FirstOrDefault(k => k["mode"] is not null) ?? PlanMap.Empty;
        Provider = Config("provider") switch
        {
            "aws" => CloudProvider.Aws,
            "openstack" => CloudProvider.OpenStack,
            "existing" => CloudProvider.Existing,
            _ => Seen(graph),
        };
    }

    public string Project { get; }

    public string Stack { get; }

    public CloudProvider Provider { get; }

    /// <summary>What the stack exports; empty in a plan of the real engine.</summary>
    public PlanMap Outputs { get; }

    public string? Mode => _keepers["mode"].Text() ?? Config("mode");

    /// <summary>The families of the mode, primary first; empty where the plan does not say.</summary>
    public ImmutableArray<IPFamily> Families => Mode switch
    {
        "ipv4" => [IPFamily.IPv4],
        "ipv6" => [IPFamily.IPv6],
        "dualstack" when (_keepers["primaryFamily"].Text() ?? Config("primaryFamily")) == "ipv6" => [IPFamily.IPv6, IPFamily.IPv4],
        "dualstack" => [IPFamily.IPv4, IPFamily.IPv6],
        _ => [],
    };

    /// <summary>The ranges of pods or Services.</summary>
    /// <param name="what"><c>podCidr</c> or <c>serviceCidr</c>.</param>
    public ImmutableArray<AddressRange> Ranges(string what)
    {
        string[] kept = [.. Families.Select(f => _keepers[$"{what}{f}"].Text()).OfType<string>()];
        string[] told = [.. Outputs[$"{what}s"].Texts()];
        return [.. (kept.Length > 0 ? kept : told.Length > 0 ? told : ConfigTexts($"{what}s")).Select(AddressRange.Of)];
    }

    /// <summary>A value of this project's configuration; <c>null</c> for none, and for a secret.</summary>
    public string? Config(string key) => _config[$"{Project}:{key}"].Text();

    /// <summary>The texts in a list of this project's configuration.</summary>
    public IEnumerable<string> ConfigTexts(string key) => ConfigItems(key).Texts();

    /// <summary>A list of this project's configuration; empty for none.</summary>
    public PlanList ConfigItems(string key)
    {
        try
        {
            return PlanFileReader.ParseValue(Config(key) ?? "") as PlanList ?? new PlanList([]);
        }
        catch (JsonException)
        {
            return new PlanList([]);
        }
    }

    /// <summary>What the identity of the cluster and of its pools is made of.</summary>
    public static IEnumerable<PlanMap> Identities(PlanGraph graph) =>
        graph.OfType(ResourceTypes.RandomId).Select(s => s.Inputs["keepers"]).OfType<PlanMap>();

    private static CloudProvider Seen(PlanGraph graph) =>
        graph.OfType(ResourceTypes.AwsInterface).Any() ? CloudProvider.Aws
        : graph.OfType(ResourceTypes.OpenStackPort).Any() ? CloudProvider.OpenStack
        : CloudProvider.Existing;
}
