using System.Text.Json;
using Pulumi;

namespace CalicoIPv6.Tests.Sdk;

[Collection("Deployment")]
public sealed class ConfigTests : IDisposable
{
    private static readonly JsonSerializerOptions CaseInsensitive = new() { PropertyNameCaseInsensitive = true };

    private readonly Run _run = new();

    public ConfigTests() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["project:mode"] = "ipv6",
        ["project:workers"] = "3",
        ["project:ratio"] = "0.5",
        ["project:bgp"] = "true",
        ["project:yes"] = "yes",
        ["project:cidrs"] = """["fd00::/64"]""",
        ["project:pool"] = """{"Name":"a","name":"b"}""",
        ["project:broken"] = "{",
        ["aws:config:region"] = "eu-central-1",
    }));

    public void Dispose() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);

    [Fact]
    public async Task Config_OfEachType_IsParsed()
    {
        await _run.Of(() =>
        {
            var config = new Config();
            Assert.Equal("ipv6", config.Require("mode"));
            Assert.Equal(3, config.RequireInt32("workers"));
            Assert.Equal(0.5, config.GetDouble("ratio"));
            Assert.True(config.GetBoolean("bgp"));
            Assert.Equal(["fd00::/64"], config.RequireObject<string[]>("cidrs"));
            Assert.Equal("eu-central-1", new Config("aws").Get("region"));
        });
    }

    [Fact]
    public async Task Config_ThatIsNotThere_IsNull()
    {
        await _run.Of(() =>
        {
            var config = new Config();
            Assert.Null(config.Get("zz"));
            Assert.Null(config.GetInt32("zz"));
            Assert.Null(config.GetBoolean("zz"));
            Assert.Null(config.GetObject<string[]>("zz"));
            Assert.Null(config.GetSecret("zz"));
        });
    }

    [Fact]
    public async Task Config_RequiredAndMissing_SaysHowToSetIt()
    {
        Exception failure = await _run.Failure(() => new Config().Require("zz"));
        Assert.Equal("Missing Required configuration variable 'project:zz'\n\tplease set a value using the command `pulumi config set project:zz <value>`", failure.Message);
    }

    [Fact]
    public async Task Config_OfTheWrongType_SaysWhichValue()
    {
        Exception number = await _run.Failure(() => new Config().RequireInt32("mode"));
        Assert.Equal("Configuration 'project:mode' value 'ipv6' is not a valid Int32", number.Message);
        Exception flag = await _run.Failure(() => new Config().GetBoolean("yes"));
        Assert.Equal("Configuration 'project:yes' value 'yes' is not a valid Boolean", flag.Message);
        Exception json = await _run.Failure(() => new Config().GetObject<string[]>("broken"));
        Assert.Equal("Configuration 'project:broken' value '{' is not a valid System.String[]", json.Message);
    }

    [Fact]
    public async Task ConfigObject_PropertyNames_AreCaseSensitiveUnlessAsked()
    {
        await _run.Of(() =>
        {
            var config = new Config();
            Assert.Equal("a", config.RequireObject<Pool>("pool").Name);
            Assert.Equal("b", config.RequireObject<Pool>("pool", CaseInsensitive).Name);
        });
    }

    [Fact]
    public async Task ConfigSecret_OfAnyType_IsASecretOutput()
    {
        Resolved<int> result = await _run.Resolve(() => new Config().RequireSecretInt32("workers"));
        Assert.Equal(3, result.Value);
        Assert.True(result.IsSecret);
        Assert.True((await _run.Resolve(() => new Config().GetSecretObject<string[]>("cidrs")!)).IsSecret);
    }

    private sealed record Pool
    {
        public string Name { get; init; } = "";
    }
}
