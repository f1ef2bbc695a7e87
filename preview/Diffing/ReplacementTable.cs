using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// The properties that a provider changes only by making the resource anew, for the types that this project uses. A provider tells it to
/// the engine in a preview; where there is none, this table does.
/// </summary>
/// <remarks>
/// Sources, by package. aws: hashicorp/terraform-provider-aws internal/service/{ec2,elbv2,iam}, <c>ForceNew</c>, <c>RequiresReplace</c> and
/// <c>CustomizeDiff</c>. openstack: pulumi/pulumi-openstack schema.json, <c>willReplaceOnChanges</c>, which is
/// terraform-provider-openstack's <c>ForceNew</c>. kubernetes: pulumi/pulumi-kubernetes provider/pkg/provider/diff.go (forceNewProperties),
/// helm_release.go and provider.go (Diff, DiffConfig). random and tls: hashicorp/terraform-provider-random and -tls internal/provider,
/// <c>RequiresReplace</c>. Providers: <c>ForcesProviderReplace</c> in pulumi/pulumi-aws provider/resources.go; pulumi-openstack has none.
/// Names are the engine's.
/// </remarks>
internal static class ReplacementTable
{
    private const PropertyChangeKind Any = PropertyChangeKind.Added | PropertyChangeKind.Changed | PropertyChangeKind.Removed;

    /// <summary>An object's identity. Patches of objects that others made have no more than this.</summary>
    public static readonly ImmutableArray<ReplacementRule> OfEveryObject = [.. On("metadata.name metadata.namespace")];

    // A rule keeps its kind of source (vpc_security_group_rule.go, ModifyPlan).
    private static readonly ImmutableArray<ReplacementRule> OfFirewallRule =
    [
        .. On("securityGroupId"),
        .. On("cidrIpv4 cidrIpv6 prefixListId referencedSecurityGroupId", PropertyChangeKind.Added | PropertyChangeKind.Removed),
    ];

    private static readonly ImmutableArray<ReplacementRule> OfRandomText = On(
        "keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper");

    private static readonly ImmutableArray<ReplacementRule> OfWorkload = OfObject("spec.selector");

    public static readonly ImmutableDictionary<string, ImmutableArray<ReplacementRule>> Rules = new Dictionary<string, ImmutableArray<ReplacementRule>>
    {
        ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"] = On("vpcId"),
        ["aws:ec2/eip:Eip"] = On("address domain ipamPoolId networkBorderGroup publicIpv4Pool"),
        ["aws:ec2/instance:Instance"] = On(
            "ami associatePublicIpAddress availabilityZone cpuOptions ebsBlockDevices ebsOptimized enclaveOptions ephemeralBlockDevices hibernation hostId " +
            "ipv6AddressCount ipv6Addresses keyName launchTemplate.id launchTemplate.name networkInterfaces placementGroup primaryNetworkInterface " +
            "privateIp rootBlockDevice.encrypted rootBlockDevice.kmsKeyId securityGroups subnetId tenancy"),
        ["aws:ec2/keyPair:KeyPair"] = On("keyName keyNamePrefix publicKey"),
        ["aws:ec2/natGateway:NatGateway"] = On("allocationId connectivityType privateIp secondaryPrivateIpAddressCount subnetId"),
        ["aws:ec2/networkInterface:NetworkInterface"] = On("interfaceType privateIps subnetId"),
        ["aws:ec2/route:Route"] = On("destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId routeTableId"),
        ["aws:ec2/routeTable:RouteTable"] = On("vpcId"),
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = On("gatewayId subnetId"),
        ["aws:ec2/securityGroup:SecurityGroup"] = On("description name namePrefix vpcId"),
        ["aws:ec2/subnet:Subnet"] = On(
            "availabilityZone availabilityZoneId cidrBlock ipv4IpamPoolId ipv4NetmaskLength ipv6IpamPoolId ipv6Native ipv6NetmaskLength outpostArn vpcId"),
        ["aws:ec2/vpc:Vpc"] = On("cidrBlock ipv4IpamPoolId ipv4NetmaskLength"),
        ["aws:iam/instanceProfile:InstanceProfile"] = On("name namePrefix path"),
        ["aws:iam/role:Role"] = On("name namePrefix path"),
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = On("policyArn role"),
        ["aws:lb/listener:Listener"] = On("loadBalancerArn"),
        // A network balancer takes further subnets, and lets go of none; security groups it has from its first day or never.
        ["aws:lb/loadBalancer:LoadBalancer"] =
        [
            .. On("customerOwnedIpv4Pool internal loadBalancerType name namePrefix"),
            .. On("subnets subnetMappings", PropertyChangeKind.Changed | PropertyChangeKind.Removed),
        ],
        ["aws:lb/targetGroup:TargetGroup"] = On("ipAddressType name namePrefix port protocol protocolVersion targetType vpcId"),
        ["aws:lb/targetGroupAttachment:TargetGroupAttachment"] = On("availabilityZone port targetGroupArn targetId"),
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = OfFirewallRule,
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = OfFirewallRule,

        ["kubernetes:apps/v1:DaemonSet"] = OfWorkload,
        ["kubernetes:apps/v1:Deployment"] = OfWorkload,
        ["kubernetes:batch/v1:Job"] = OfObject("spec.completions spec.parallelism spec.selector spec.template"),
        ["kubernetes:core/v1:ConfigMap"] = OfObject("binaryData data"),
        ["kubernetes:core/v1:Secret"] = OfObject("data stringData type"),
        ["kubernetes:core/v1:Service"] = OfObject("spec.clusterIP"),
        ["kubernetes:helm.sh/v3:Release"] = On("name namespace"),
        ["kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding"] = OfObject("roleRef"),
        ["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding"] = OfObject("roleRef"),

        ["openstack:compute/instance:Instance"] = On(
            "availabilityZone availabilityZoneHints blockDevices.bootIndex blockDevices.deleteOnTermination blockDevices.destinationType " +
            "blockDevices.deviceType blockDevices.diskBus blockDevices.guestFormat blockDevices.multiattach blockDevices.sourceType blockDevices.uuid " +
            "blockDevices.volumeSize blockDevices.volumeType configDrive hypervisorHostname keyPair networkMode networks.fixedIpV4 networks.fixedIpV6 " +
            "networks.name networks.port networks.uuid region schedulerHints userData"),
        ["openstack:compute/keypair:Keypair"] = On("name publicKey region userId valueSpecs"),
        ["openstack:loadbalancer/listener:Listener"] = On("loadbalancerId protocol protocolPort region tenantId"),
        ["openstack:loadbalancer/loadBalancer:LoadBalancer"] = On(
            "availabilityZone flavorId loadbalancerProvider region tenantId vipAddress vipNetworkId vipPortId vipSubnetId"),
        ["openstack:loadbalancer/member:Member"] = On("address poolId protocolPort region subnetId tenantId"),
        ["openstack:loadbalancer/monitor:Monitor"] = On("poolId region tenantId type"),
        ["openstack:loadbalancer/pool:Pool"] = On("listenerId loadbalancerId protocol region tenantId"),
        ["openstack:networking/floatingIp:FloatingIp"] = On("address dnsDomain dnsName pool region tenantId valueSpecs"),
        ["openstack:networking/network:Network"] = On("availabilityZoneHints region tenantId transparentVlan valueSpecs"),
        ["openstack:networking/port:Port"] = On("deviceId deviceOwner macAddress networkId region tenantId valueSpecs"),
        ["openstack:networking/router:Router"] = On("availabilityZoneHints distributed region tenantId valueSpecs"),
        ["openstack:networking/routerInterface:RouterInterface"] = On("portId region routerId subnetId"),
        ["openstack:networking/secGroup:SecGroup"] = On("deleteDefaultRules region tenantId"),
        ["openstack:networking/secGroupRule:SecGroupRule"] = On(
            "description direction ethertype portRangeMax portRangeMin protocol region remoteGroupId remoteIpPrefix securityGroupId tenantId"),
        ["openstack:networking/subnet:Subnet"] = On(
            "cidr ipVersion ipv6AddressMode ipv6RaMode networkId prefixLength region subnetpoolId tenantId valueSpecs"),

        ["pulumi:providers:aws"] = On("region"),
        // Another identifier is another cluster; that there is one now says nothing.
        ["pulumi:providers:kubernetes"] = On("clusterIdentifier", PropertyChangeKind.Changed),

        ["random:index/randomId:RandomId"] = On("byteLength keepers prefix"),
        ["random:index/randomPassword:RandomPassword"] = OfRandomText,
        ["random:index/randomString:RandomString"] = OfRandomText,

        ["tls:index/certRequest:CertRequest"] = On("dnsNames ipAddresses privateKeyPem subject uris"),
        ["tls:index/locallySignedCert:LocallySignedCert"] = On(
            "allowedUses caCertPem caPrivateKeyPem certRequestPem isCaCertificate setSubjectKeyId validityPeriodHours"),
        ["tls:index/privateKey:PrivateKey"] = On("algorithm ecdsaCurve rsaBits"),
        ["tls:index/selfSignedCert:SelfSignedCert"] = On(
            "allowedUses dnsNames ipAddresses isCaCertificate privateKeyPem setAuthorityKeyId setSubjectKeyId subject uris validityPeriodHours"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static ImmutableArray<ReplacementRule> On(string paths, PropertyChangeKind kinds = Any) =>
        [.. paths.Split(' ').Select(p => new ReplacementRule(p, kinds))];

    private static ImmutableArray<ReplacementRule> OfObject(string paths) => [.. OfEveryObject, .. On(paths)];
}
