using System.Collections.Immutable;
using System.Text.Json;
using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.SettingsRow;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the readers of networks, hosts and balancers, and of clusters that exist.</summary>
internal static class NetworkRows
{
    private const string Pool = "ipam-pool-0123456789abcdef0";
    private const string Subnet = """["subnet-01234567"]""";
    private const string TwoSubnets = """["subnet-01234567","subnet-01234568"]""";
    private const string Port = """{"port":443,"nodePort":30443}""";

    public static readonly ImmutableArray<SettingsRow> All =
    [
        new("ConfigReader: is in plain text, and whoever reads it rules the cluster", ExistingClusterTests.Existing(("kubeContext", null)).Secret("calico-ipv6:kubeconfig"), ExistingClusterTests.Existing(("kubeconfig", "kind: Config")),
            "calico-ipv6:kubeconfig: is in plain text, and whoever reads it rules the cluster; run `pulumi config set --secret calico-ipv6:kubeconfig < FILE`"),
        new("ExistingReader: is for provider existing", ExistingClusterTests.Existing(), With(("kubeContext", "blue")), "calico-ipv6:kubeContext \"blue\": is for provider existing; remove it"),
        new("ExistingReader: is about hosts that the stack makes, and this cluster has its own", ExistingClusterTests.Existing(("workers", "2")), ExistingClusterTests.Existing(("workers", "3")),
            "calico-ipv6:workers \"3\": is about hosts that the stack makes, and this cluster has its own; remove it"),
        new("ExistingReader: is missing, and the cluster has its own ranges already", ExistingClusterTests.Existing(), ExistingClusterTests.Existing(("serviceCidrs", null)),
            "calico-ipv6:serviceCidrs: is missing, and the cluster has its own ranges already; list those that it was made with, primary family first"),
        Of("HostRules: cannot have IPv6 addresses, which mode … gives to every host", "workerInstanceType", "t2.medium", "m3.large",
            " \"m3.large\": cannot have IPv6 addresses, which mode dualstack gives to every host; write t3.medium for example"),
        new("HostRules: is not built on Nitro, and IPv6-only subnets take nothing else", With(("mode", "ipv6"), ("workerInstanceType", "t3.medium")), With(("mode", "ipv6"), ("workerInstanceType", "t2.medium")),
            "calico-ipv6:workerInstanceType \"t2.medium\": is not built on Nitro, and IPv6-only subnets take nothing else; write t3.medium for example"),
        new("HostRules: lets EC2 drop every packet with a pod's address, and pools send such packets between hosts unless they always encapsulate and have natOutgoing",
            With(("sourceDestCheck", "on"), ("encapsulation", "VXLAN")), With(("sourceDestCheck", "on"), ("encapsulation", "VXLANCrossSubnet")),
            "calico-ipv6:sourceDestCheck \"on\": lets EC2 drop every packet with a pod's address, and pools send such packets between hosts unless they always encapsulate and have natOutgoing; write auto"),
        new("HostRules: leaves private hosts out: they come through the NAT gateways of …, whose addresses no rule lets in", PrivateInVpc(("primaryFamily", "ipv6")), PrivateInVpc(("primaryFamily", "ipv4")),
            "calico-ipv6:apiAccess \"public\": leaves private hosts out: they come through the NAT gateways of vpc-01234567, whose addresses no rule lets in; write internal"),
        new("HostRules: leaves the ports of servicePorts without a host to forward to", With(("workers", "1"), ("servicePorts", $"[{Port}]")), With(("workers", "0"), ("servicePorts", $"[{Port}]")),
            "calico-ipv6:workers \"0\": leaves the ports of servicePorts without a host to forward to; write 1 or more, or remove servicePorts"),
        new("NetworkSettings: is not the id of a VPC", InVpc(), InVpc(("vpcId", "vpc-0123456")),
            "calico-ipv6:vpcId \"vpc-0123456\": is not the id of a VPC; write vpc-0123456789abcdef0 for example"),
        new("NetworkSettings: is not the id of a subnet", InVpc(), InVpc(("edgeSubnetIds", """["subnet-0123456A"]""")),
            "calico-ipv6:edgeSubnetIds[0] \"subnet-0123456A\": is not the id of a subnet; write subnet-0123456789abcdef0 for example"),
        new("NetworkSettings: names subnets of no VPC", InVpc(), With(("edgeSubnetIds", Subnet)),
            "calico-ipv6:edgeSubnetIds: names subnets of no VPC; set calico-ipv6:vpcId to theirs, or remove it, and subnets are made"),
        new("NetworkSettings: has …, and … is …", InVpc(("zones", "2"), ("edgeSubnetIds", TwoSubnets)), InVpc(("edgeSubnetIds", TwoSubnets)),
            "calico-ipv6:edgeSubnetIds: has 2 subnets, and calico-ipv6:zones is 1; list one subnet, in the order of the zones"),
        new("NetworkSettings: is there twice", InVpc(("zones", "2"), ("edgeSubnetIds", TwoSubnets)), InVpc(("zones", "2"), ("edgeSubnetIds", """["subnet-01234567","subnet-01234567"]""")),
            "calico-ipv6:edgeSubnetIds[1] \"subnet-01234567\": is there twice; write the subnet of another zone"),
        new("NetworkSettings: is empty, and … are not in the subnets of …", InVpc(("privateHosts", "true"), ("apiAccess", "internal"), ("hostSubnetIds", """["subnet-01234568"]""")), InVpc(("privateHosts", "true"), ("apiAccess", "internal")),
            "calico-ipv6:hostSubnetIds: is empty, and private hosts are not in the subnets of calico-ipv6:edgeSubnetIds; list one subnet for them"),
        new("NetworkSettings: is in … too, where … are not", PrivateInVpc(("apiAccess", "internal")), PrivateInVpc(("apiAccess", "internal"), ("hostSubnetIds", Subnet)),
            "calico-ipv6:hostSubnetIds[0] \"subnet-01234567\": is in calico-ipv6:edgeSubnetIds too, where private hosts are not; write the subnet of the hosts in that zone"),
        new("NetworkSettings: is unique local, and no gateway of a VPC brings such addresses to the internet and back", WithBlock("2a00:7::/56"), WithBlock("fd00:7::/56"),
            "calico-ipv6:hostCidrs[1] \"fd00:7::/56\": is unique local, and no gateway of a VPC brings such addresses to the internet and back; write a block of a pool with public addresses, or remove it, and the pool gives one"),
        Of("NetworkSettings: is not the id of an IPAM pool", "ipv6IpamPoolId", Pool, "ipam-pool-0123456",
            " \"ipam-pool-0123456\": is not the id of an IPAM pool; write ipam-pool-0123456789abcdef0 for example"),
        new("NetworkSettings: is a length that no VPC has: they are 44, 48, 52, 56 and 60", With(("ipv6IpamPoolId", Pool), ("ipv6NetmaskLength", "48")), With(("ipv6IpamPoolId", Pool), ("ipv6NetmaskLength", "49")),
            "calico-ipv6:ipv6NetmaskLength \"49\": is a length that no VPC has: they are 44, 48, 52, 56 and 60; write 48 for example"),
        new("NetworkSettings: is for a VPC that is made, and … names one that exists", With(("ipv6IpamPoolId", Pool)), InVpc(("ipv6IpamPoolId", Pool)),
            $"calico-ipv6:ipv6IpamPoolId \"{Pool}\": is for a VPC that is made, and calico-ipv6:vpcId names one that exists; remove one of the two"),
        new("NetworkSettings: gives IPv6, and mode ipv4 has none", With(("ipv6IpamPoolId", Pool)), With(("mode", "ipv4"), ("ipv6IpamPoolId", Pool)),
            $"calico-ipv6:ipv6IpamPoolId \"{Pool}\": gives IPv6, and mode ipv4 has none; remove it"),
        Of("NetworkSettings: is not what Amazon gives, which is a /56", "ipv6NetmaskLength", "56", "60",
            " \"60\": is not what Amazon gives, which is a /56; remove it, or set calico-ipv6:ipv6IpamPoolId"),
        Of("ServicePortReader: has … entries, and a balancer takes …", "servicePorts", Ports(50), Ports(51), ": has 51 entries, and a balancer takes 50; remove some"),
        Of("ServicePortReader: is not a field of a service port", "servicePorts", """[{"port":443,"nodePort":30443,"protocol":"TCP"}]""", """[{"port":443,"nodePort":30443,"protocols":"TCP"}]""",
            "[0].protocols \"TCP\": is not a field of a service port; did you mean protocol?"),
        Of("ServicePortReader: is missing", "servicePorts", $"[{Port}]", """[{"port":443}]""", "[0].nodePort: is missing; write a number from 30000 to 32767"),
        Of("ServicePortReader: is not a number from … to …", "servicePorts", """[{"port":443,"nodePort":32767}]""", """[{"port":443,"nodePort":32768}]""",
            "[0].nodePort \"32768\": is not a number from 30000 to 32767; write one of them"),
        Of("ServicePortReader: is that of … too", "servicePorts", """[{"port":80,"nodePort":30080},{"port":81,"nodePort":30081}]""", """[{"port":80,"nodePort":30080},{"port":81,"nodePort":30080}]""",
            "[1].nodePort \"30080\": is that of calico-ipv6:servicePorts[0] too; write another"),
    ];

    private static ConfigValues InVpc(params (string Key, string? Value)[] values) =>
        With([("vpcId", "vpc-01234567"), ("edgeSubnetIds", Subnet), ("hostCidrs", """["10.0.0.0/16"]"""), .. values]);

    private static ConfigValues PrivateInVpc(params (string Key, string? Value)[] values) =>
        InVpc([("privateHosts", "true"), ("hostSubnetIds", """["subnet-01234568"]"""), .. values]);

    private static ConfigValues WithBlock(string block) => With(("ipv6IpamPoolId", Pool), ("hostCidrs", $"""["10.0.0.0/16","{block}"]"""));

    private static string Ports(int count) => JsonSerializer.Serialize(Enumerable.Range(0, count).Select(i => new { port = 1000 + i, nodePort = 30000 + i }));
}
