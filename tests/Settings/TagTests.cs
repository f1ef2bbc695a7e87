using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class TagTests
{
    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"team":"network","cost-centre":"","a/b:c @d":"ä +-=._:/@"}""", 3)]
    public void Accepts_Tags(string json, int count) => Assert.Equal(count, Stacks.Read(("tags", json)).Cluster.Tags.Count);

    [Fact]
    public void Accepts_LongestAndMost()
    {
        Assert.Single(Read(new string('k', 128), new string('t', 256)).Cluster.Tags);
        Assert.Equal(46, Stacks.Read(("tags", Json(46))).Cluster.Tags.Count);
    }

    [Fact]
    public void Rejects_TooMany() => With(("tags", Json(47))).IsRejected(
        "calico-ipv6:tags: has 47 tags, and with the project's own four AWS takes 46; remove some");

    [Fact]
    public void Rejects_TooLong()
    {
        string key = new('k', 129);
        With(("tags", $$"""{"{{key}}":"x"}""")).IsRejected($"calico-ipv6:tags[\"{key}\"] \"x\": has a key that is not 1 to 128 characters long; write another key");
        string text = new('t', 257);
        With(("tags", $$"""{"k":"{{text}}"}""")).IsRejected($"calico-ipv6:tags[\"k\"] \"{text}\": is longer than 256 characters; shorten it");
    }

    [Theory]
    [InlineData("[]", " \"[]\": is not an object; write one KEY: TEXT a line below it")]
    [InlineData("team=network", " \"team=network\": is not an object; write one KEY: TEXT a line below it")]
    [InlineData("""{"team":7}""", "[\"team\"] \"7\": is a number where text is wanted; write text, in quotes where it looks like something else")]
    [InlineData("""{"\ud800":"x"}""", " \"x\": has a field whose name is no text; remove it")]
    [InlineData("""{"AWS:x":"y"}""", "[\"AWS:x\"] \"y\": has a key that starts with aws:, which AWS keeps for itself; write another key")]
    [InlineData("""{"Name":"y"}""", "[\"Name\"] \"y\": has a key that this project sets itself; remove it")]
    [InlineData("""{"calico-ipv6:stack":"y"}""", "[\"calico-ipv6:stack\"] \"y\": has a key that this project sets itself; remove it")]
    [InlineData("""{"":"y"}""", "[\"\"] \"y\": has a key that is not 1 to 128 characters long; write another key")]
    [InlineData("""{"a":"x;y"}""", "[\"a\"] \"x;y\": has characters that AWS does not take everywhere; write letters, digits, spaces and + - = . _ : / @")]
    [InlineData("""{" a":"x"}""", "[\" a\"] \"x\": has a key with spaces around it; write it without")]
    public void Rejects_Tags(string json, string message) => With(("tags", json)).IsRejected($"calico-ipv6:tags{message}");

    private static StackSettings Read(string key, string text) => Stacks.Read(("tags", $$"""{"{{key}}":"{{text}}"}"""));

    private static string Json(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\":\"x\""))}}}";
}
