using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Tests.Preview;

public sealed class StackFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stack-file").FullName;

    public StackFileTests() => Write(
        "Pulumi.yaml",
        "name: sample\nconfig:\n  size: {type: integer, default: 3}\n  aws:region: {value: eu-west-1}\n  shape: {type: string}\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("key: text", "sample:key", "text")]
    [InlineData("sample:key: true", "sample:key", "true")]
    [InlineData("other:key: 007", "other:key", "007")]
    [InlineData("sample:config:key: 1.5", "sample:key", "1.5")]
    [InlineData("key:", "sample:key", "")]
    [InlineData("key: [1, yes, '2', null, true, 1.5]", "sample:key", """[1,"yes","2",null,true,1.5]""")]
    [InlineData("key: {b: [x], a: {c: 1}}", "sample:key", """{"a":{"c":1},"b":["x"]}""")]
    [InlineData("size: 5", "sample:size", "5")]
    [InlineData("key: x", "sample:size", "3")]
    [InlineData("key: x", "aws:region", "eu-west-1")]
    public void Accepts_Value(string line, string key, string expected) =>
        Assert.Equal(expected, Read($"config:\n  {line}\n").Values[key]);

    [Theory]
    [InlineData("config: [1]", "Pulumi.dev.yaml: config: is not a map of keys to values; write one `key: value` a line below it")]
    [InlineData("config: text", "Pulumi.dev.yaml: config \"text\": is not a map of keys to values; write one `key: value` a line below it")]
    [InlineData("- config", "Pulumi.dev.yaml: is not a map of keys to values; write keys such as `config:` at the left margin")]
    [InlineData("config:\n  a:b:c:d: 1", "Pulumi.dev.yaml: config \"a:b:c:d\": is not a configuration key; write NAMESPACE:NAME, such as sample:mode")]
    [InlineData("config:\n  a: 1\n  sample:a: 2", "sample:a \"sample:a\": stands in Pulumi.dev.yaml twice; remove one of them")]
    public void Rejects_Malformed(string yaml, string expected) =>
        Assert.Equal(expected, Assert.Throws<ConfigurationException>(() => Read(yaml)).Message);

    [Theory]
    [InlineData("config:\n  a: [1\n", "line 3, column 1")]
    [InlineData("config:\n\ta: 1", "line 2, column 1")]
    [InlineData("config:\n  a: 1\n  a: 2", "line 3, column 3")]
    public void Rejects_BrokenYaml_WithItsPlace(string yaml, string place)
    {
        string message = Assert.Throws<ConfigurationException>(() => Read(yaml)).Message;

        Assert.StartsWith($"Pulumi.dev.yaml: is not valid YAML at {place}", message, StringComparison.Ordinal);
        Assert.EndsWith("; correct the file there", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Rejects_StackThatDoesNotExist_ListingThoseThatDo()
    {
        Write("Pulumi.b.yaml", "");
        Write("Pulumi.a.yaml", "");

        Assert.Equal(
            "--stack \"prod\": has no file Pulumi.prod.yaml in the project; write one of a, b",
            Assert.Throws<ConfigurationException>(() => StackFile.Read(new ProjectFolder(_folder), "prod", null)).Message);
    }

    [Theory]
    [InlineData("../dev")]
    [InlineData("")]
    public void Rejects_StackThatIsNoName(string stack) =>
        Assert.Throws<ConfigurationException>(() => StackFile.Read(new ProjectFolder(_folder), stack, null));

    [Fact]
    public void Rejects_ConfigFileThatDoesNotExist() => Assert.Equal(
        "--config-file \"nowhere.yaml\": does not exist; name a file that can be read",
        Assert.Throws<ConfigurationException>(() => StackFile.Read(new ProjectFolder(_folder), "dev", "nowhere.yaml")).Message);

    [Theory]
    [InlineData("key: {secure: AAABAKx}")]
    [InlineData("key: [{secure: AAABAKx}, plain]")]
    public void Secret_IsKnownAsSecret_ButHasNoValue(string line)
    {
        ConfigValues config = Read($"config:\n  {line}\n");

        Assert.DoesNotContain("sample:key", config.Values.Keys);
        Assert.Contains("sample:key", config.SecretKeys);
        Assert.True(StackFile.Shown(config)["sample:key"]!.HasSecret);
    }

    [Fact]
    public void Folder_IsFoundFromBelow()
    {
        string below = Directory.CreateDirectory(Path.Combine(_folder, "a", "b")).FullName;

        Assert.Equal(_folder, ProjectFolder.Find(below).Path);
    }

    private ConfigValues Read(string yaml)
    {
        Write("Pulumi.dev.yaml", yaml);
        return StackFile.Read(new ProjectFolder(_folder), "dev", null);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
