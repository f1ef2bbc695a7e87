using System.Collections.Immutable;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Values;
using static CalicoIPv6.Preview.PlanFiles.ResourceTypes;

namespace CalicoIPv6.Preview.Policy;

/// <summary>What hosts keep, and give away.</summary>
internal static class HostRules
{
    public static readonly ImmutableArray<PolicyRule> All =
    [
        new()
        {
            Name = PolicyRuleName.UnencryptedVolume,
            Severity = Severity.Error,
            Finds = "A volume on AWS that is not encrypted by its own setting. On OpenStack that follows from the volume's type, which a plan does not tell.",
            Reason = "A control plane's volume has etcd, and with it every Secret of the cluster; a snapshot or a lost disk gives them away.",
            Instead = "set encrypted, or on OpenStack name an encrypted type in bootVolumeType",
            Judge = UnencryptedVolume,
        },
        new()
        {
            Name = PolicyRuleName.MetadataWithoutToken,
            Severity = Severity.Error,
            Finds = "An instance on AWS whose metadata service answers without a session token (IMDSv1).",
            Reason = "A flaw that makes a workload fetch an address of the attacker's choice then hands out the host's credentials.",
            Instead = "set metadataOptions.httpTokens to required",
            Judge = MetadataWithoutToken,
        },
        new()
        {
            Name = PolicyRuleName.MetadataHopLimit,
            Severity = Severity.Error,
            Finds = "An instance on AWS whose metadata service answers over more than one hop.",
            Reason = "A pod is one hop further away than its host: it could fetch the host's credentials.",
            Instead = "set metadataOptions.httpPutResponseHopLimit to 1",
            Judge = MetadataHopLimit,
        },
        new()
        {
            Name = PolicyRuleName.SecretInPlain,
            Severity = Severity.Error,
            Finds = "User data, a private key, a password, a kubeconfig or the data of a Secret that stands in the plan as it is.",
            Reason = "Plans are printed, kept as artifacts and posted; and what is no secret in the plan is none in the state.",
            Instead = "make it a secret output, and a plan without --show-secrets",
            Judge = SecretInPlain,
        },
    ];

    /// <summary>What no plan may show, by type: inputs and outputs of these names.</summary>
    private static readonly ImmutableArray<(string Type, ImmutableArray<string> Properties)> Secrets =
    [
        (AwsInstance, ["userData", "userDataBase64"]),
        (OpenStackInstance, ["userData"]),
        (ResourceTypes.Secret, ["data", "stringData"]),
        (KubernetesProvider, ["kubeconfig"]),
        (PrivateKey, ["privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh"]),
        (SelfSignedCertificate, ["privateKeyPem"]),
        (CertificateRequest, ["privateKeyPem"]),
        (SignedCertificate, ["caPrivateKeyPem"]),
        (RandomPassword, ["result"]),
    ];

    private static IEnumerable<Remark> UnencryptedVolume(PolicySubject plan) =>
    [
        .. from instance in plan.Of(AwsInstance)
           from disk in new[] { instance.At("rootBlockDevice") ?? PlanMap.Empty }.Concat(instance.At("ebsBlockDevices").Items())
           select Encrypted(instance, disk.At("encrypted")) into remark
           where remark is not null
           select remark,
        .. plan.Of(AwsVolume).Select(volume => Encrypted(volume, volume.At("encrypted"))).OfType<Remark>(),
        .. from instance in plan.Of(OpenStackInstance)
           where instance.At("blockDevices").Items().Any(disk => disk.At("destinationType").Text() != "local")
           select Remark.Unknown(instance, "whether its volume's type is an encrypted one is known to the cloud alone"),
    ];

    private static Remark? Encrypted(PlanState resource, PlanValue? encrypted) => encrypted switch
    {
        PlanUnknown => Remark.Unknown(resource, "whether its volume is encrypted is not known yet"),
        _ => encrypted.IsTrue() ? null : Remark.Broken(resource, "has a volume that is not encrypted"),
    };

    private static IEnumerable<Remark> MetadataWithoutToken(PolicySubject plan) =>
        from instance in WithMetadata(plan)
        let tokens = instance.At("metadataOptions", "httpTokens")
        where tokens.Text() != "required"
        select tokens is PlanUnknown
            ? Remark.Unknown(instance, "whether its metadata service wants tokens is not known yet")
            : Remark.Broken(instance, "has a metadata service that answers without a token");

    // The limit is 1 where nothing is said (EC2 API, InstanceMetadataOptionsRequest), except by image or account.
    private static IEnumerable<Remark> MetadataHopLimit(PolicySubject plan) =>
        from instance in WithMetadata(plan)
        let limit = instance.At("metadataOptions", "httpPutResponseHopLimit")
        where limit.Number() != 1
        select limit.Number() is { } hops
            ? Remark.Broken(instance, $"has a metadata service that answers over {hops} hops")
            : Remark.Unknown(instance, "over how many hops its metadata service answers is not known yet, or the account's to say");

    private static IEnumerable<PlanState> WithMetadata(PolicySubject plan) =>
        plan.Of(AwsInstance).Where(instance => instance.At("metadataOptions", "httpEndpoint").Text() != "disabled");

    private static IEnumerable<Remark> SecretInPlain(PolicySubject plan) =>
        from resource in plan.Resources
        from row in Secrets
        where row.Type == resource.Type
        from property in row.Properties
        where IsPlain(resource.Inputs[property]) || IsPlain(resource.Outputs[property])
        select Remark.Broken(resource, $"shows its {property}");

    private static bool IsPlain(PlanValue? value) => value is not (null or PlanScalar { Value: null or "" } or PlanMap { Entries.IsEmpty: true })
        && value is { HasSecret: false, HasUnknown: false };
}
