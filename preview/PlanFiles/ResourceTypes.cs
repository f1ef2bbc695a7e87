namespace CalicoIPv6.Preview.PlanFiles;

/// <summary>The types of resources that readers of plans look for.</summary>
internal static class ResourceTypes
{
    public const string AwsInstance = "aws:ec2/instance:Instance";
    public const string AwsVpc = "aws:ec2/vpc:Vpc";
    public const string AwsInterface = "aws:ec2/networkInterface:NetworkInterface";
    public const string AwsVolume = "aws:ebs/volume:Volume";
    public const string AwsBalancer = "aws:lb/loadBalancer:LoadBalancer";
    public const string AwsListener = "aws:lb/listener:Listener";
    public const string AwsTargetGroup = "aws:lb/targetGroup:TargetGroup";
    public const string AwsTarget = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
    public const string AwsAddress = "aws:ec2/eip:Eip";
    public const string AwsSubnet = "aws:ec2/subnet:Subnet";
    public const string AwsInternetGateway = "aws:ec2/internetGateway:InternetGateway";
    public const string AwsEgressOnlyGateway = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
    public const string AwsNatGateway = "aws:ec2/natGateway:NatGateway";
    public const string AwsTable = "aws:ec2/routeTable:RouteTable";
    public const string AwsAssociation = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    public const string AwsRoute = "aws:ec2/route:Route";
    public const string AwsGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string AwsGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    public const string AwsIngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string AwsRolePolicy = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

    public const string OpenStackInstance = "openstack:compute/instance:Instance";
    public const string OpenStackServerGroup = "openstack:compute/serverGroup:ServerGroup";
    public const string OpenStackKeypair = "openstack:compute/keypair:Keypair";
    public const string OpenStackNetwork = "openstack:networking/network:Network";
    public const string OpenStackSubnet = "openstack:networking/subnet:Subnet";
    public const string OpenStackRouter = "openstack:networking/router:Router";
    public const string OpenStackRouterInterface = "openstack:networking/routerInterface:RouterInterface";
    public const string OpenStackPort = "openstack:networking/port:Port";
    public const string OpenStackRule = "openstack:networking/secGroupRule:SecGroupRule";
    public const string OpenStackAddress = "openstack:networking/floatingIp:FloatingIp";
    public const string OpenStackBalancer = "openstack:loadbalancer/loadBalancer:LoadBalancer";
    public const string OpenStackListener = "openstack:loadbalancer/listener:Listener";
    public const string OpenStackPool = "openstack:loadbalancer/pool:Pool";
    public const string OpenStackMember = "openstack:loadbalancer/member:Member";
    public const string OpenStackMonitor = "openstack:loadbalancer/monitor:Monitor";

    public const string AwsProvider = "pulumi:providers:aws";
    public const string KubernetesProvider = "pulumi:providers:kubernetes";
    public const string ConfigMap = "kubernetes:core/v1:ConfigMap";
    public const string ConfigMapPatch = "kubernetes:core/v1:ConfigMapPatch";
    public const string Secret = "kubernetes:core/v1:Secret";
    public const string Installation = "kubernetes:operator.tigera.io/v1:Installation";
    public const string IPPool = "kubernetes:projectcalico.org/v3:IPPool";
    public const string StoredIPPool = "kubernetes:crd.projectcalico.org/v1:IPPool";

    public const string PrivateKey = "tls:index/privateKey:PrivateKey";
    public const string SelfSignedCertificate = "tls:index/selfSignedCert:SelfSignedCert";
    public const string CertificateRequest = "tls:index/certRequest:CertRequest";
    public const string SignedCertificate = "tls:index/locallySignedCert:LocallySignedCert";
    public const string RandomId = "random:index/randomId:RandomId";
    public const string RandomPassword = "random:index/randomPassword:RandomPassword";
}
