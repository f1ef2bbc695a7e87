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
    [InlineData("confg", "is not a key of a stack file; did you mean config?")]
    [InlineData("Config", "is not a key of a stack file; did you mean config?")]
    [InlineData("secretsProvider", "is not a key of a stack file; did you mean secretsprovider?")]
    [InlineData("encryptionSalt", "is not a key of a stack file; did you mean encryptionsalt?")]
    [InlineData("encryptedKeys", "is not a key of a stack file; did you mean encryptedkey?")]
    [InlineData("environments", "is not a key of a stack file; did you mean environment?")]
    [InlineData("mode", "stands at the left margin, where no configuration is read; indent it below the line `config:`")]
    [InlineData("sample:mode", "stands at the left margin, where no configuration is read; indent it below the line `config:`")]
    [InlineData("aws:region", "stands at the left margin, where no configuration is read; indent it below the line `config:`")]
    public void Rejects_TopLevelKey(string key, string expected) => Assert.Equal(
        $"Pulumi.dev.yaml \"{key}\": {expected}", Assert.Throws<ConfigurationException>(() => Read($"{key}: x\n")).Message);

    // The CLI's own five, and what is like none of them: it changes nothing, and may hold what aliases repeat.
    [Theory]
    [InlineData("config: {}")]
    [InlineData("environment: [common]")]
    [InlineData("secretsprovider: passphrase")]
    [InlineData("encryptedkey: AAAA")]
    [InlineData("encryptionsalt: v1:AAAA")]
    [InlineData("x-common: &common [1]")]
    public void Accepts_TopLevelKey(string line) => Read($"{line}\n");

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

    [Theory]
    [InlineData("config:\n  a: [1\n  b: }\n", "is not valid YAML after line 2, column 6: it cannot be parsed; correct the file there")]
    [InlineData("config: &a\n  x: *a\n", "has at line 2, column 6 the alias *a, and no value before it is named &a; write the value itself")]
    [InlineData("config:\n  a: &x [*y]\n  b: &y [*x]", "has at line 2, column 10 the alias *y, and no value before it is named &y; write the value itself")]
    [InlineData("config:\n  a: [{? [a] : b}]", "has at line 2, column 10 a list or map as a key; write a text before the colon")]
    [InlineData("config:\n  a: &x [1]\n  *x : 1", "has at line 3, column 3 a list or map as a key; write a text before the colon")]
    [InlineData("config:\n  a: !!binary aGk=", "has at line 2, column 6 a tag (such as !!binary); write the value without it")]
    [InlineData("config:\n  a: 1\0\n  b: 2", "is not valid YAML at line 2, column 7: a control character (U+0000); correct the file there")]
    [InlineData("config:\n---\nconfig:", "has more than one document; remove the lines with ---")]
    public void Rejects_WhatNoConfigurationHolds(string yaml, string expected) =>
        Assert.Equal($"Pulumi.dev.yaml: {expected}", Assert.Throws<ConfigurationException>(() => Read(yaml)).Message);

    [Fact]
    public void Rejects_DeepYaml() => Assert.Equal(
        "Pulumi.dev.yaml: has at line 2, column 68 more than 64 lists and maps inside each other; write it flatter",
        Assert.Throws<ConfigurationException>(() => Read($"config:\n  a: {new string('[', 100_000)}")).Message);

    [Theory]
    [InlineData("[*l{0}, *l{0}, *l{0}]", 40, "more than 100000 values, with those that aliases repeat; write fewer")]
    [InlineData("[*l{0}]", 70, "more than 64 lists and maps inside each other; write it flatter")]
    public void Rejects_AliasesThatGrow(string line, int count, string expected)
    {
        IEnumerable<string> lines = Enumerable.Range(0, count).Select(i => $"  l{i + 1}: &l{i + 1} {line.Replace("{0}", $"{i}", StringComparison.Ordinal)}\n");
        string message = Assert.Throws<ConfigurationException>(() => Read($"config:\n  l0: &l0 lol\n{string.Concat(lines)}")).Message;

        Assert.EndsWith(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepts_Alias() => Assert.Equal("[[1],[1]]", Read("config:\n  a: &x [1]\n  b: [*x, *x]\n").Values["sample:b"]);

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xFF })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', (byte)':', (byte)' ', 0xFF })]
    public void Rejects_TextThatIsNotUtf8(byte[] text)
    {
        File.WriteAllBytes(Path.Combine(_folder, "Pulumi.dev.yaml"), text);

        Assert.Equal(
            "Pulumi.dev.yaml: is not text in UTF-8; save it as UTF-8",
            Assert.Throws<ConfigurationException>(() => StackFile.Read(new ProjectFolder(_folder), "dev", null)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void Rejects_ConfigFileThatIsNoFile(string file) => Assert.Equal(
        $"--config-file \"{file}\": cannot be read; name a file that can be read",
        Assert.Throws<ConfigurationException>(() => StackFile.Read(new ProjectFolder(_folder), "dev", file)).Message);

    [Theory]
    [InlineData("config: {}", "Pulumi.yaml: has no project name; write `name: calico-ipv6`")]
    [InlineData("name: [a]", "Pulumi.yaml: has no project name; write `name: calico-ipv6`")]
    [InlineData("name: *a", "Pulumi.yaml: has at line 1, column 7 the alias *a, and no value before it is named &a; write the value itself")]
    public void Rejects_BrokenProject(string yaml, string expected)
    {
        Write("Pulumi.yaml", yaml);

        Assert.Equal(expected, Assert.Throws<ConfigurationException>(() => Read("")).Message);
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
