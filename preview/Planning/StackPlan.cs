using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Preview.Planning;

/// <summary>A stack's settings, addresses and plan.</summary>
internal sealed record StackPlan(StackSettings Settings, AddressPlan Addresses, PlanDocument Document)
{
    private const string DefaultProviders = "pulumi:disable-default-providers";

    /// <summary>Nothing is asked over the network: an API of a simulation is ready.</summary>
    private static readonly ApiProbe Ready = (_, _, _) => Task.FromResult<string?>(null);

    private static readonly ManifestFetch Unreachable = _ => throw new IOException("offline, nothing is asked over the network");

    /// <summary>Runs this project's program with a stack's configuration.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    /// <exception cref="ProgramException">The program failed.</exception>
    public static async Task<StackPlan> MakeAsync(ConfigValues config, bool simulate)
    {
        StackReview review = StackReview.Of(config);
        StackSettings settings = review.Accepted();
        RunResult run = await ProgramRun.RunAsync(() => ClusterProgram.Define(settings, Ready, Unreachable), OptionsOf(config, simulate));
        var document = new PlanDocument(
            StackFile.Shown(config),
            await new PlanBuilder(run, simulate).ResourcesAsync(),
            [.. review.Warnings.Select(w => w.ToString())]);
        return new StackPlan(settings, AddressPlanner.Plan(settings.Addresses), document);
    }

    private static RunOptions OptionsOf(ConfigValues config, bool simulate) => new()
    {
        Project = config.Project,
        Stack = config.Stack,
        Simulate = simulate,
        PackagesWithoutDefault = Packages(config.Values.GetValueOrDefault(DefaultProviders)),
    };

    // A JSON list of names, which hold no quotes.
    private static HashSet<string> Packages(string? json) =>
        [.. (json ?? "").Split(['[', ']', ',', '"', ' '], StringSplitOptions.RemoveEmptyEntries)];
}
