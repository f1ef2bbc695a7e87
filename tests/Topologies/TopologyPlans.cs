using System.Globalization;
using System.Text;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Topologies;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Topologies;

/// <summary>Plans of this project as whoever reads plan files gets them.</summary>
internal static class TopologyPlans
{
    public static Task<PlanFile> OfStackAsync(string stack, bool simulate = false) => ReadBackAsync(StackExamples.Read(stack), simulate);

    /// <summary>A dual-stack stack on AWS, changed.</summary>
    public static Task<PlanFile> OfAwsAsync(string stack, int controlPlanes, int workers, int zones, params (string Key, string Value)[] others)
    {
        var values = new Dictionary<string, string>
        {
            ["aws:region"] = "eu-west-1",
            ["calico-ipv6:mode"] = "dualstack",
            ["calico-ipv6:provider"] = "aws",
            ["calico-ipv6:controlPlanes"] = controlPlanes.ToString(CultureInfo.InvariantCulture),
            ["calico-ipv6:workers"] = workers.ToString(CultureInfo.InvariantCulture),
            ["calico-ipv6:zones"] = zones.ToString(CultureInfo.InvariantCulture),
        };
        foreach ((string key, string value) in others)
        {
            values[$"calico-ipv6:{key}"] = value;
        }

        return ReadBackAsync(new ConfigValues("calico-ipv6", stack, values, new HashSet<string>()), simulate: false);
    }

    public static async Task<Topology> TopologyAsync(string stack, bool simulate = false) => Topology.Of(await OfStackAsync(stack, simulate));

    private static async Task<PlanFile> ReadBackAsync(ConfigValues config, bool simulate)
    {
        StackPlan plan = await StackPlan.MakeAsync(config, simulate);
        using var stream = new MemoryStream();
        PlanJson.Write(stream, plan.Document, showSecrets: false);
        return PlanFileReader.Parse(Encoding.UTF8.GetString(stream.ToArray()), config.Stack);
    }
}
