namespace CalicoIPv6.Preview.Policy;

/// <summary>The types that rules look for.</summary>
internal static class ResourceTypes
{
    public const string AwsInstance = "aws:ec2/instance:Instance";
    public const string AwsVpc = "aws:ec2/vpc:Vpc";
    public const string AwsInterface = "aws:ec2/networkInterface:NetworkInterface";
    public const string AwsVolume = "aws:ebs/volume:Volume";
    public const string AwsBalancer = "aws:lb/loadBalancer:LoadBalancer";
    public const string AwsAddress = "aws:ec2/eip:Eip";
    public const string AwsSubnet = "aws:ec2/subnet:Subnet";
    public const string AwsTable = "aws:ec2/routeTable:RouteTable";
    public const string AwsAssociation = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    public const string AwsRoute = "aws:ec2/route:Route";
    public const string AwsGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string AwsGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    public const string AwsIngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string OpenStackInstance = "openstack:compute/instance:Instance";
    public const string OpenStackPort = "openstack:networking/port:Port";
    public const string OpenStackRule = "openstack:networking/secGroupRule:SecGroupRule";
    public const string OpenStackAddress = "openstack:networking/floatingIp:FloatingIp";
    public const string OpenStackBalancer = "openstack:loadbalancer/loadBalancer:LoadBalancer";
    public const string OpenStackListener = "openstack:loadbalancer/listener:Listener";
    public const string ConfigMap = "kubernetes:core/v1:ConfigMap";
    public const string ConfigMapPatch = "kubernetes:core/v1:ConfigMapPatch";
    public const string Secret = "kubernetes:core/v1:Secret";
}
