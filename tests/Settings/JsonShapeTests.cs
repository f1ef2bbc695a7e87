using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>JSON of another shape than the wanted one is a person's mistake like any other: a named problem, never an exception.</summary>
public class JsonShapeTests
{
    [Theory]
    [InlineData("10.1.0.0/16", " \"10.1.0.0/16\": is not a list; write [\"10.1.0.0/16\"]")]
    [InlineData("10.1.0.0/16, fd00:9::/56", " \"10.1.0.0/16, fd00:9::/56\": is not a list; write [\"10.1.0.0/16\", \"fd00:9::/56\"]")]
    [InlineData("{}", " \"{}\": is not a list; write a YAML list, one entry a line after \"- \"")]
    [InlineData("", " \"\": is not a list; write a YAML list, one entry a line after \"- \"")]
    [InlineData("[", " \"[\": is not a list; write a YAML list, one entry a line after \"- \"")]
    [InlineData("[3]", "[0] \"3\": is a number where text is wanted; write text, in quotes where it looks like something else")]
    [InlineData("[null]", "[0] \"null\": is null where text is wanted; write text, in quotes where it looks like something else")]
    [InlineData("[[]]", "[0] \"[]\": is a list where text is wanted; write text, in quotes where it looks like something else")]
    [InlineData("""["\ud800"]""", "[0] \"\"\\ud800\"\": is not an IP range; write it as ADDRESS/PREFIXLENGTH, such as 10.0.0.0/16 or fd00:1::/56")]
    public void Rejects_ListOfRanges(string json, string message) => With(("podCidrs", json)).IsRejected($"calico-ipv6:podCidrs{message}");

    [Theory]
    [InlineData("10.1.0.0/16", " \"10.1.0.0/16\": is not a list of objects; write - cidr: 10.244.0.0/16 and the other fields, one object an entry")]
    [InlineData("""["a"]""", "[0] \"a\": is text where an object is wanted; write its fields, such as cidr: 10.244.0.0/16")]
    [InlineData("""[{"cidr":7}]""", "[0].cidr \"7\": is a number where text is wanted; write text, in quotes where it looks like something else")]
    [InlineData("""[{"cidr":"10.244.0.1/24"}]""", "[0].cidr \"10.244.0.1/24\": has bits set after its prefix; write 10.244.0.0/24")]
    [InlineData("""[{"cidr":"10.244.0.0/24","blockSize":{}}]""", "[0].blockSize \"{}\": is an object where a whole number is wanted; write a whole number")]
    [InlineData("""[{"cidr":"10.244.0.0/24","natOutgoing":"Enabled"}]""", "[0].natOutgoing \"Enabled\": is text where true or false is wanted; write true or false, without quotes")]
    [InlineData("""[{"cidr":"10.244.0.0/24","encapsulation":"auto"}]""", "[0].encapsulation \"auto\": is not one of None, IPIP, IPIPCrossSubnet, VXLAN, VXLANCrossSubnet; write one of them")]
    [InlineData("""[{"cidr":"10.244.0.0/24","allowedUses":["Workload","Loadbalancer"]}]""", "[0].allowedUses[1] \"Loadbalancer\": is not one of Workload, Tunnel, LoadBalancer; did you mean LoadBalancer?")]
    [InlineData("""[{"cidr":"10.244.0.0/24","assignmentMode":"Auto"}]""", "[0].assignmentMode \"Auto\": is not one of Automatic, Manual; write one of them")]
    [InlineData("""[{"cidr":"10.244.0.0/24","vlan":26}]""", "[0].vlan \"26\": is not a field of a pool; remove it; the fields are name, cidr, blockSize, encapsulation, natOutgoing, nodeSelector, disableBgpExport, allowedUses, assignmentMode")]
    public void Rejects_Pools(string json, string message) => With(("ipPools", json)).IsRejected($"calico-ipv6:ipPools{message}");

    [Fact]
    public void Rejects_AnyTextInAnyKey_WithNamedProblems()
    {
        string[] texts = ["", " ", "null", "[]", "{}", "[[[]]]", "[{}]", "[{\"cidr\":[]}]", "\"", "\u0000", new string('[', 100), new string('a', 100_000), "[1e999]", "[{\"blockSize\":1e999,\"cidr\":\"::/0\"}]"];
        foreach (CalicoIPv6.Infra.Settings.ConfigKey key in CalicoIPv6.Infra.Settings.ConfigKeys.All)
        {
            foreach (string text in texts)
            {
                if (Record.Exception(() => StackSettings.Read(With((key.Name, text)))) is { } exception)
                {
                    ConfigurationException problems = Assert.IsType<ConfigurationException>(exception);
                    Assert.All(problems.Problems, p => Assert.Contains(key.Name.Split(':')[^1], p.ToString(), StringComparison.Ordinal));
                }
            }
        }
    }
}
