using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>A key that nothing reads is told where it was meant for this project, and left to its provider where it was not.</summary>
public class UnknownKeyTests
{
    private const string NotOurs = "is not a key of this project; ";
    private const string NotAws = "is not a key of the AWS provider; ";

    [Theory]
    [InlineData("PodCidrs", "podCidrs")]
    [InlineData("pod_cidrs", "podCidrs")]
    [InlineData("podCIDR", "podCidrs")]
    [InlineData("kubernetes-version", "kubernetesVersion")]
    [InlineData("ippools", "ipPools")]
    [InlineData("encapsulationIpv6", "encapsulationIPv6")]
    [InlineData("nodeCidrMaskSizeIPV6", "nodeCidrMaskSizeIPv6")]
    [InlineData("tag", "tags")]
    [InlineData("calico-ipv6workers", "workers")]
    [InlineData("calico-ipv6.workers", "workers")]
    [InlineData("Calico-IPv6-wrokers", "workers")]
    public void Rejects_Name(string name, string meant) =>
        With((name, "x")).IsRejected($"calico-ipv6:{name} \"x\": {NotOurs}did you mean calico-ipv6:{meant}?");

    [Theory]
    [InlineData("calico-ip6:workers", "calico-ipv6:workers")]
    [InlineData("calico_ipv6:privateHosts", "calico-ipv6:privateHosts")]
    [InlineData("Calico-IPv6:zones", "calico-ipv6:zones")]
    [InlineData("calicoipv6:wrokers", "calico-ipv6:workers")]
    [InlineData("AWS:profile", "aws:profile")]
    [InlineData("asw:regoin", "aws:region")]
    public void Rejects_Namespace(string key, string meant) =>
        With((key, "x")).IsRejected($"{key} \"x\": is in the namespace {key.Split(':')[0]}, which nothing reads; did you mean {meant}?");

    [Theory]
    [InlineData("aws:regoin", NotAws + "did you mean aws:region?")]
    [InlineData("aws:Region", NotAws + "did you mean aws:region?")]
    [InlineData("aws:profil", NotAws + "did you mean aws:profile?")]
    [InlineData("aws:profiles", NotAws + "did you mean aws:profile?")]
    public void Rejects_NameOfAws(string key, string message) => With((key, "x")).IsRejected($"{key} \"x\": {message}");

    // Of aws all that Pulumi's provider takes (its schema, "config"), and namespaces that look like none of those that are read.
    [Theory]
    [InlineData("aws:accessKey")]
    [InlineData("aws:allowedAccountIds")]
    [InlineData("aws:assumeRoles")]
    [InlineData("aws:assumeRoleWithWebIdentity")]
    [InlineData("aws:customCaBundle")]
    [InlineData("aws:defaultTags")]
    [InlineData("aws:ec2MetadataServiceEndpoint")]
    [InlineData("aws:ec2MetadataServiceEndpointMode")]
    [InlineData("aws:endpoints")]
    [InlineData("aws:forbiddenAccountIds")]
    [InlineData("aws:httpProxy")]
    [InlineData("aws:httpsProxy")]
    [InlineData("aws:ignoreTags")]
    [InlineData("aws:insecure")]
    [InlineData("aws:maxRetries")]
    [InlineData("aws:noProxy")]
    [InlineData("aws:retryMode")]
    [InlineData("aws:s3UsePathStyle")]
    [InlineData("aws:s3UsEast1RegionalEndpoint")]
    [InlineData("aws:secretKey")]
    [InlineData("aws:sharedConfigFiles")]
    [InlineData("aws:sharedCredentialsFiles")]
    [InlineData("aws:skipCredentialsValidation")]
    [InlineData("aws:skipMetadataApiCheck")]
    [InlineData("aws:skipRegionValidation")]
    [InlineData("aws:skipRequestingAccountId")]
    [InlineData("aws:stsRegion")]
    [InlineData("aws:tagPolicyCompliance")]
    [InlineData("aws:token")]
    [InlineData("aws:tokenBucketRateLimiterCapacity")]
    [InlineData("aws:useDualstackEndpoint")]
    [InlineData("aws:useFipsEndpoint")]
    [InlineData("aws:userAgents")]
    [InlineData("aws-native:region")]
    [InlineData("awsx:region")]
    [InlineData("gcp:region")]
    [InlineData("openstack:region")]
    [InlineData("openstack:cloud")]
    [InlineData("kubernetes:context")]
    [InlineData("pulumi:tags")]
    [InlineData("pulumi:disable-default-providers")]
    [InlineData("random:mode")]
    [InlineData("tls:zones")]
    [InlineData("calico-ip6:nothing-like-a-key")]
    [InlineData("another-project:mode")]
    public void Accepts_KeyOfAnother(string key) => Stacks.Read((key, "x"));

    [Fact]
    public void Rejects_NameLikeNone() => With(("colour", "red")).IsRejected($"calico-ipv6:colour \"red\": {NotOurs}remove it; the keys are in Pulumi.yaml");

    [Theory]
    [InlineData("zones", "calico-ipv6:zones")]
    [InlineData("calico-ipv6workers", "calico-ipv6:workers")]
    public void Rejects_KeyWithoutNamespace(string key, string meant)
    {
        ConfigValues values = Least with { Values = new Dictionary<string, string>(Least.Values) { [key] = "2" } };
        values.IsRejected($"{key} \"2\": {NotOurs}did you mean {meant}?");
    }

    [Fact]
    public void Rejects_MisspeltNamespace_BesideWhatIsMissingForIt() => With(("mode", null), ("Calico-IPv6:mode", "ipv4")).IsRejected(
        "calico-ipv6:mode: is missing; run `pulumi config set calico-ipv6:mode dualstack` for example",
        "Calico-IPv6:mode \"ipv4\": is in the namespace Calico-IPv6, which nothing reads; did you mean calico-ipv6:mode?");

    [Theory]
    [InlineData("wrokers", NotOurs + "did you mean calico-ipv6:workers?")]
    [InlineData("token[0]", NotOurs + "remove it; the keys are in Pulumi.yaml")]
    [InlineData("calico-ip6:workers", "is in the namespace calico-ip6, which nothing reads; did you mean calico-ipv6:workers?")]
    public void Rejects_SecretWithoutShowingIt(string key, string message)
    {
        string full = key.Contains(':', StringComparison.Ordinal) ? key : $"calico-ipv6:{key}";
        With((key, "hunter3")).Secret(full).IsRejected($"{full} \"[secret]\": {message}");
    }

    [Fact]
    public void Rejects_SecretThatIsNotReadable() => Least.Secret("calico-ipv6:wrokers").IsRejected(
        $"calico-ipv6:wrokers: {NotOurs}did you mean calico-ipv6:workers?");
}
