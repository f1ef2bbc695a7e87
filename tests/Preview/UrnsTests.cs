using CalicoIPv6.Preview.Running;

namespace CalicoIPv6.Tests.Preview;

public sealed class UrnsTests
{
    private const string Host = "urn:pulumi:dev::calico-ipv6::calico-ipv6:aws:Hosts$aws:ec2/instance:Instance::hosts-dev-worker-0";

    [Fact]
    public void Urn_TellsItsParts() =>
        Assert.Equal(
            ("dev", "calico-ipv6", "calico-ipv6:aws:Hosts$aws:ec2/instance:Instance", "aws:ec2/instance:Instance", "hosts-dev-worker-0"),
            (Urns.StackOf(Host), Urns.ProjectOf(Host), Urns.QualifiedType(Host), Urns.TypeOf(Host), Urns.NameOf(Host)));

    [Fact]
    public void Urn_OfParts_TellsThemAgain()
    {
        string urn = Urns.Of("dev", "calico-ipv6", Host, "a:b:C", "name");

        Assert.Equal(("dev", "calico-ipv6", "a:b:C", "name"), (Urns.StackOf(urn), Urns.ProjectOf(urn), Urns.TypeOf(urn), Urns.NameOf(urn)));
    }

    [Fact]
    public void Name_WithColons_IsWhole() => Assert.Equal("a::b", Urns.NameOf(Urns.Of("dev", "calico-ipv6", null, "a:b:C", "a::b")));

    // A plan file may say anything.
    [Theory]
    [InlineData("")]
    [InlineData("dev")]
    [InlineData("urn:pulumi:dev::calico-ipv6")]
    [InlineData("dev::calico-ipv6::a:b:C::name")]
    public void Text_ThatIsNoUrn_HasNoStackProjectOrType(string text) =>
        Assert.Equal((null, null, null), (Urns.StackOf(text), Urns.ProjectOf(text), Urns.TypeOf(text)));
}
