using CalicoIPv6.SdkGenerator;
using CalicoIPv6.SdkGenerator.Model;
using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.Tests.Sdk;

public sealed class TypingsTests
{
    private static readonly TypeMapper Mapper = new(new Names(new ProviderManifest { Namespace = "Pulumi.Aws" }), new Dictionary<string, string>());

    [Theory]
    [InlineData("pulumi.Input<string | undefined>", "Scalar string")]
    [InlineData("pulumi.Input<string | Role>", "Scalar string")]
    [InlineData("pulumi.Input<\"v1\" | undefined>", "Scalar string")]
    [InlineData("pulumi.Input<pulumi.Input<number>[] | undefined>", "List int")]
    [InlineData("pulumi.Input<{ [key: string]: pulumi.Input<pulumi.Input<string>[]>; }>", "Map ImmutableArray<string>")]
    [InlineData("pulumi.Input<string | enums.ec2.Tenancy>", "Scalar Union<string, Pulumi.Aws.Ec2.Tenancy>")]
    [InlineData("pulumi.Input<inputs.ec2.InstanceVolume>", "Scalar Pulumi.Aws.Ec2.Inputs.InstanceVolumeArgs")]
    public void Map_OfAnInputType_IsTheOneOfThePublishedPackages(string typeScript, string expected)
    {
        MappedType mapped = Mapper.Map(TsParser.ParseType(typeScript), Side.Args);

        Assert.Equal(expected, $"{mapped.Container} {mapped.Text}");
    }

    [Fact]
    public void Map_OfAnEnumOutput_IsItsString()
    {
        MappedType mapped = Mapper.Map(TsParser.ParseType("pulumi.Output<string | enums.ec2.Tenancy>"), Side.Output);

        Assert.Equal("string", mapped.Text);
    }

    [Fact]
    public void Read_OfAScript_TellsSecretsDefaultsAndConstants()
    {
        JsFacts facts = JsFacts.Read("""
            static __pulumiType = 'aws:ssm/parameter:Parameter';
            resourceInputs["kind"] = "Secret";
            resourceInputs["value"] = args?.value ? pulumi.secret(args.value) : undefined;
            resourceInputs["description"] = (args?.description) ?? "Managed by Pulumi";
            resourceInputs["insecure"] = pulumi.output((_e = (args ? args.insecure : undefined)) !== null && _e !== void 0 ? _e : utilities.getEnvBoolean("OS_INSECURE")).apply(JSON.stringify);
            """);

        Assert.Equal("aws:ssm/parameter:Parameter", facts.Token);
        Assert.Equal(["value"], facts.SecretInputs);
        Assert.Equal("Secret", facts.Constants["kind"]);
        Assert.Equal("\"Managed by Pulumi\"", facts.Defaults["description"]);
        Assert.Equal("utilities.getEnvBoolean(\"OS_INSECURE\")", facts.Defaults["insecure"]);
        Assert.Equal(["insecure"], facts.JsonInputs);
    }

    [Fact]
    public void Apply_WithAnOverrideThatFindsNothing_TellsIt()
    {
        Overrides overrides = new([new Override { At = ["ec2.Vpc.gone"], Drop = true }]);

        overrides.Apply("ec2.Vpc", "VpcArgs", Side.Args, [new TsProperty("cidrBlock", TsParser.ParseType("string"), Optional: true)]);

        Assert.Equal(["ec2.Vpc.gone"], overrides.Unused);
    }

    [Fact]
    public void Apply_WithAPropertyNamedLikeItsClass_NeedsAnOverride()
    {
        TsProperty policy = new("policy", TsParser.ParseType("string"), Optional: false);

        Assert.Throws<InvalidOperationException>(() => new Overrides([]).Apply("iam.Policy", "Policy", Side.Output, [policy]));
        Property renamed = Assert.Single(
            new Overrides([new Override { At = ["iam.Policy.policy"], Name = "PolicyDocument" }]).Apply("iam.Policy", "Policy", Side.Output, [policy]));
        Assert.Equal("PolicyDocument", renamed.Name);
    }
}
