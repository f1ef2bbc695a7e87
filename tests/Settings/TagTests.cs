using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class TagTests
{
    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"team":"network","cost-centre":"","a/b:c @d":"ä +-=._:/@"}""", 3)]
    public void Accepts_Tags(string json, int count) => Assert.Equal(count, Stacks.Read(("tags", json)).Cluster.Tags.Count);

    [Theory]
    [InlineData("team=network", " \"team=network\": is not an object; write one KEY: TEXT a line below it")]
    [InlineData("""{"\ud800":"x"}""", " \"x\": has a field whose name is no text; remove it")]
    [InlineData("""{"AWS:x":"y"}""", "[\"AWS:x\"] \"y\": has a key that starts with aws:, which AWS keeps for itself; write another key")]
    [InlineData("""{"calico-ipv6:stack":"y"}""", "[\"calico-ipv6:stack\"] \"y\": has a key that this project sets itself; remove it")]
    [InlineData("""{"":"y"}""", "[\"\"] \"y\": has a key that is not 1 to 128 characters long; write another key")]
    public void Rejects_Tags(string json, string message) => With(("tags", json)).IsRejected($"calico-ipv6:tags{message}");
}
