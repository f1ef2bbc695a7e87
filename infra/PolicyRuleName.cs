namespace CalicoIPv6.Infra;

/// <summary>The rules that a plan is held against, in the order in which their findings are told; docs/policy.md says what each finds.</summary>
public enum PolicyRuleName
{
    /// <summary><c>open-ingress</c>.</summary>
    OpenIngress,

    /// <summary><c>admin-ports-open-to-all</c>.</summary>
    AdminPortsOpenToAll,

    /// <summary><c>public-api-without-admins</c>.</summary>
    PublicApiWithoutAdmins,

    /// <summary><c>balancer-without-firewall</c>.</summary>
    BalancerWithoutFirewall,

    /// <summary><c>private-host-reachable</c>.</summary>
    PrivateHostReachable,

    /// <summary><c>source-check-disabled</c>.</summary>
    SourceCheckDisabled,

    /// <summary><c>source-check-drops-pods</c>.</summary>
    SourceCheckDropsPods,

    /// <summary><c>port-security-disabled</c>.</summary>
    PortSecurityDisabled,

    /// <summary><c>dns64-without-nat64</c>.</summary>
    Dns64WithoutNat64,

    /// <summary><c>unencrypted-volume</c>.</summary>
    UnencryptedVolume,

    /// <summary><c>metadata-without-token</c>.</summary>
    MetadataWithoutToken,

    /// <summary><c>metadata-hop-limit</c>.</summary>
    MetadataHopLimit,

    /// <summary><c>secret-in-plain</c>.</summary>
    SecretInPlain,

    /// <summary><c>missing-tags</c>.</summary>
    MissingTags,
}

/// <summary>How the rules are written.</summary>
public static class PolicyRuleNames
{
    /// <summary>The name in stack files, reports and documentation; it stays, since waivers name it.</summary>
    public static string Text(this PolicyRuleName name) => name switch
    {
        PolicyRuleName.OpenIngress => "open-ingress",
        PolicyRuleName.AdminPortsOpenToAll => "admin-ports-open-to-all",
        PolicyRuleName.PublicApiWithoutAdmins => "public-api-without-admins",
        PolicyRuleName.BalancerWithoutFirewall => "balancer-without-firewall",
        PolicyRuleName.PrivateHostReachable => "private-host-reachable",
        PolicyRuleName.SourceCheckDisabled => "source-check-disabled",
        PolicyRuleName.SourceCheckDropsPods => "source-check-drops-pods",
        PolicyRuleName.PortSecurityDisabled => "port-security-disabled",
        PolicyRuleName.Dns64WithoutNat64 => "dns64-without-nat64",
        PolicyRuleName.UnencryptedVolume => "unencrypted-volume",
        PolicyRuleName.MetadataWithoutToken => "metadata-without-token",
        PolicyRuleName.MetadataHopLimit => "metadata-hop-limit",
        PolicyRuleName.SecretInPlain => "secret-in-plain",
        _ => "missing-tags",
    };
}
