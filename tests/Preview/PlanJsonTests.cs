using System.Text.Json;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Support;
using Pulumi;

namespace CalicoIPv6.Tests.Preview;

[Collection("Deployment")]
public sealed class PlanJsonTests
{
    [Fact]
    public async Task Document_OfSmallProgram_IsAsTheCliPrintsIt()
    {
        PlanDocument plan = await Sample.PlanAsync(Program);
        PlanMap config = PlanMap.Of([KeyValuePair.Create<string, PlanValue>("sample:key", new PlanScalar("ü <a>"))]);

        Golden.Matches(Sample.Json(plan with { Config = config, Warnings = ["mind the gap"] }), "preview/plan.json");
    }

    [Fact]
    public async Task Document_Twice_HasTheSameBytes()
    {
        Assert.Equal(Sample.Json(await Sample.PlanAsync(Program)), Sample.Json(await Sample.PlanAsync(Program)));
        Assert.Equal(
            Sample.Json(await Sample.PlanAsync(Program, simulate: true), showSecrets: true),
            Sample.Json(await Sample.PlanAsync(Program, simulate: true), showSecrets: true));
    }

    [Fact]
    public async Task Secrets_AreShownOnlyWhenAskedFor()
    {
        PlanDocument plan = await Sample.PlanAsync(Program);

        Assert.DoesNotContain("hidden", Sample.Json(plan), StringComparison.Ordinal);
        Assert.Contains("hidden", Sample.Json(plan, showSecrets: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_Secret_IsShownOnlyWhenAskedFor()
    {
        var values = new ConfigValues(
            "sample",
            "test",
            new Dictionary<string, string> { ["sample:key"] = "hidden-key" },
            new HashSet<string> { "sample:key", "sample:other" });
        PlanDocument plan = (await Sample.PlanAsync(() => { })) with { Config = StackFile.Shown(values) };

        Assert.DoesNotContain("hidden-key", Sample.Json(plan), StringComparison.Ordinal);
        Assert.Equal("hidden-key", Sample.Parsed(plan, showSecrets: true).GetProperty("config").GetProperty("sample:key").GetString());
        Assert.Equal(PlanUnknown.Sentinel, Sample.Parsed(plan, showSecrets: true).GetProperty("config").GetProperty("sample:other").GetString());
    }

    [Fact]
    public async Task Steps_StandInTheOrderOfDeclaration_StackFirst()
    {
        JsonElement steps = Sample.Parsed(await Sample.PlanAsync(Program)).GetProperty("steps");

        Assert.Equal(
            ["sample-test", "things", "box", "box-thing", "last"],
            steps.EnumerateArray().Select(s => s.GetProperty("urn").GetString()!.Split("::")[^1]));
    }

    private static void Program()
    {
        ProviderResource provider = Sample.Provider();
        var box = new Box("box", new ComponentResourceOptions { Provider = provider, Protect = true });
        _ = new Thing(
            "last",
            new ThingArgs { Name = Output.CreateSecret("hidden"), Part = new ThingPartArgs { Other = box.Content.Address } },
            new CustomResourceOptions
            {
                Provider = provider,
                DependsOn = box,
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(10) },
                AdditionalSecretOutputs = { "address" },
                Aliases = { new Alias { Name = "formerly" } },
                IgnoreChanges = { "name" },
                RetainOnDelete = true,
            });
    }
}
