using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using CalicoIPv6.Infra;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Settings;

public class ConfigurationReferenceTests
{
    private static readonly (string Stack, string Title)[] Examples =
    [
        ("ipv4", "Mode ipv4"), ("dualstack", "Mode dualstack"), ("ipv6", "Mode ipv6"), ("metal", "Hosts that exist"), ("existing", "A cluster that exists"),
    ];

    [Fact]
    public void Reference_IsWhatTheTableSays() => Golden.Matches(
        ConfigurationReference.Of(Examples.Select(e => (e.Title, StackExamples.Text(e.Stack)))), "../../docs/configuration.md");

    [Fact]
    public void Keys_AllSayWhatTheyDecide() => Assert.All(ConfigKeys.All, k => Assert.Matches(@"^[^|]+\.$", k.Decides));

    [Theory]
    [InlineData("ipv4", StackMode.IPv4)]
    [InlineData("dualstack", StackMode.DualStack)]
    [InlineData("existing", StackMode.DualStack)]
    [InlineData("ipv6", StackMode.IPv6)]
    [InlineData("prod", StackMode.IPv6)]
    [InlineData("openstack", StackMode.DualStack)]
    [InlineData("metal", StackMode.IPv6)]
    public void Example_IsSound(string stack, StackMode mode)
    {
        StackSettings settings = StackSettings.Read(StackExamples.Read(stack));

        Assert.Equal(mode, AddressPlanner.Plan(settings.Addresses).Mode);
    }

    [Theory]
    [InlineData("openstack")]
    [InlineData("metal")]
    public void Example_OffAws_HasOneControlPlaneAndTwoWorkers(string stack) => Assert.Equal(
        [HostRole.ControlPlane, HostRole.Worker, HostRole.Worker], StackSettings.Read(StackExamples.Read(stack)).Cluster.Hosts.Select(h => h.Role));
}
