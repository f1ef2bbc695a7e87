using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Keys of AWS's are asked for where AWS is meant: where the provider says so, or is silent beside one of them.</summary>
public class ProviderTests
{
    private const string NoProvider = "calico-ipv6:provider: is missing; run `pulumi config set calico-ipv6:provider aws` for example";
    private const string NoRegion = "aws:region: is missing; run `pulumi config set aws:region eu-west-1` for example";

    [Fact]
    public void Rejects_Aws_WithoutRegion() => With(("aws:region", null)).IsRejected(NoRegion);

    [Fact]
    public void Rejects_NoProvider_AskingForNoRegion() => With(("provider", null), ("aws:region", null)).IsRejected(NoProvider);

    [Fact]
    public void Rejects_NoProviderBesideAKeyOfAws_AskingForBoth() =>
        With(("provider", null), ("aws:region", null), ("aws:profile", "mine")).IsRejected(NoProvider, NoRegion);

    [Fact]
    public void Rejects_NoProviderBesideAWrongRegion_TellingBoth() => With(("provider", null), ("aws:region", "eu-west-1a")).IsRejected(
        NoProvider, "aws:region \"eu-west-1a\": is not the name of a region; write eu-west-1 for example, without the letter of a zone");

    [Fact]
    public void Rejects_NoProviderBesideAMisspeltRegion_TellingAll() => With(("provider", null), ("aws:region", null), ("aws:regoin", "eu-west-1")).IsRejected(
        NoProvider, NoRegion, "aws:regoin \"eu-west-1\": is not a key of the AWS provider; did you mean aws:region?");
}
