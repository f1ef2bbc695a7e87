using System.Collections.Immutable;
using CalicoIPv6.Aws;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// The properties that a provider changes only by making the resource anew, for the types that this project uses. A provider tells it to
/// the engine in a preview; where there is none, this table does.
/// </summary>
/// <remarks>
/// <para>
/// aws (7.48.0, of hashicorp/terraform-provider-aws 6): what version 5.100.0 of that provider plans for each row, a property at a time, by
/// <c>ForceNew</c>, <c>RequiresReplace</c> and <c>CustomizeDiff</c>; and of version 6 internal/service/ec2/vpc_subnet.go (00cda12, and
/// CHANGELOG.md, 6.29.0), vpc_nat_gateway.go (2026), elbv2/load_balancer.go (00edc94), internal/provider/sdkv2/region.go (0073593) and
/// website/docs/r/instance.html.markdown (00d98e7). Of version 6 alone and not verified: <c>primaryNetworkInterface</c>,
/// <c>placementGroupId</c>, <c>secondaryNetworkInterfaces</c>, <c>targetControlPort</c>, <c>quicServerId</c>. What architecture a type has the
/// provider asks EC2 (ec2_instance.go, <c>SupportedArchitectures</c>), and this table <see cref="InstanceTypes"/>.
/// </para>
/// <para>
/// openstack (5.5.1): pulumi/pulumi-openstack schema.json, <c>willReplaceOnChanges</c>, all of it; what the cloud fills in itself from
/// terraform-provider-openstack 3.4.0, <c>Computed</c>. kubernetes: pulumi/pulumi-kubernetes 4.32.0, not the newest, provider/pkg/provider/diff.go
/// (forceNewProperties), helm_release.go and provider.go (Diff, DiffConfig). random and tls: hashicorp/terraform-provider-random 3.9.0
/// and -tls 4.2.1 internal/provider, <c>RequiresReplace</c>. The provider of aws is changed in place since 7.0.0 (pulumi/pulumi-aws
/// docs/enhanced-region-support.md, d273034; see <see cref="ProviderRegion"/>), that of openstack always was.
/// </para>
/// <para>
/// What depends on more than the change is not told: userData with <c>userDataReplaceOnChange</c>, a flavor that the cloud has deleted, an
/// interface's primary address, subnets of a balancer that are exchanged while their number grows, and its security groups when it has an empty list of them. Names are the engine's.
/// </para>
/// </remarks>
internal static class ReplacementTable
{
    private const PropertyChangeKind Any = PropertyChangeKind.Added | PropertyChangeKind.Changed | PropertyChangeKind.Removed;

    // What the cloud fills in stays as it is when a program no longer says it.
    private const PropertyChangeKind Given = PropertyChangeKind.Added | PropertyChangeKind.Changed;

    /// <summary>An object's identity. Patches of objects that others made have no more than this.</summary>
    public static readonly ImmutableArray<ReplacementRule> OfEveryObject = [.. On("metadata.name metadata.namespace")];

    // A rule keeps its kind of source (vpc_security_group_rule.go, ModifyPlan).
    private static readonly ImmutableArray<ReplacementRule> OfFirewallRule =
    [
        .. Regional("securityGroupId"),
        .. On("cidrIpv4 cidrIpv6 prefixListId referencedSecurityGroupId", PropertyChangeKind.Added | PropertyChangeKind.Removed),
    ];

    private static readonly ImmutableArray<ReplacementRule> OfRandomText = On(
        "keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper");

    private static readonly ImmutableArray<ReplacementRule> OfWorkload = OfObject("spec.selector");

    public static readonly ImmutableDictionary<string, ImmutableArray<ReplacementRule>> Rules = new Dictionary<string, ImmutableArray<ReplacementRule>>
    {
        ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"] = Regional("vpcId"),
        ["aws:ec2/eip:Eip"] = Regional("address", "domain ipamPoolId networkBorderGroup publicIpv4Pool"),
        ["aws:ec2/instance:Instance"] =
        [
            .. Regional(
                "hibernation launchTemplate.id launchTemplate.name secondaryNetworkInterfaces",
                "ami associatePublicIpAddress availabilityZone cpuOptions ebsBlockDevices ebsOptimized enclaveOptions ephemeralBlockDevices hostId " +
                "instanceMarketOptions ipv6Addresses keyName networkInterfaces placementGroup placementGroupId placementPartitionNumber " +
                "primaryNetworkInterface privateIp rootBlockDevice.encrypted rootBlockDevice.kmsKeyId securityGroups subnetId tenancy"),
            new("instanceType", PropertyChangeKind.Changed) { Where = IsOfAnotherArchitecture },
            new("enablePrimaryIpv6", PropertyChangeKind.Changed) { Where = IsTurnedOff },
        ],
        // It moves to another network as it is.
        ["aws:ec2/internetGateway:InternetGateway"] = Regional(""),
        ["aws:ec2/keyPair:KeyPair"] = Regional("publicKey", "keyName keyNamePrefix"),
        ["aws:ec2/natGateway:NatGateway"] =
        [
            .. Regional("allocationId connectivityType subnetId", "availabilityMode privateIp secondaryPrivateIpAddressCount vpcId"),
            Whole("availabilityZoneAddresses", PropertyChangeKind.Added | PropertyChangeKind.Removed),
        ],
        // It takes further addresses, and keeps its first.
        ["aws:ec2/networkInterface:NetworkInterface"] =
        [
            .. Regional("subnetId", "interfaceType"),
            .. On("privateIpLists privateIps", PropertyChangeKind.Changed),
            Whole("privateIps", PropertyChangeKind.Added),
            new("enablePrimaryIpv6", PropertyChangeKind.Changed) { Where = IsTurnedOff },
        ],
        ["aws:ec2/route:Route"] = Regional("destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId routeTableId"),
        ["aws:ec2/routeTable:RouteTable"] = Regional("vpcId"),
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = Regional("gatewayId subnetId"),
        ["aws:ec2/securityGroup:SecurityGroup"] = Regional("description", "name namePrefix vpcId"),
        // A block that hosts get addresses of is not let go (assignIpv6AddressOnCreation).
        ["aws:ec2/subnet:Subnet"] =
        [
            .. Regional(
                "ipv4IpamPoolId ipv4NetmaskLength ipv6IpamPoolId ipv6Native ipv6NetmaskLength outpostArn vpcId",
                "availabilityZone availabilityZoneId cidrBlock"),
            .. On("ipv6CidrBlock", PropertyChangeKind.Changed),
        ],
        ["aws:ec2/vpc:Vpc"] =
        [
            .. Regional("ipv4IpamPoolId ipv4NetmaskLength", "cidrBlock"),
            new("instanceTenancy", Given) { Where = change => change.New is PlanScalar { Text: "dedicated" } },
        ],
        ["aws:iam/instanceProfile:InstanceProfile"] = [.. On("path"), .. On("name namePrefix", Given)],
        ["aws:iam/role:Role"] = [.. On("path"), .. On("name namePrefix", Given)],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = On("policyArn role"),
        ["aws:lb/listener:Listener"] = Regional("loadBalancerArn"),
        // A network balancer takes further subnets, and lets go of none; security groups it has from its first day or never.
        ["aws:lb/loadBalancer:LoadBalancer"] =
        [
            .. Regional("customerOwnedIpv4Pool loadBalancerType", "internal name namePrefix"),
            .. On("subnets subnetMappings", PropertyChangeKind.Changed | PropertyChangeKind.Removed),
            Whole("securityGroups", PropertyChangeKind.Added),
        ],
        ["aws:lb/targetGroup:TargetGroup"] = Regional("port protocol targetControlPort targetType vpcId", "ipAddressType name namePrefix protocolVersion"),
        ["aws:lb/targetGroupAttachment:TargetGroupAttachment"] = Regional("availabilityZone port quicServerId targetGroupArn targetId"),
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

        ["openstack:compute/instance:Instance"] =
        [
            .. On(
                "availabilityZoneHints blockDevices.bootIndex blockDevices.deleteOnTermination blockDevices.destinationType " +
                "blockDevices.deviceType blockDevices.diskBus blockDevices.guestFormat blockDevices.multiattach blockDevices.sourceType blockDevices.uuid " +
                "blockDevices.volumeSize blockDevices.volumeType configDrive keyPair networkMode schedulerHints userData"),
            .. On(
                "availabilityZone hypervisorHostname networks.fixedIpV4 networks.fixedIpV6 networks.name networks.port networks.uuid region", Given),
        ],
        ["openstack:compute/keypair:Keypair"] = [.. On("name valueSpecs"), .. On("publicKey region userId", Given)],
        ["openstack:loadbalancer/listener:Listener"] = [.. On("loadbalancerId protocol protocolPort"), .. On("region tenantId", Given)],
        ["openstack:loadbalancer/loadBalancer:LoadBalancer"] =
        [
            .. On("availabilityZone"),
            .. On("flavorId loadbalancerProvider region tenantId vipAddress vipNetworkId vipPortId vipSubnetId", Given),
        ],
        ["openstack:loadbalancer/member:Member"] = [.. On("address poolId protocolPort subnetId"), .. On("region tenantId", Given)],
        ["openstack:loadbalancer/monitor:Monitor"] = [.. On("poolId type"), .. On("region tenantId", Given)],
        ["openstack:loadbalancer/pool:Pool"] = [.. On("listenerId loadbalancerId protocol"), .. On("region tenantId", Given)],
        ["openstack:networking/floatingIp:FloatingIp"] = [.. On("pool valueSpecs"), .. On("address dnsDomain dnsName region tenantId", Given)],
        ["openstack:networking/network:Network"] = [.. On("valueSpecs"), .. On("availabilityZoneHints region tenantId transparentVlan", Given)],
        ["openstack:networking/port:Port"] = [.. On("networkId valueSpecs"), .. On("deviceId deviceOwner macAddress region tenantId", Given)],
        ["openstack:networking/router:Router"] = [.. On("valueSpecs"), .. On("availabilityZoneHints distributed region tenantId", Given)],
        ["openstack:networking/routerInterface:RouterInterface"] = [.. On("routerId"), .. On("portId region subnetId", Given)],
        ["openstack:networking/secGroup:SecGroup"] = [.. On("deleteDefaultRules"), .. On("region tenantId", Given)],
        ["openstack:networking/secGroupRule:SecGroupRule"] =
        [
            .. On("description direction ethertype portRangeMax portRangeMin protocol securityGroupId"),
            .. On("region remoteAddressGroupId remoteGroupId remoteIpPrefix tenantId", Given),
        ],
        ["openstack:networking/subnet:Subnet"] =
            [.. On("ipVersion networkId prefixLength subnetpoolId valueSpecs"), .. On("cidr ipv6AddressMode ipv6RaMode region tenantId", Given)],

        // Another identifier is another cluster; that there is one now says nothing.
        ["pulumi:providers:kubernetes"] = On("clusterIdentifier", PropertyChangeKind.Changed),

        ["random:index/randomId:RandomId"] = On("byteLength keepers prefix"),
        ["random:index/randomPassword:RandomPassword"] = OfRandomText,
        ["random:index/randomString:RandomString"] = OfRandomText,

        ["tls:index/certRequest:CertRequest"] = On("dnsNames ipAddresses privateKeyPem subject uris"),
        ["tls:index/locallySignedCert:LocallySignedCert"] =
        [
            .. On("allowedUses caCertPem caPrivateKeyPem certRequestPem isCaCertificate setSubjectKeyId validityPeriodHours"),
            .. On("maxPathLength", Given),
        ],
        ["tls:index/privateKey:PrivateKey"] = On("algorithm ecdsaCurve rsaBits"),
        ["tls:index/selfSignedCert:SelfSignedCert"] =
        [
            .. On("allowedUses dnsNames ipAddresses isCaCertificate privateKeyPem setAuthorityKeyId setSubjectKeyId subject uris validityPeriodHours"),
            .. On("maxPathLength", Given),
        ],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static ImmutableArray<ReplacementRule> On(string paths, PropertyChangeKind kinds = Any) =>
        [.. paths.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => new ReplacementRule(p, kinds))];

    // Of AWS: with a region that it keeps, and with what the cloud fills in.
    private static ImmutableArray<ReplacementRule> Regional(string paths, string filledIn = "") =>
        [.. On(paths), .. On(filledIn, Given), .. On(ProviderRegion.Property, PropertyChangeKind.Changed)];

    // Not the items of the list.
    private static ReplacementRule Whole(string path, PropertyChangeKind kinds) => new(path, kinds) { Where = change => change.Path == path };

    private static ImmutableArray<ReplacementRule> OfObject(string paths) => [.. OfEveryObject, .. On(paths)];

    private static bool IsTurnedOff(PropertyChange change) => change.New is PlanScalar { Value: false };

    private static bool IsOfAnotherArchitecture(PropertyChange change) =>
        change is { Old: PlanScalar { Text: { } before }, New: PlanScalar { Text: { } after } } && InstanceTypes.ArchitectureOf(before) != InstanceTypes.ArchitectureOf(after);
}
