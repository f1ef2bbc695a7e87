using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra.Settings;

/// <summary>
/// Every key there is: the one table that reading, the order of problems, the search for misspelt keys and the schema in Pulumi.yaml
/// (held equal by a test) follow.
/// </summary>
public static class ConfigKeys
{
    public static readonly ConfigKey Mode = new(
        AddressKeys.Mode, ConfigType.Text, null,
        "Address families of hosts, pods, services and DNS: ipv4, dualstack or ipv6.", "dualstack");
    public static readonly ConfigKey PrimaryFamily = new(
        AddressKeys.PrimaryFamily, ConfigType.Text, "",
        "Which family comes first in mode dualstack: ipv4 or ipv6. Empty: ipv4.");
    public static readonly ConfigKey Provider = new(
        "provider", ConfigType.Text, null,
        "Where hosts come from: aws, openstack or existing.", "aws");
    public static readonly ConfigKey ClusterName = new(
        "clusterName", ConfigType.Text, "",
        "Start of the names of hosts and resources; a DNS label of at most 47 characters. Empty: the stack's name.");
    public static readonly ConfigKey KubernetesVersion = new(
        "kubernetesVersion", ConfigType.Text, "1.35.4",
        "Kubernetes, as three numbers without v; 1.31.0 or later.");
    public static readonly ConfigKey CalicoVersion = new(
        "calicoVersion", ConfigType.Text, "3.32.1",
        "Calico, as three numbers without v; a 3.32 release.");
    public static readonly ConfigKey ControlPlanes = new(
        "controlPlanes", ConfigType.Number, "1",
        "Hosts that run the control plane and etcd: 1, 3, 5 or 7.");
    public static readonly ConfigKey Workers = new("workers", ConfigType.Number, "2", "Hosts that run workloads: 0 to 1000.");
    public static readonly ConfigKey Zones = new(
        AddressKeys.Zones, ConfigType.Number, "1",
        "Availability zones, each with a subnet, that hosts are spread over in turn: 1 to 6.");
    public static readonly ConfigKey HostCidrs = new(
        AddressKeys.HostCidrs, ConfigType.Texts, "[]",
        "Host ranges, at most one a family; AWS takes IPv4 alone, /16 to /28, and gives the IPv6 range itself. Empty: " +
        "10.0.0.0/16.");
    public static readonly ConfigKey PodCidrs = new(
        AddressKeys.PodCidrs, ConfigType.Texts, "[]",
        "Pod ranges, one for each family of the mode, primary family first. Empty: 10.244.0.0/16, and a /56 of the cluster's " +
        "own fd00::/8 prefix.");
    public static readonly ConfigKey ServiceCidrs = new(
        AddressKeys.ServiceCidrs, ConfigType.Texts, "[]",
        "Service ranges, one for each family of the mode, primary family first; IPv4 /12 to /28, IPv6 /108 to /124. Empty: " +
        "10.96.0.0/16, and a /112 of the cluster's own fd00::/8 prefix.");
    public static readonly ConfigKey IPPools = new(
        AddressKeys.IPPools, ConfigType.Objects, "[]",
        "Calico's IP pools, at most 25, inside the pod ranges; fields name, cidr, blockSize, encapsulation, natOutgoing, " +
        "nodeSelector, disableBgpExport, allowedUses and assignmentMode. Empty: one for each pod range.");
    public static readonly ConfigKey Encapsulation = new(
        AddressKeys.Encapsulation, ConfigType.Text, "auto",
        "Encapsulation of pools that name none: auto, None, IPIP, IPIPCrossSubnet, VXLAN or VXLANCrossSubnet; IPv6 has no IPIP." +
        " With auto: None in one zone, VXLANCrossSubnet in several, VXLAN without BGP.");
    public static readonly ConfigKey Bgp = new(
        AddressKeys.Bgp, ConfigType.Boolean, "true",
        "Whether hosts tell each other their pod routes by BGP.");
    public static readonly ConfigKey AdminCidrs = new(
        "adminCidrs", ConfigType.Texts, "[]",
        "Ranges outside the cluster that may reach the Kubernetes API, and SSH where sshPublicKey is set. Empty: none.");
    public static readonly ConfigKey SshPublicKey = new(
        "sshPublicKey", ConfigType.Text, "",
        "OpenSSH public key of the hosts' default user, in one line. Empty: no key and no SSH.");
    public static readonly ConfigKey ControlPlaneInstanceType = new(
        "controlPlaneInstanceType", ConfigType.Text, "t3.medium",
        "EC2 instance type of control planes; kubeadm wants 2 CPUs and 2 GiB.");
    public static readonly ConfigKey WorkerInstanceType = new(
        "workerInstanceType", ConfigType.Text, "t3.medium",
        "EC2 instance type of workers.");

    /// <summary>Read when the provider is AWS. Not in Pulumi.yaml, whose schema may give keys of other namespaces a value, but no type.</summary>
    public static readonly ConfigKey AwsRegion = new("aws:region", ConfigType.Text, null, "AWS region.", "eu-west-1");

    public static readonly ConfigKey AwsProfile = new(
        "aws:profile", ConfigType.Text, "",
        "Profile of the shared AWS credentials. Empty: the environment's credentials.");

    /// <summary>The project's own keys, in the order of Pulumi.yaml.</summary>
    public static ImmutableArray<ConfigKey> Own { get; } =
    [
        Mode, PrimaryFamily, Provider, ClusterName, KubernetesVersion, CalicoVersion, ControlPlanes, Workers, Zones, HostCidrs, PodCidrs,
        ServiceCidrs, IPPools, Encapsulation, Bgp, AdminCidrs, SshPublicKey, ControlPlaneInstanceType, WorkerInstanceType,
    ];

    /// <summary>All keys that are read, in the order in which problems are told.</summary>
    public static ImmutableArray<ConfigKey> All { get; } = [.. Own, AwsRegion, AwsProfile];
}
