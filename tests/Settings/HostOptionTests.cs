using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>What a stack puts on its hosts: mirrors, time servers, the life of the join token.</summary>
public class HostOptionTests
{
    private const string Key = "calico-ipv6:containerdMirrors";

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"quay.io":["https://mirror.example.com","http://[2001:db8::5]:5000/v2/quay.io"],"localhost:5000":["https://a"],"_default":["https://b.example.com:8443/x_y"]}""", 3)]
    public void Accepts_Mirrors(string json, int count) => Assert.Equal(count, Stacks.Read(("containerdMirrors", json)).Cluster.ContainerdMirrors.Count);

    [Fact]
    public void Read_Mirrors_KeepTheirOrder() => Assert.Equal(
        ["https://b.example.com", "https://a.example.com"],
        Stacks.Read(("containerdMirrors", """{"quay.io":["https://b.example.com","https://a.example.com"]}""")).Cluster.ContainerdMirrors["quay.io"].AsEnumerable());

    [Theory]
    [InlineData("""["quay.io"]""", $"{Key} \"[\\\"quay.io\\\"]\": is not an object; write one KEY: [TEXT] a line below it")]
    [InlineData("""{"quay.io":"https://a.example.com"}""", $"{Key}[\"quay.io\"] \"https://a.example.com\": is text where a list is wanted; write [\"https://a.example.com\"]")]
    [InlineData("""{"quay.io":[]}""", $"{Key}[\"quay.io\"] \"[]\": lists no mirror; write a URL, or remove it")]
    [InlineData("""{"quay.io":["mirror.example.com"]}""", $"{Key}[\"quay.io\"][0] \"mirror.example.com\": has no scheme; write https://mirror.example.com")]
    [InlineData("""{"quay.io":["https://mirror.example.com/"]}""", $"{Key}[\"quay.io\"][0] \"https://mirror.example.com/\": ends in a slash; write https://mirror.example.com")]
    [InlineData("""{"quay.io":["ftp://mirror.example.com"]}""", $"{Key}[\"quay.io\"][0] \"ftp://mirror.example.com\": is not a URL as http[s]://HOST[:PORT][/PATH] in lower case; write https://mirror.example.com for example")]
    [InlineData("""{"quay.io":["https://me:word@mirror.example.com"]}""", $"{Key}[\"quay.io\"][0] \"https://me:word@mirror.example.com\": may hold a password, which every host would show; write it without, and let the mirror know hosts by their addresses")]
    [InlineData("""{"https://quay.io":["https://a.example.com"]}""", $"{Key}[\"https://quay.io\"]: does not name a registry as HOST[:PORT]; write quay.io or _default for example")]
    [InlineData("""{"../x":["https://a.example.com"]}""", $"{Key}[\"../x\"]: does not name a registry as HOST[:PORT]; write quay.io or _default for example")]
    [InlineData("""{"[2001:db8::1]:5000":["https://a.example.com"]}""", $"{Key}[\"[2001:db8::1]:5000\"]: names an IPv6 address, which names of images do not take everywhere; write a DNS name that leads to it")]
    public void Rejects_Mirrors(string json, string message) =>
        Assert.Equal([message.Replace("\\\"", "\"", StringComparison.Ordinal)], Problems(("containerdMirrors", json)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rejects_MoreThanUserDataHolds(int controlPlanes)
    {
        string mirrors = string.Join(',', Enumerable.Range(0, 400).Select(i => $"\"https://{Guid.NewGuid():N}.example.com\""));

        string problem = Assert.Single(Problems(("controlPlanes", $"{controlPlanes}"), ("containerdMirrors", $$"""{"quay.io":[{{mirrors}}]}""")));
        Assert.Matches($"^{Key}: makes the hosts' user data [0-9]{{5}} bytes long, compressed, and EC2 takes 16384; write less$", problem);
    }

    [Fact]
    public void Accepts_MirrorsThatFitWithEverythingElse()
    {
        string mirrors = string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"https://{Guid.NewGuid():N}.example.com/v2/quay.io\""));

        Stacks.Read(
            ("controlPlanes", "3"), ("containerdMirrors", $$"""{"quay.io":[{{mirrors}}]}"""), ("ntpServers", """["ntp.example.com"]"""),
            ("sshPublicKey", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com"));
    }

    [Theory]
    [InlineData("ipv4", "", "169.254.169.123")]
    [InlineData("dualstack", "ipv4", "169.254.169.123 fd00:ec2::123")]
    [InlineData("dualstack", "ipv6", "fd00:ec2::123 169.254.169.123")]
    public void Read_NoTimeServers_AreTheCloudsOwn(string mode, string primary, string servers) =>
        Assert.Equal(servers, string.Join(' ', Stacks.Read(("mode", mode), ("primaryFamily", primary)).Cluster.NtpServers));

    [Theory]
    [InlineData("ntp.example.com")]
    [InlineData("192.0.2.123")]
    [InlineData("2001:db8::123")]
    public void Accepts_TimeServer(string server) => Assert.Equal([server], Stacks.Read(("ntpServers", $"[\"{server}\"]")).Cluster.NtpServers.AsEnumerable());

    [Theory]
    [InlineData("ntp example")]
    [InlineData("ntp.example.com iburst")]
    [InlineData("2001:DB8::1")]
    [InlineData("010.0.0.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("")]
    public void Rejects_TimeServer(string server) => With(("ntpServers", $"[\"{server}\"]")).IsRejected(
        $"calico-ipv6:ntpServers[0] \"{server}\": is neither a DNS name nor an IP address in canonical form; write ntp.example.com or 2001:db8::123 for example");

    [Theory]
    [InlineData("25", 25)]
    [InlineData("8760", 8760)]
    public void Accepts_JoinTokenHours(string text, int hours) => Assert.Equal(hours, Stacks.Read(("joinTokenHours", text)).Cluster.JoinTokenHours);

    // A token of a day would be made anew by every update.
    [Theory]
    [InlineData("24")]
    [InlineData("8761")]
    [InlineData("0")]
    public void Rejects_JoinTokenHours(string text) => With(("joinTokenHours", text)).IsRejected(
        $"calico-ipv6:joinTokenHours \"{text}\": is not a whole number from 25 to 8760; write 168 for example");

    private static IEnumerable<string> Problems(params (string, string?)[] values) =>
        Assert.Throws<Configuration.ConfigurationException>(() => StackSettings.Read(With(values))).Problems.Select(p => p.ToString());
}
