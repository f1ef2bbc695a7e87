using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class ComponentTests
{
    private readonly Run _run = new(args => args.Inputs.SetItem("arn", $"arn:{args.Name}"));

    [Fact]
    public async Task Component_IsSeenByTheMocks_AndTheStackIsNot()
    {
        await _run.Of(() => _ = new Box("box"));
        Assert.Equal(["box", "box-inner"], _run.Order.Order());
        Assert.Equal("test:index:Box", _run.Args("box").Type);
        Assert.Empty(_run.Inputs("box"));
    }

    [Fact]
    public async Task RegisterOutputs_WithoutArguments_RegistersAssignedOutputProperties()
    {
        await _run.Of(() => _ = new Box("box"));
        ImmutableDictionary<string, Output<object?>> outputs = _run.RegisteredOutputs("::box");
        Assert.Equal(["arn"], outputs.Keys);
        Assert.Equal("arn:box-inner", await OutputUtilities.GetValueAsync(outputs["arn"]));
    }

    [Fact]
    public async Task RegisterOutputs_OfUnknownsAndSecrets_KeepsThem()
    {
        await _run.Of(() => _ = new Registering("r", new Dictionary<string, object?>
        {
            ["unknown"] = OutputUtilities.CreateUnknown(""),
            ["secret"] = Output.CreateSecret("s"),
            ["plain"] = 1,
            ["nothing"] = null,
        }));
        ImmutableDictionary<string, Output<object?>> outputs = _run.RegisteredOutputs("::r");
        Assert.False(await OutputUtilities.GetIsKnownAsync(outputs["unknown"]));
        Assert.True(await Output.IsSecretAsync(outputs["secret"]));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(outputs["secret"]));
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(outputs["plain"]));
        Assert.False(outputs.ContainsKey("nothing"));
    }

    [Fact]
    public async Task Output_OfALocalComponent_IsNullUntilAssigned()
    {
        Box? box = null;
        await _run.Of(() => { box = new Box("box"); });
        Assert.Null(box!.Unassigned);
    }

    [Fact]
    public async Task Stack_WithOutputs_RegistersThem()
    {
        ImmutableArray<Resource> resources = await Deployment.TestAsync<GoodStack>(_run.Mocks.Object, Run.Update);
        Assert.Equal("project-stack", Assert.Single(resources.OfType<GoodStack>()).GetResourceName());
        Assert.Equal("arn:a", await OutputUtilities.GetValueAsync(_run.RegisteredOutputs("::project-stack")["thingArn"]));
    }

    [Fact]
    public async Task Stack_WithAnUnassignedOutput_Fails()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<BadStack>(_run.Mocks.Object, Run.Update));
        Environment.ExitCode = 0;
        Assert.Equal("Output(s) 'Vpc' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.", failure.Message);
    }

    [Fact]
    public async Task Transformation_OfTheStack_SeesEveryResourceAfterItsOwn()
    {
        Watching.Seen.Clear();
        await Deployment.TestAsync<Watching>(_run.Mocks.Object, Run.Update);
        Assert.Contains("stack pulumi:pulumi:Stack project-stack", Watching.Seen);
        Assert.Contains("stack test:index:Box box", Watching.Seen);
        Assert.Equal(["own test:index/thing:Thing a", "stack test:index/thing:Thing a"], Watching.Seen.Where(seen => seen.EndsWith(" a", StringComparison.Ordinal)));
        Assert.Equal("changed", _run.Inputs("a")["name"]);
    }

    [Fact]
    public async Task Transformation_BeforeRegistration_SeesTheCallersParent()
    {
        var parents = new List<Resource?>();
        ResourceTransformation watch = args =>
        {
            parents.Add(args.Options.Parent);
            return null;
        };
        await _run.Of(() => _ = new Thing("a", null, new CustomResourceOptions { ResourceTransformations = { watch } }));
        Assert.Null(Assert.Single(parents));
    }

    [Fact]
    public async Task Transformation_ChangingTheParent_Fails()
    {
        ResourceTransformation adopt = args => new ResourceTransformationResult(args.Args, new CustomResourceOptions { Parent = args.Resource });
        Exception failure = await _run.Failure(() => _ = new Thing("a", null, new CustomResourceOptions { ResourceTransformations = { adopt } }));
        Assert.Contains("Transformations cannot currently be used to change the 'parent' of a resource.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_OfOptions_TakesTheSecondAndAppendsLists()
    {
        await _run.Of(() =>
        {
            CustomResourceOptions merged = CustomResourceOptions.Merge(
                new() { Protect = true, Version = "1", IgnoreChanges = { "a" }, Aliases = { new Alias { Name = "old" } } },
                new() { Version = "2", IgnoreChanges = { "b" } });
            Assert.True(merged.Protect);
            Assert.Equal("2", merged.Version);
            Assert.Equal(["a", "b"], merged.IgnoreChanges);
            Assert.Single(merged.Aliases);
            ThingProvider first = new("p1"), second = new("p2");
            Assert.Equal([second], ComponentResourceOptions.Merge(new() { Providers = { first } }, new() { Providers = { second } }).Providers);
        });
    }

    private sealed class Registering : ComponentResource
    {
        public Registering(string name, IDictionary<string, object?> outputs) : base("test:index:Registering", name) => RegisterOutputs(outputs);
    }

    private sealed class GoodStack : Stack
    {
        public GoodStack() => Arn = new Thing("a").Arn;

        [Output("thingArn")]
        public Output<string> Arn { get; set; }
    }

    private sealed class BadStack : Stack
    {
        [Output]
        public Output<string>? Vpc { get; set; }
    }

    private sealed class Watching : Stack
    {
        public Watching() : base(new StackOptions { ResourceTransformations = { args => Note("stack", args) } })
        {
            _ = new Box("box");
            _ = new Thing("a", null, new CustomResourceOptions { ResourceTransformations = { Change } });
        }

        public static List<string> Seen { get; } = [];

        private static ResourceTransformationResult? Change(ResourceTransformationArgs args)
        {
            Note("own", args);
            return new ResourceTransformationResult(new ThingArgs { Name = "changed" }, args.Options);
        }

        private static ResourceTransformationResult? Note(string who, ResourceTransformationArgs args)
        {
            Seen.Add($"{who} {args.Resource.GetResourceType()} {args.Resource.GetResourceName()}");
            return null;
        }
    }
}
