using CalicoIPv6.Configuration;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class ServicePortTests
{
    [Fact]
    public void Read_Ports_AreTcpUnlessTheySayOtherwise() => Assert.Equal(
        [new ServicePort(443, 30443, ServiceProtocol.Tcp), new ServicePort(53, 30053, ServiceProtocol.Udp)],
        Read(("servicePorts", """[{"port":443,"nodePort":30443},{"port":53,"nodePort":30053,"protocol":"UDP"}]""")).Cluster.ServicePorts.AsEnumerable());

    [Theory]
    [InlineData("""[{"nodePort":30443}]""", "servicePorts[0].port: is missing; write a number from 1 to 65535")]
    [InlineData("""[{"port":0,"nodePort":30443}]""", "servicePorts[0].port \"0\": is not a number from 1 to 65535; write one of them")]
    [InlineData("""[{"port":65536,"nodePort":30443}]""", "servicePorts[0].port \"65536\": is not a number from 1 to 65535; write one of them")]
    [InlineData("""[{"port":443,"nodePort":29999}]""", "servicePorts[0].nodePort \"29999\": is not a number from 30000 to 32767; write one of them")]
    [InlineData("""[{"port":"443","nodePort":30443}]""", "servicePorts[0].port \"443\": is text where a whole number is wanted; write it without quotes")]
    [InlineData("""[{"port":443,"nodePort":30443,"protocol":"tcp"}]""", "servicePorts[0].protocol \"tcp\": is not one of TCP, UDP; did you mean TCP?")]
    [InlineData(
        """[{"port":53,"nodePort":30053},{"port":53,"nodePort":30054,"protocol":"UDP"}]""",
        "servicePorts[1].port \"53\": is that of calico-ipv6:servicePorts[0] too; write another")]
    [InlineData("[443]", "servicePorts[0] \"443\": is a number where an object is wanted; write its fields, such as port: 443")]
    [InlineData("443", "servicePorts \"443\": is not a list of objects; write - port: 443 and the other fields, one object an entry")]
    public void Rejects(string ports, string message) => With(("servicePorts", ports)).IsRejected($"calico-ipv6:{message}");
}
