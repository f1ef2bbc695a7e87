using System.Collections.Immutable;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;
using Pulumi;

namespace CalicoIPv6.Tests.Preview;

[Collection("Deployment")]
public sealed class PlanBuilderTests
{
    [Fact]
    public async Task Inputs_OfADictionary_AreItsEntries()
    {
        PlanResource thing = await Sample.ResourceAsync("thing", () => _ = new CustomResource(
            "thing:index/thing:Thing", "thing",
            new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty
                .Add("spec", ImmutableDictionary<string, object?>.Empty.Add("sizes", ImmutableArray.Create<object?>(1, 2)))),
            new CustomResourceOptions { Provider = Sample.Provider() }));

        var sizes = Assert.IsType<PlanList>(Assert.IsType<PlanMap>(thing.Inputs["spec"])["sizes"]);
        Assert.Equal([1, 2], sizes.Items.Cast<PlanScalar>().Select(s => Convert.ToInt32(s.Value, null)));
    }

    [Fact]
    public async Task Inputs_SecretNested_IsMaskedAlone()
    {
        PlanResource thing = await Sample.ResourceAsync("a", () => Thing("a", new ThingArgs
        {
            Part = new ThingPartArgs { Plain = "seen", Other = Output.CreateSecret("hidden") },
        }));

        var part = Assert.IsType<PlanMap>(thing.Inputs["part"]);
        Assert.Equal(new PlanScalar("seen"), part["plain"]);
        Assert.Equal(new PlanSecret(new PlanScalar("hidden")), part["other"]);
    }

    [Fact]
    public async Task Inputs_UnknownNested_IsUnknownAlone()
    {
        PlanResource thing = await Sample.ResourceAsync("b", () =>
        {
            ProviderResource provider = Sample.Provider();
            var first = new Thing("a", new ThingArgs(), new CustomResourceOptions { Provider = provider });
            Thing("b", new ThingArgs { Part = new ThingPartArgs { Plain = "known", Other = first.Address } }, provider);
        });

        var part = Assert.IsType<PlanMap>(thing.Inputs["part"]);
        Assert.Equal(new PlanScalar("known"), part["plain"]);
        Assert.Same(PlanUnknown.Instance, part["other"]);
    }

    [Fact]
    public async Task Inputs_JsonWithSecret_IsSecretText()
    {
        PlanResource thing = await Sample.ResourceAsync("a", () => Thing("a", new ThingArgs
        {
            Policy = new ThingPartArgs { Plain = Output.CreateSecret("x"), Count = 3 },
        }));

        Assert.Equal(new PlanSecret(new PlanScalar("""{"count":3,"plain":"x"}""")), thing.Inputs["policy"]);
    }

    [Fact]
    public async Task Inputs_EveryKindOfValue_HasTheEnginesForm()
    {
        PlanResource thing = await Sample.ResourceAsync("a", () => Thing("a", new ThingArgs
        {
            Parts = { new ThingPartArgs { Count = 1 }, new ThingPartArgs { Count = 2 } },
            Tags = { ["k"] = "v" },
            SizeOrName = 7,
            Colour = Colour.Red,
        }));

        Assert.Equal(
            """{"colour":"red","parts":[{"count":1},{"count":2}],"sizeOrName":7,"tags":{"k":"v"}}""",
            JsonText.Compact(thing.Inputs));
    }

    [Fact]
    public async Task Dependencies_OfProperties_NameTheProperty()
    {
        PlanResource thing = await Sample.ResourceAsync("b", () =>
        {
            ProviderResource provider = Sample.Provider();
            var first = new Thing("a", new ThingArgs(), new CustomResourceOptions { Provider = provider });
            Thing("b", new ThingArgs { Name = "plain", Part = new ThingPartArgs { Other = first.Address } }, provider);
        });

        const string First = "urn:pulumi:test::sample::thing:index/thing:Thing::a";
        Assert.Equal([First], thing.Dependencies.ToArray());
        Assert.Equal(["part"], thing.PropertyDependencies.Keys);
        Assert.Equal([First], thing.PropertyDependencies["part"].ToArray());
    }

    [Fact]
    public async Task Dependencies_OnComponent_AreItsCustomResources()
    {
        PlanResource thing = await Sample.ResourceAsync("last", () =>
        {
            ProviderResource provider = Sample.Provider();
            var box = new Box("box", new ComponentResourceOptions { Provider = provider }, depth: 1);
            _ = new Thing("last", new ThingArgs(), new CustomResourceOptions { Provider = provider, DependsOn = box });
        });

        Assert.Equal(
            [
                "urn:pulumi:test::sample::sample:index:Box$sample:index:Box$thing:index/thing:Thing::box-inner-thing",
                "urn:pulumi:test::sample::sample:index:Box$thing:index/thing:Thing::box-thing",
            ],
            thing.Dependencies.ToArray());
    }

    [Fact]
    public async Task Providers_Inherited_ReachEveryDepth()
    {
        PlanResource thing = await Sample.ResourceAsync(
            "box-inner-thing",
            () => _ = new Box("box", new ComponentResourceOptions { Providers = { Sample.Provider("mine") } }, depth: 1));

        Assert.Equal($"urn:pulumi:test::sample::pulumi:providers:thing::mine::{PlanUnknown.Sentinel}", thing.Provider);
        Assert.Equal("urn:pulumi:test::sample::sample:index:Box$sample:index:Box::box-inner", thing.Parent);
    }

    [Fact]
    public async Task Providers_None_AreRefusedWhenDefaultsAreDisabled()
    {
        ProgramException fault = await Assert.ThrowsAsync<ProgramException>(() => Sample.PlanAsync(() => _ = new Box("box")));

        string problem = Assert.Single(fault.Messages);
        Assert.Equal(
            "urn:pulumi:test::sample::sample:index:Box$thing:index/thing:Thing::box-thing: "
            + "Default provider for 'thing' disabled. 'thing:index/thing:Thing' must use an explicit provider.",
            problem);
    }

    [Fact]
    public async Task Providers_None_AreDefaultOnesOtherwise()
    {
        PlanDocument plan = await Sample.PlanAsync(() => _ = new Box("box"), disabled: "");

        Assert.Equal($"urn:pulumi:test::sample::pulumi:providers:thing::default::{PlanUnknown.Sentinel}", plan.Resources[^1].Provider);
    }

    [Fact]
    public async Task Urns_Twice_AreRefused()
    {
        ProgramException fault = await Assert.ThrowsAsync<ProgramException>(() => Sample.PlanAsync(() =>
        {
            ProviderResource provider = Sample.Provider();
            Thing("same", new ThingArgs(), provider);
            Thing("same", new ThingArgs(), provider);
        }));

        Assert.Equal(["Duplicate resource URN 'urn:pulumi:test::sample::thing:index/thing:Thing::same'; try giving it a unique name"], fault.Messages);
    }

    [Fact]
    public async Task Preview_LeavesIdsUnknown_SimulationGivesThem()
    {
        static void Program() => Thing("a", new ThingArgs());

        Assert.Null((await Sample.ResourceAsync("a", Program)).Id);
        Assert.NotNull((await Sample.ResourceAsync("a", Program, simulate: true)).Id);
    }

    [Fact]
    public async Task SecretInput_ComesBackAsSecretOutput()
    {
        PlanResource thing = await Sample.ResourceAsync("b", () =>
        {
            ProviderResource provider = Sample.Provider();
            var first = new Thing("a", new ThingArgs { Name = Output.CreateSecret("hidden") }, new CustomResourceOptions { Provider = provider });
            Thing("b", new ThingArgs { Name = first.ChosenName }, provider);
        });

        Assert.Equal(new PlanSecret(new PlanScalar("hidden")), thing.Inputs["name"]);
    }

    [Fact]
    public async Task Failure_MeantForPeople_HasNoStackTrace()
    {
        ProgramException fault = await Assert.ThrowsAsync<ProgramException>(() => Sample.PlanAsync(() => Fail("write ipv6")));

        Assert.Equal(["write ipv6"], fault.Messages);
    }

    private static void Fail(string message) => throw new RunException(message);

    private static void Thing(string name, ThingArgs args, ProviderResource? provider = null) =>
        _ = new Thing(name, args, new CustomResourceOptions { Provider = provider ?? Sample.Provider() });
}
