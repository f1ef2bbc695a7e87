using System.Collections.Immutable;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Bootstrap;

[Collection("Deployment")]
public sealed class JoinTokenTests
{
    private const string Certificate = "tls:index/selfSignedCert:SelfSignedCert";
    private const string Id = "random:index/randomString:RandomString";
    private const string Secret = "random:index/randomPassword:RandomPassword";
    private const string Object = "kubernetes:core/v1:Secret";

    private readonly MockCloud _cloud = new MockCloud().KnowsTls().Knows(Object);

    [Fact]
    public async Task Token_HasTheShapeOfKubeadmAndIsSecret()
    {
        JoinToken token = await RunAsync();

        Assert.Matches("^[a-z0-9]{6}\\.[a-z0-9]{16}$", await OutputUtilities.GetValueAsync(token.Value));
        Assert.True(await Output.IsSecretAsync(token.Value));
        Assert.False(await Output.IsSecretAsync(token.Id));
        Assert.All([Random(Id), Random(Secret)], p => Assert.Equal((false, false), (p["upper"], p["special"])));
    }

    [Theory]
    [InlineData(25, "2026-01-02T01:00:00Z")]
    [InlineData(168, "2026-01-08T00:00:00Z")]
    public async Task Token_EndsAfterItsHours(int hours, string end)
    {
        JoinToken token = await RunAsync(hours);

        Assert.Equal(end, await OutputUtilities.GetValueAsync(token.Expiration));
        Assert.Equal((double)hours, Deadline()["validityPeriodHours"]);
    }

    // An update in the last day makes another deadline, and that another token: hosts of that update can join.
    [Fact]
    public async Task Token_WithItsDeadline_IsMadeAnewADayBeforeTheEnd()
    {
        await RunAsync();

        Assert.Equal(24.0, Deadline()["earlyRenewalHours"]);
        foreach (ImmutableDictionary<string, object> part in (ImmutableDictionary<string, object>[])[Random(Id), Random(Secret)])
        {
            var keepers = (ImmutableDictionary<string, object>)part["keepers"];
            Assert.Equal("2026-01-08T00:00:00Z", Assert.Single(keepers).Value);
        }
    }

    [Fact]
    public async Task Deadline_CertifiesNothing()
    {
        await RunAsync();

        Assert.False(Deadline().ContainsKey("isCaCertificate"));
        Assert.Equal(["digital_signature"], (IEnumerable<object>)Deadline()["allowedUses"]);
    }

    [Fact]
    public async Task JoinTokenSecret_LetsNodesJoinUntilTheEnd()
    {
        JoinToken token = await RunAsync();
        ImmutableDictionary<string, object> secret = _cloud.Of(Object)["join-token"];
        var metadata = (ImmutableDictionary<string, object>)secret["metadata"];
        var data = (ImmutableDictionary<string, object>)secret["stringData"];
        string[] parts = (await OutputUtilities.GetValueAsync(token.Value)).Split('.');

        Assert.Equal("bootstrap.kubernetes.io/token", secret["type"]);
        Assert.Equal(("kube-system", $"bootstrap-token-{parts[0]}"), (metadata["namespace"], metadata["name"]));
        Assert.Equal((parts[0], parts[1]), (data["token-id"], data["token-secret"]));
        Assert.Equal("2026-01-08T00:00:00Z", data["expiration"]);
        Assert.Equal(("true", "true"), (data["usage-bootstrap-authentication"], data["usage-bootstrap-signing"]));
        Assert.Equal("system:bootstrappers:kubeadm:default-node-token", data["auth-extra-groups"]);
    }

    private ImmutableDictionary<string, object> Random(string type) => Assert.Single(_cloud.Of(type)).Value;

    private ImmutableDictionary<string, object> Deadline() => Assert.Single(_cloud.Of(Certificate)).Value;

    private async Task<JoinToken> RunAsync(int hours = 168)
    {
        JoinToken? token = null;
        await _cloud.RunAsync(() =>
        {
            token = new JoinToken("token", hours);
            _ = new JoinTokenSecret("join-token", token);
        });
        return token!;
    }
}
