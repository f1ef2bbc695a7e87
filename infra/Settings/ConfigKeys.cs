using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Infra.Settings;

/// <summary>
/// Every key there is: the one table that reading, the order of problems, the search for misspelt keys, the schema in Pulumi.yaml
/// and docs/configuration.md (both held equal by tests) follow.
/// </summary>
public static class ConfigKeys
{
    public static readonly ConfigKey Mode = new(
        AddressKeys.Mode, ConfigType.Text, null,
        "Address families of hosts, pods, services and DNS: ipv4, dualstack or ipv6.",
        "Everything that has a family: subnets, routes, firewall rules, kubeadm's documents, pools, DNS.", "dualstack");
    public static readonly ConfigKey PrimaryFamily = new(
        AddressKeys.PrimaryFamily, ConfigType.Text, "",
        "Which family comes first in mode dualstack: ipv4 or ipv6. Empty: ipv4.",
        "The order of every list of ranges and addresses, and the family of what can have but one: API address, cluster DNS.");
    public static readonly ConfigKey Provider = new(
        "provider", ConfigType.Text, null,
        "Where hosts come from: aws, openstack or existing.",
        "Which resources make network and hosts.", "aws");
    public static readonly ConfigKey Kubeconfig = new(
        "kubeconfig", ConfigType.Text, "",
        "With provider existing: the kubeconfig of the cluster's administrator, as text and encrypted. Empty: the machine's own.",
        "Which cluster gets Calico, DNS and workloads.");
    public static readonly ConfigKey KubeContext = new(
        "kubeContext", ConfigType.Text, "",
        "With provider existing: the context of the kubeconfig. Empty: its current one.",
        "Which cluster of the kubeconfig it is.");
    public static readonly ConfigKey ExistingCalico = new(
        "existingCalico", ConfigType.Boolean, "false",
        "With provider existing: whether an operator runs Calico in the cluster already. With false, Calico is installed on a cluster that has " +
        "no pod network.",
        "Whether the operator and its Installation are made, or the Installation that is there is changed.");
    public static readonly ConfigKey Hosts = new(
        AddressKeys.HostList, ConfigType.Objects, "[]",
        "With provider existing: the machines to make a cluster of; fields name, role (control-plane or worker), ipv4 and ipv6, an address in " +
        "each family of the mode. The first control plane founds the cluster. Empty: the cluster exists.",
        "The nodes, and a cloud-init for each in the output userData.");
    public static readonly ConfigKey ApiEndpoint = new(
        AddressKeys.ApiEndpoint, ConfigType.Text, "",
        "With hosts: the name or address at which port 6443 of every control plane is reached. Empty: the address of the only control plane, " +
        "in the primary family.",
        "Where nodes and administrators reach the API, and the names in its certificate.");
    public static readonly ConfigKey ClusterReady = new(
        "clusterReady", ConfigType.Boolean, "false",
        "With hosts: whether they were booted with their user data. Never false again on a cluster that runs.",
        "Whether the API is waited for, and Calico, DNS and workloads are installed.");
    public static readonly ConfigKey ClusterName = new(
        "clusterName", ConfigType.Text, "",
        "Start of the names of hosts and resources; a DNS label of at most 47 characters. Empty: the stack's name.",
        "Names, and with project and stack the cluster's own fd00::/8 prefix.");
    public static readonly ConfigKey KubernetesVersion = new(
        "kubernetesVersion", ConfigType.Text, "1.35.6",
        "Kubernetes, as three numbers without v; 1.31 to 1.36.",
        "The packages on the hosts and the images of the control plane.");
    public static readonly ConfigKey CalicoVersion = new(
        "calicoVersion", ConfigType.Text, "3.32.1",
        "Calico, as three numbers without v; a 3.32 release.",
        "The operator's Helm chart or the released calico.yaml, which bring Calico's images.");
    public static readonly ConfigKey ControlPlanes = new(
        "controlPlanes", ConfigType.Number, "1",
        "Hosts that run the control plane and etcd: 1, 3, 5 or 7.",
        "Hosts, and what is behind the API's load balancer.");
    public static readonly ConfigKey Workers = new(
        AddressKeys.Workers, ConfigType.Number, "2",
        "Hosts that run workloads: 0 to 1000.",
        "Hosts.");

    public static readonly ConfigKey Zones = new(
        AddressKeys.Zones, ConfigType.Number, "1",
        "Availability zones that hosts are spread over in turn: 1 to 6. On AWS each has a subnet; on OpenStack they share one.",
        "Subnets, and with several of them encapsulation of pod traffic between; on OpenStack Nova's availability zones.");
    public static readonly ConfigKey PrivateHosts = new(
        AddressKeys.PrivateHosts, ConfigType.Boolean, "false",
        "Whether hosts have no address that the internet reaches.",
        "Public addresses, subnets of their own for the hosts, and gateways.");
    public static readonly ConfigKey IPv6AddressMode = new(
        "ipv6AddressMode", ConfigType.Text, "",
        "How OpenStack gives hosts their IPv6 addresses: dhcpv6-stateful, dhcpv6-stateless or slaac. Empty: dhcpv6-stateful.",
        "Address and router advertisement modes of Neutron's IPv6 subnets.");
    public static readonly ConfigKey IPv6SubnetPoolId = new(
        "ipv6SubnetPoolId", ConfigType.Text, "",
        "Id of the Neutron subnet pool that hosts' IPv6 /64 comes from. Empty: hostCidrs, or a part of the cluster's own fd00::/8 prefix.",
        "Range of Neutron's IPv6 subnet.");
    public static readonly ConfigKey IPv6PrefixDelegation = new(
        "ipv6PrefixDelegation", ConfigType.Boolean, "false",
        "Whether Neutron's router asks its upstream for the hosts' IPv6 /64; with ipv6AddressMode slaac or dhcpv6-stateless.",
        "Range of Neutron's IPv6 subnet.");
    public static readonly ConfigKey ExternalNetwork = new(
        "externalNetwork", ConfigType.Text, "",
        "Name of OpenStack's network towards the internet. Needed where the network is made; empty with networkId: no floating addresses.",
        "The router's gateway, and floating IPv4 addresses of hosts and API.");
    public static readonly ConfigKey NetworkId = new(
        "networkId", ConfigType.Text, "",
        "Id of the Neutron network to put hosts in, with subnets and router. Empty: one is made.",
        "Whether network, subnets and router are made.");
    public static readonly ConfigKey SubnetIds = new(
        "subnetIds", ConfigType.Texts, "[]",
        "With networkId, ids of the hosts' subnets in it, one for each family of the mode, primary family first.",
        "Where hosts' addresses come from.");
    public static readonly ConfigKey HostResolvers = new(
        AddressKeys.HostResolvers, ConfigType.Texts, "[]",
        "Addresses of DNS servers for OpenStack's hosts, of the mode's families. Empty: the cloud's.",
        "dns_nameservers of Neutron's subnets; in mode ipv6 also whom cluster DNS asks, where upstreamResolvers says nothing.");
    public static readonly ConfigKey NetworkMtu = new(
        "networkMtu", ConfigType.Number, "0",
        "MTU of the Neutron network, in bytes; 1280 at least with IPv6. 0: the cloud's.",
        "The network, whose MTU its hosts are told.");
    public static readonly ConfigKey PortSecurity = new(
        "portSecurity", ConfigType.Boolean, "true",
        "Whether Neutron filters what passes the hosts' ports, by security groups and address pairs.",
        "Security groups, and allowed address pairs of hosts' ports.");
    public static readonly ConfigKey AllowedAddressPairs = new(
        "allowedAddressPairs", ConfigType.Texts, "[]",
        "Ranges that OpenStack's hosts may send from besides their own addresses and bare pods'; at most 10 pairs in all.",
        "Allowed address pairs of hosts' ports.");
    public static readonly ConfigKey ApiBalancer = new(
        "apiBalancer", ConfigType.Text, "octavia",
        "What stands before OpenStack's API: octavia, a balancer in each family, or none, the first control plane alone.",
        "Load balancers, and the address in kubeconfig and certificates.");
    public static readonly ConfigKey HostCidrs = new(
        AddressKeys.HostCidrs, ConfigType.Texts, "[]",
        "Host ranges, at most one a family; AWS takes IPv4 of /16 to /28, and gives the IPv6 range itself unless it is a block of " +
        "ipv6IpamPoolId. Empty: 10.0.0.0/16, and on OpenStack a /56 of the cluster's own fd00::/8 prefix. With hosts: the one subnet, " +
        "IPv6 a /64, that all of them are in; empty where they are in several.",
        "The network's ranges, of which each zone's subnets are parts.");
    public static readonly ConfigKey PodCidrs = new(
        AddressKeys.PodCidrs, ConfigType.Texts, "[]",
        "Pod ranges, one for each family of the mode, primary family first. Empty: 10.244.0.0/16, and a /56 of the cluster's " +
        "own fd00::/8 prefix.",
        "kubeadm's podSubnet, and the pools where none are given.");
    public static readonly ConfigKey ServiceCidrs = new(
        AddressKeys.ServiceCidrs, ConfigType.Texts, "[]",
        "Service ranges, one for each family of the mode, primary family first; IPv4 /12 to /28, IPv6 /108 to /124. Empty: " +
        "10.96.0.0/16, and a /112 of the cluster's own fd00::/8 prefix.",
        "kubeadm's serviceSubnet, and the addresses of the API's and the DNS server's Services.");
    public static readonly ConfigKey AllowDocumentationRanges = new(
        AddressKeys.AllowDocumentationRanges, ConfigType.Boolean, "false",
        "Whether ranges for documentation (2001:db8::/32, 192.0.2.0/24 and their like) may be used, as examples and tests do.",
        "What is refused; nothing else.");

    public static readonly ConfigKey NatGateways = new(
        "natGateways", ConfigType.Text, "one",
        "NAT gateways on AWS where hosts need any: one, or perZone. One costs less; each zone's own survives the loss of another.",
        "NAT gateways, their public addresses, and which of them a zone's hosts go through.");
    public static readonly ConfigKey VpcId = new(
        AddressKeys.VpcId, ConfigType.Text, "",
        "A VPC on AWS that exists, with routes and gateways; edgeSubnetIds and hostCidrs are set with it. Empty: one is made.",
        "Whether network, subnets, gateways and routes are made at all.");
    public static readonly ConfigKey EdgeSubnetIds = new(
        "edgeSubnetIds", ConfigType.Texts, "[]",
        "Subnets of vpcId for what faces the internet, one for each zone, in the order of the zones.",
        "Where balancers are.");
    public static readonly ConfigKey HostSubnetIds = new(
        "hostSubnetIds", ConfigType.Texts, "[]",
        "Subnets of vpcId for hosts, one for each zone, in the same order. Empty: edgeSubnetIds, for public hosts that have IPv4.",
        "Where hosts are.");
    public static readonly ConfigKey IPv6IpamPoolId = new(
        AddressKeys.IPv6IpamPoolId, ConfigType.Text, "",
        "IPAM pool on AWS that the VPC's IPv6 block is from: any block, or the IPv6 range in hostCidrs. Empty: Amazon gives one.",
        "The hosts' IPv6 addresses.");
    public static readonly ConfigKey IPv6NetmaskLength = new(
        AddressKeys.IPv6NetmaskLength, ConfigType.Number, "56",
        "Length of the block from ipv6IpamPoolId where hostCidrs names none: 44, 48, 52, 56 or 60.",
        "How many /64s there are, and which of them are the hosts'.");

    public static readonly ConfigKey IPPools = new(
        AddressKeys.IPPools, ConfigType.Objects, "[]",
        "Calico's IP pools, at most 25, inside the pod ranges; fields name, cidr, blockSize, encapsulation, natOutgoing, " +
        "nodeSelector, disableBgpExport, allowedUses and assignmentMode. Empty: one for each pod range." +
        " Plan them on day one: a pool that fills its pod range cannot give way to others later.",
        "ipPools of the Installation; source/destination checks and firewall rules where pod addresses pass between hosts.");
    public static readonly ConfigKey Encapsulation = new(
        AddressKeys.Encapsulation, ConfigType.Text, "auto",
        "Encapsulation of pools that name none: auto, None, IPIP, IPIPCrossSubnet, VXLAN or VXLANCrossSubnet; IPv6 has no IPIP." +
        " With auto: None in one subnet (one zone, or one that hostCidrs has all hosts in), VXLANCrossSubnet in several and in a cluster that exists, VXLAN without BGP.",
        "The pools, and the ports that hosts open to each other.");
    public static readonly ConfigKey EncapsulationIPv4 = new(
        AddressKeys.EncapsulationIPv4, ConfigType.Text, "",
        "Encapsulation of IPv4 pools that name none: None, IPIP, IPIPCrossSubnet, VXLAN or VXLANCrossSubnet. Empty: as encapsulation.",
        "As encapsulation.");
    public static readonly ConfigKey EncapsulationIPv6 = new(
        AddressKeys.EncapsulationIPv6, ConfigType.Text, "",
        "Encapsulation of IPv6 pools that name none: None, VXLAN or VXLANCrossSubnet. Empty: as encapsulation.",
        "As encapsulation.");
    public static readonly ConfigKey Bgp = new(
        AddressKeys.Bgp, ConfigType.Boolean, "true",
        "Whether hosts tell each other their pod routes by BGP.",
        "bgp of the Installation, and port 179 between hosts.");
    public static readonly ConfigKey Ipam = new(
        AddressKeys.Ipam, ConfigType.Text, "calico",
        "Who gives addresses to pods: calico, in blocks of its pools, or host-local, in one range a node.",
        "cni.ipam of the Installation, and whether the controller manager allocates node ranges.");
    public static readonly ConfigKey NodeCidrMaskSizeIPv4 = new(
        AddressKeys.NodeCidrMaskSizeIPv4, ConfigType.Number, "24",
        "Prefix length of a node's IPv4 pod range with ipam host-local: 0 to 32.",
        "How many pods a node can have, and how many nodes the pod range.");
    public static readonly ConfigKey NodeCidrMaskSizeIPv6 = new(
        AddressKeys.NodeCidrMaskSizeIPv6, ConfigType.Number, "64",
        "Prefix length of a node's IPv6 pod range with ipam host-local: 0 to 128.",
        "How many pods a node can have, and how many nodes the pod range.");
    public static readonly ConfigKey Dataplane = new(
        AddressKeys.Dataplane, ConfigType.Text, "iptables",
        "What programs the hosts' packet filters: iptables, nftables or bpf.",
        "linuxDataplane of the Installation, and kube-proxy's mode, which has to be the same.");
    public static readonly ConfigKey Mtu = new(
        AddressKeys.Mtu, ConfigType.Number, "0",
        "MTU of pods' interfaces, in bytes. 0: Calico finds it out.",
        "mtu of the Installation.");
    public static readonly ConfigKey NodeAddressAutodetectionIPv4 = new(
        "nodeAddressAutodetectionIPv4", ConfigType.Text, "kubernetes-internal-ip",
        "How Calico finds a host's IPv4 address: kubernetes-internal-ip, first-found, can-reach=HOST, interface=REGEX, " +
        "skip-interface=REGEX or cidr=RANGE,...",
        "Which address BGP and tunnels use; the default is the one that the host was given.");
    public static readonly ConfigKey NodeAddressAutodetectionIPv6 = new(
        "nodeAddressAutodetectionIPv6", ConfigType.Text, "kubernetes-internal-ip",
        "How Calico finds a host's IPv6 address; methods as for IPv4.",
        "Which address BGP and tunnels use; the default is the one that the host was given.");
    public static readonly ConfigKey BgpAsNumber = new(
        "bgpAsNumber", ConfigType.Number, "64512",
        "The hosts' AS number: 1 to 2147483647.",
        "BGPConfiguration.");
    public static readonly ConfigKey BgpAdvertiseServices = new(
        "bgpAdvertiseServices", ConfigType.Boolean, "false",
        "Whether BGP peers learn the service ranges, of every family, and the pools of load balancers.",
        "BGPConfiguration.");
    public static readonly ConfigKey BgpPeers = new(
        "bgpPeers", ConfigType.Objects, "[]",
        "Routers that hosts exchange routes with; fields name, peerIP, asNumber and nodeSelector. Empty: none.",
        "A BGPPeer each.");
    public static readonly ConfigKey Wireguard = new(
        "wireguard", ConfigType.Text, "off",
        "The families in which traffic of pods between hosts is encrypted by WireGuard: off, ipv4, ipv6 or both.",
        "FelixConfiguration, and ports 51820 (IPv4) and 51821 (IPv6) between hosts.");
    public static readonly ConfigKey VxlanMtuIPv4 = new(
        "vxlanMtuIPv4", ConfigType.Number, "0",
        "MTU of the hosts' IPv4 VXLAN device, in bytes; mtu, where it is set, goes before it. 0: Calico finds it out.",
        "FelixConfiguration.");
    public static readonly ConfigKey VxlanMtuIPv6 = new(
        "vxlanMtuIPv6", ConfigType.Number, "0",
        "MTU of the hosts' IPv6 VXLAN device, in bytes; mtu, where it is set, goes before it. 0: Calico finds it out.",
        "FelixConfiguration.");
    public static readonly ConfigKey HostPorts = new(
        "hostPorts", ConfigType.Boolean, "true",
        "Whether pods may have ports of their host.",
        "hostPorts of the Installation.");
    public static readonly ConfigKey ContainerIPForwarding = new(
        "containerIPForwarding", ConfigType.Boolean, "false",
        "Whether pods may forward packets that are not their own, as routers and VPNs do.",
        "containerIPForwarding of the Installation.");
    public static readonly ConfigKey CalicoReplicas = new(
        "calicoReplicas", ConfigType.Number, "0",
        "Replicas of Calico's components that can have several: 1 to 9. 0: 2, or 1 where there is one host; in a cluster that " +
        "exists, the operator's choice.",
        "controlPlaneReplicas of the Installation.");
    public static readonly ConfigKey CalicoObservability = new(
        "calicoObservability", ConfigType.Text, "none",
        "What shows the flows between pods: none, goldmane (gathers them) or whisker (a web page, and goldmane).",
        "Goldmane and Whisker.");
    public static readonly ConfigKey CalicoInstall = new(
        "calicoInstall", ConfigType.Text, "operator",
        "How Calico is installed: operator or manifest.",
        "Helm chart and Installation, or the objects of calico.yaml.");
    public static readonly ConfigKey CalicoManifest = new(
        "calicoManifest", ConfigType.Text, "",
        "Calico's calico.yaml for calicoInstall manifest: a path, from the project's folder, or an https URL. Empty: the released one of calicoVersion.",
        "The objects that install Calico, made to fit mode and pools. A URL is fetched in each preview and update.");

    public static readonly ConfigKey Dns = new(
        AddressKeys.Dns, ConfigType.Text, "coredns",
        "Cluster DNS server: coredns or kubedns.",
        "What runs behind the Service kube-dns.");
    public static readonly ConfigKey KubeDnsManifest = new(
        "kubeDnsManifest", ConfigType.Text, "",
        "A manifest of kube-dns for dns kubedns, which needs it: a path, from the project's folder, or an https URL. Empty: none.",
        "The objects that install kube-dns, made to fit the mode.");
    public static readonly ConfigKey Dns64 = new(
        AddressKeys.Dns64, ConfigType.Text, "auto",
        "Whether names without IPv6 get an address behind NAT64: auto, on or off. With auto: in mode ipv6 where there is a way " +
        "through NAT64.",
        "The DNS server's configuration.");
    public static readonly ConfigKey Nat64 = new(
        AddressKeys.Nat64, ConfigType.Text, "auto",
        "Who translates for what has no IPv6: auto, existing (the network around the hosts does) or none. With auto: a NAT gateway in mode " +
        "ipv6 on AWS, nobody elsewhere.",
        "NAT gateways and routes to them, and DNS64.");
    public static readonly ConfigKey Nat64Prefix = new(
        AddressKeys.Nat64Prefix, ConfigType.Text, "64:ff9b::/96",
        "Where NAT64 listens: a /32, /40, /48, /56, /64 or /96.",
        "The addresses that DNS64 makes up.");
    public static readonly ConfigKey NodeLocalDns = new(
        AddressKeys.NodeLocalDns, ConfigType.Boolean, "false",
        "Whether each host caches DNS (NodeLocal DNSCache).",
        "A DaemonSet, and the DNS server that kubelet tells pods.");
    public static readonly ConfigKey UpstreamResolvers = new(
        AddressKeys.UpstreamResolvers, ConfigType.Texts, "[]",
        "Addresses of resolvers for names outside the cluster, of the mode's families. Empty: the hosts' own, and in mode ipv6 the cloud's at its " +
        "IPv6 address; where there is none, mode ipv6 needs them.",
        "Where the DNS server forwards to.");

    public static readonly ConfigKey Demo = new(
        "demo", ConfigType.Boolean, "false",
        "Whether a web server with a Service for each family, and one for both, runs in the namespace dual-stack-demo.",
        "A Deployment and its Services, on node ports.");
    public static readonly ConfigKey ClusterChecks = new(
        "clusterChecks", ConfigType.Boolean, "false",
        "Whether a Job proves from inside that pods, Services, DNS and the way out work in every family.",
        "A Job in the namespace calico-ipv6-checks, which `pulumi up` waits for.");
    public static readonly ConfigKey ChecksEgressUrl = new(
        "checksEgressUrl", ConfigType.Text, "",
        "What the checks ask for outside the cluster, in every family: an http or https URL, or none, not to. Empty: the registry that images " +
        "come from.",
        "The checks' Job.");

    public static readonly ConfigKey AdminCidrs = new(
        "adminCidrs", ConfigType.Texts, "[]",
        "Ranges outside the cluster that may reach the Kubernetes API, and SSH where sshPublicKey is set. Empty: none.",
        "Firewall rules.");
    public static readonly ConfigKey ApiAccess = new(
        "apiAccess", ConfigType.Text, "public",
        "From where the API's address can be reached, by those whom adminCidrs lets in: public, or internal (from the hosts' network " +
        "and what is connected to it). It cannot be changed later.",
        "Whether the API's load balancer faces the internet.");
    public static readonly ConfigKey SshPublicKey = new(
        "sshPublicKey", ConfigType.Text, "",
        "OpenSSH public key of the hosts' default user, in one line. Empty: no key and no SSH.",
        "Key pair, and firewall rules for port 22.");
    public static readonly ConfigKey JoinTokenHours = new(
        "joinTokenHours", ConfigType.Number, "168",
        "How long the token that new hosts join with is valid: 25 to 8760 hours. An update in its last 24 hours or later makes another.",
        "The expiration of the token's Secret; another number makes another token at once.");
    public static readonly ConfigKey ServicePorts = new(
        "servicePorts", ConfigType.Objects, "[]",
        "Ports of a load balancer in front of the workers' NodePorts; fields port, nodePort (30000 to 32767) and protocol (TCP or UDP; TCP " +
        "where it is missing). Empty: no such balancer.",
        "A load balancer that has IPv6 where the mode does, its listeners and targets, and firewall rules.");
    public static readonly ConfigKey ServiceAccess = new(
        "serviceAccess", ConfigType.Text, "public",
        "From where the address of servicePorts' load balancer can be reached, by those whom publicCidrs lets in: public, or internal " +
        "(from the hosts' network and what is connected to it).",
        "Whether that load balancer faces the internet; another value makes another one, with another address.");
    public static readonly ConfigKey PublicCidrs = new(
        "publicCidrs", ConfigType.Texts, "[]",
        "Ranges that may reach servicePorts. Empty: none.",
        "Firewall rules.");
    public static readonly ConfigKey NodePortCidrs = new(
        "nodePortCidrs", ConfigType.Texts, "[]",
        "Ranges outside the cluster that may reach NodePorts (30000 to 32767, TCP and UDP) of every host directly. Empty: none.",
        "Firewall rules.");
    public static readonly ConfigKey DeletionProtection = new(
        "deletionProtection", ConfigType.Boolean, "false",
        "Whether AWS refuses to delete the load balancers, whoever asks, until this is false again.",
        "The load balancers' deletion protection.");
    public static readonly ConfigKey RegistryMirror = new(
        AddressKeys.RegistryMirror, ConfigType.Text, "",
        "Registry that images come from in the place of the public ones, as HOST[:PORT][/PATH]. Empty: the public ones.",
        "The images of Kubernetes and Calico.");
    public static readonly ConfigKey ContainerdMirrors = new(
        "containerdMirrors", ConfigType.Map, "{}",
        "Where containerd looks for the images of a registry before it asks that one: HOST[:PORT], or _default, and a list of URLs such " +
        "as https://mirror.example.com; one with a path of its own, such as https://mirror.example.com/v2/quay.io, is taken as it stands.",
        "A hosts.toml for each registry on every host.");
    public static readonly ConfigKey NtpServers = new(
        "ntpServers", ConfigType.Texts, "[]",
        "Names or addresses of time servers that hosts prefer. Empty: the cloud's own, where it has one, beside those of the image.",
        "chrony's sources on every host.");
    public static readonly ConfigKey Tags = new(
        "tags", ConfigType.Map, "{}",
        "Tags of every resource that takes them, as keys and texts, besides the project's own four; at most 46.",
        "Tags.");
    public static readonly ConfigKey ControlPlaneInstanceType = new(
        "controlPlaneInstanceType", ConfigType.Text, "t3.medium",
        "EC2 instance type of control planes; kubeadm wants 2 CPUs and 2 GiB.",
        "The control planes' size and price.");
    public static readonly ConfigKey WorkerInstanceType = new(
        "workerInstanceType", ConfigType.Text, "t3.medium",
        "EC2 instance type of workers.",
        "The workers' size and price.");
    public static readonly ConfigKey Image = new(
        "image", ConfigType.Text, "ubuntu-24.04",
        "What new hosts on AWS boot, the newest for their instance type's architecture: ubuntu-24.04, debian-12 or debian-13.",
        "The operating system; hosts that exist keep theirs.");
    public static readonly ConfigKey RootVolumeSize = new(
        "rootVolumeSize", ConfigType.Number, "30",
        "GiB of each host's encrypted root volume on AWS: 20 to 16384. It can grow, not shrink.",
        "Room for container images, logs and etcd.");
    public static readonly ConfigKey SourceDestCheck = new(
        "sourceDestCheck", ConfigType.Text, "auto",
        "EC2's check that packets carry an address of their interface: auto, on or off. With auto: off exactly where packets with " +
        "pod addresses pass between hosts.",
        "sourceDestCheck of the hosts' interfaces.");

    public static readonly ConfigKey PolicyWaivers = new(
        "policyWaivers", ConfigType.Objects, "[]",
        "What this stack accepts although docs/policy.md forbids it; fields rule, reason, resource (a name or URN; every one where it is " +
        "missing) and until (its last day, such as \"2030-12-31\"; no end where it is missing).",
        "What `./dev check --plan` lets pass, and tells with the reason.");

    public static readonly ConfigKey ControlPlaneFlavor = new(
        "controlPlaneFlavor", ConfigType.Text, "",
        "Name of OpenStack's flavor for control planes; kubeadm wants 2 CPUs and 2 GiB.",
        "The control planes' size.", "m1.medium");
    public static readonly ConfigKey WorkerFlavor = new(
        "workerFlavor", ConfigType.Text, "",
        "Name of OpenStack's flavor for workers.",
        "The workers' size.", "m1.medium");
    public static readonly ConfigKey ImageName = new(
        "imageName", ConfigType.Text, "",
        "Name of the hosts' image on OpenStack; the newest of that name.",
        "What hosts boot from.", "ubuntu-24.04");
    public static readonly ConfigKey BootVolumeSize = new(
        "bootVolumeSize", ConfigType.Number, "0",
        "GiB of the Cinder volume that a host boots from. 0: the flavor's own disk.",
        "Where hosts keep their system.");
    public static readonly ConfigKey BootVolumeType = new(
        "bootVolumeType", ConfigType.Text, "",
        "Cinder's type of that volume, such as an encrypted one. Empty: the cloud's default.",
        "Where hosts keep their system.");

    /// <summary>Read when the provider is AWS. Not in Pulumi.yaml, whose schema may give keys of other namespaces a value, but no type.</summary>
    public static readonly ConfigKey AwsRegion = new("aws:region", ConfigType.Text, null, "AWS region.", "Where everything is.", "eu-west-1");

    public static readonly ConfigKey AwsProfile = new(
        "aws:profile", ConfigType.Text, "",
        "Profile of the shared AWS credentials. Empty: the environment's credentials.",
        "Whose account it is.");

    /// <summary>Read when the provider is OpenStack, whose provider takes the rest (user, project, secrets) from the environment or clouds.yaml.</summary>
    public static readonly ConfigKey OpenStackCloud = new(
        "openstack:cloud", ConfigType.Text, "",
        "An entry of clouds.yaml. Empty: the environment's OS_CLOUD, or what its OS_AUTH_URL and the like say.",
        "Which cloud, and whose project.");

    public static readonly ConfigKey OpenStackAuthUrl = new(
        "openstack:authUrl", ConfigType.Text, "",
        "URL of the identity service. Empty: the cloud's, or the environment's OS_AUTH_URL.",
        "Which cloud.");

    public static readonly ConfigKey OpenStackRegion = new(
        "openstack:region", ConfigType.Text, "",
        "Region. Empty: the cloud's, or the environment's OS_REGION_NAME.",
        "Where everything is.");

    /// <summary>The project's own keys, by what they are about.</summary>
    public static ImmutableArray<ConfigGroup> Groups { get; } =
    [
        new(
            "Cluster", Mode, PrimaryFamily, Provider, Kubeconfig, KubeContext, ExistingCalico, Hosts, ApiEndpoint, ClusterReady, ClusterName,
            KubernetesVersion, CalicoVersion, ControlPlanes, Workers),
        new("Network", Zones, PrivateHosts, IPv6AddressMode, HostCidrs, PodCidrs, ServiceCidrs, AllowDocumentationRanges),
        new("Network on AWS", NatGateways, VpcId, EdgeSubnetIds, HostSubnetIds, IPv6IpamPoolId, IPv6NetmaskLength),
        new(
            "Network on OpenStack", ExternalNetwork, NetworkId, SubnetIds, IPv6SubnetPoolId, IPv6PrefixDelegation, HostResolvers, NetworkMtu,
            PortSecurity, AllowedAddressPairs, ApiBalancer),
        new(
            "Calico", IPPools, Encapsulation, EncapsulationIPv4, EncapsulationIPv6, Bgp, Ipam, NodeCidrMaskSizeIPv4, NodeCidrMaskSizeIPv6,
            Dataplane, Mtu, NodeAddressAutodetectionIPv4, NodeAddressAutodetectionIPv6, BgpAsNumber, BgpAdvertiseServices, BgpPeers, Wireguard,
            VxlanMtuIPv4, VxlanMtuIPv6, HostPorts, ContainerIPForwarding, CalicoReplicas, CalicoObservability, CalicoInstall, CalicoManifest),
        new("DNS", Dns, KubeDnsManifest, Dns64, Nat64, Nat64Prefix, NodeLocalDns, UpstreamResolvers),
        new("Workloads", Demo, ClusterChecks, ChecksEgressUrl),
        new(
            "Access and hosts", AdminCidrs, ApiAccess, SshPublicKey, JoinTokenHours, ServicePorts, ServiceAccess, PublicCidrs, NodePortCidrs,
            DeletionProtection, RegistryMirror, ContainerdMirrors, NtpServers, Tags, ControlPlaneInstanceType, WorkerInstanceType, Image, RootVolumeSize, SourceDestCheck),
        new("Policy", PolicyWaivers),
        new("Hosts on OpenStack", ControlPlaneFlavor, WorkerFlavor, ImageName, BootVolumeSize, BootVolumeType),
    ];

    /// <summary>Keys of the provider aws, which Pulumi's provider for it shares.</summary>
    public static ConfigGroup Aws { get; } = new("Keys of the AWS provider", AwsRegion, AwsProfile);

    /// <summary>Keys of the provider openstack, which Pulumi's provider for it shares.</summary>
    public static ConfigGroup OpenStack { get; } = new("Keys of the OpenStack provider", OpenStackCloud, OpenStackAuthUrl, OpenStackRegion);

    /// <summary>The project's own keys, in the order of Pulumi.yaml.</summary>
    public static ImmutableArray<ConfigKey> Own { get; } = [.. Groups.SelectMany(g => g.Keys)];

    /// <summary>All keys that are read, in the order in which problems are told.</summary>
    public static ImmutableArray<ConfigKey> All { get; } = [.. Own, .. Aws.Keys, .. OpenStack.Keys];
}
