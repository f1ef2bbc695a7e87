using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Settings;

public class ConfigurationReferenceTests
{
    private static readonly (string Stack, string Title)[] Examples =
    [
        ("ipv4", "Mode ipv4"), ("dualstack", "Mode dualstack"), ("ipv6", "Mode ipv6 (refused on AWS until NAT64 is built)"),
        ("existing", "A cluster that exists"),
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
    public void Example_IsSound(string stack, StackMode mode)
    {
        StackSettings settings = StackSettings.Read(StackExamples.Read(stack));

        Assert.Equal(mode, AddressPlanner.Plan(settings.Addresses).Mode);
    }

    [Fact]
    public void Example_OfIPv6_IsRefusedForWhatIsNotBuiltAlone() => Assert.Equal(
        ["calico-ipv6:mode"], Assert.Throws<ConfigurationException>(() => StackSettings.Read(StackExamples.Read("ipv6"))).Problems.Select(p => p.Key));
}
