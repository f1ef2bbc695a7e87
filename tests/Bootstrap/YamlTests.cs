using CalicoIPv6.Bootstrap;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Bootstrap;

public sealed class YamlTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("0600")]
    [InlineData("1.35")]
    [InlineData("1e3")]
    [InlineData("0x1f")]
    [InlineData("012345.0123456789012345")]
    [InlineData("123456.78901234567e8901")]
    [InlineData("1:20:30")]
    [InlineData("2001:10:20:30:40:50:1:2")]
    [InlineData("2026-01-02")]
    [InlineData("")]
    public void Serialize_TextThatLooksLikeSomethingElse_IsQuoted(string text) =>
        Assert.Matches("^value: [\"'].*[\"']\n$", Yaml.Serialize(new Box(text)));

    [Theory]
    [InlineData("v1.35.6")]
    [InlineData("10.96.0.0/16,fd00::/112")]
    [InlineData("unix:///run/containerd/containerd.sock")]
    [InlineData("sha256:00")]
    public void Serialize_OrdinaryText_IsPlain(string text) => Assert.Equal($"value: {text}\n", Yaml.Serialize(new Box(text)));

    [Theory]
    [InlineData("::")]
    [InlineData("fd00::")]
    [InlineData("[fd00::1]:6443")]
    [InlineData("one\ntwo\n")]
    [InlineData("one\n\n  two: # three\n")]
    [InlineData("no line end\nat the end")]
    [InlineData("- not: a list")]
    [InlineData("ends with a space \nwhich a block cannot show\n")]
    public void Serialize_AnyText_ReadsBackAsItWas(string text) =>
        Assert.Equal(text, YamlReader.Documents(Yaml.Serialize(new Box(text))).Single().At("value"));

    [Fact]
    public void Serialize_SeveralLines_AreALiteralBlock() =>
        Assert.Equal("value: |\n  #!/bin/sh\n  echo one\n", Yaml.Serialize(new Box("#!/bin/sh\necho one\n")));

    [Fact]
    public void Serialize_AbsentValue_IsLeftOut() => Assert.Equal("{}\n", Yaml.Serialize(new Box(null)));

    [Fact]
    public void Serialize_SameListTwice_MakesNoAlias()
    {
        string[] list = ["a"];
        Assert.Equal("- - a\n- - a\n", Yaml.Serialize(new[] { list, list }).Replace("  ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void SerializeAll_SeveralDocuments_AreParted()
    {
        string text = Yaml.SerializeAll(new Box("a"), new Box("b"));

        Assert.Equal("value: a\n---\nvalue: b\n", text);
        Assert.Equal(["a", "b"], YamlReader.Documents(text).Select(d => d.At("value")));
        Assert.All(YamlReader.Documents(text), d => Assert.IsType<YamlMappingNode>(d));
    }

    private sealed record Box(string? Value);
}
