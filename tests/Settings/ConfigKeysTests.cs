using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Infra.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Pulumi.yaml, which the CLI reads, and <see cref="ConfigKeys"/>, which the program reads, say the same.</summary>
public class ConfigKeysTests
{
    private static readonly YamlMappingNode Project = Load("Pulumi.yaml");

    [Fact]
    public void Schema_InPulumiYaml_IsTheTable()
    {
        IEnumerable<string> written = Map(Project["config"]).Select(entry => Line(
            Scalar(entry.Key), TypeOf(Map(entry.Value)), Map(entry.Value).Children.TryGetValue("default", out YamlNode? value) ? Text(value) : null, Scalar(entry.Value["description"])));
        Assert.Equal(ConfigKeys.Own.Select(k => Line(k.Name, k.Type, k.Default, k.Description)), written);
    }

    // The CLI checks a default against its type before anything else (pulumi/pulumi sdk/go/common/workspace/project.go, Validate).
    [Fact]
    public void Defaults_InPulumiYaml_HaveTheirType()
    {
        foreach ((YamlNode key, YamlNode declaration) in Map(Project["config"]))
        {
            if (Map(declaration).Children.TryGetValue("default", out YamlNode? value))
            {
                ConfigType type = TypeOf(Map(declaration));
                bool isQuoted = value is YamlScalarNode { Style: ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted };
                Assert.True(isQuoted == (type == ConfigType.Text), $"{key}: quotes make text, and only text");
                Assert.Equal(type is ConfigType.Texts or ConfigType.Objects, value is YamlSequenceNode);
                Assert.Equal(type is ConfigType.Map, value is YamlMappingNode);
            }
        }
    }

    [Fact]
    public void Project_InPulumiYaml_RunsTheProgram()
    {
        Assert.Equal("calico-ipv6", Scalar(Project["name"]));
        Assert.Equal("dotnet", Scalar(Project["runtime"]));
        Assert.Equal("infra/", Scalar(Project["main"]));
    }

    [Fact]
    public void Keys_OfAddresses_ComeInTheOrderOfTheirRules() =>
        Assert.Equal(AddressKeys.InOrder, ConfigKeys.Own.Select(k => k.Name).Where(AddressKeys.InOrder.Contains));

    [Fact]
    public void Stack_Dev_IsASmallDualStackCluster()
    {
        Dictionary<string, string> values = Map(Load("Pulumi.dev.yaml")["config"]).ToDictionary(e => Scalar(e.Key), e => Text(e.Value));
        Assert.Equal("""["*"]""", values["pulumi:disable-default-providers"]);
        StackSettings settings = StackSettings.Read(new("calico-ipv6", "dev", values, new HashSet<string>()));
        Assert.Equal((StackMode.DualStack, CloudProvider.Aws, "eu-west-1", 1), (settings.Addresses.Mode, settings.Provider, settings.Aws?.Region, settings.Addresses.Zones));
        Assert.Equal(["dev-control-plane-0", "dev-worker-0", "dev-worker-1"], settings.Cluster.Hosts.Select(h => h.Name));
    }

    [Fact]
    public void Stack_OpenStack_IsASmallDualStackCluster()
    {
        Dictionary<string, string> values = Map(Load("Pulumi.openstack.yaml")["config"]).ToDictionary(e => Scalar(e.Key), e => Text(e.Value));
        Assert.Equal("""["*"]""", values["pulumi:disable-default-providers"]);
        StackSettings settings = StackSettings.Read(new("calico-ipv6", "openstack", values, new HashSet<string>()));
        Assert.Equal((StackMode.DualStack, CloudProvider.OpenStack, "openstack"), (settings.Addresses.Mode, settings.Provider, settings.OpenStack?.Cloud));
        Assert.Equal(["openstack-control-plane-0", "openstack-worker-0", "openstack-worker-1"], settings.Cluster.Hosts.Select(h => h.Name));
    }

    private static string Line(string name, ConfigType type, string? text, string description) => $"{name} | {type} | {text ?? "(required)"} | {description}";

    private static ConfigType TypeOf(YamlMappingNode declaration) => (Scalar(declaration["type"]), declaration.Children.TryGetValue("items", out YamlNode? items) ? Scalar(items["type"]) : null) switch
    {
        ("string", null) => ConfigType.Text,
        ("integer", null) => ConfigType.Number,
        ("boolean", null) => ConfigType.Boolean,
        ("array", "string") => ConfigType.Texts,
        ("array", "object") => ConfigType.Objects,
        ("object", null) => ConfigType.Map,
        var other => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"no such type: {other}")),
    };

    // As the CLI hands it to the program: text as it is, a list as JSON.
    private static string Text(YamlNode node) => node switch
    {
        YamlSequenceNode list => JsonSerializer.Serialize(list.Select(Scalar)),
        YamlMappingNode map => JsonSerializer.Serialize(map.ToDictionary(e => Scalar(e.Key), e => Scalar(e.Value))),
        _ => Scalar(node),
    };

    private static string Scalar(YamlNode node) => Assert.IsType<YamlScalarNode>(node).Value ?? "";

    private static YamlMappingNode Map(YamlNode node) => Assert.IsType<YamlMappingNode>(node);

    private static YamlMappingNode Load(string file, [CallerFilePath] string here = "")
    {
        using StreamReader reader = File.OpenText(Path.Combine(Path.GetDirectoryName(here) ?? "", "..", "..", file));
        YamlStream yaml = [];
        yaml.Load(reader);
        return Map(yaml.Documents[0].RootNode);
    }
}
