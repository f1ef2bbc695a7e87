using System.Net;
using System.Text;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Bootstrap;
using CalicoIPv6.Tests.Settings;

namespace CalicoIPv6.Tests.Preview;

/// <summary>The whole program on a simulated OpenStack.</summary>
[Collection("Deployment")]
public sealed class OpenStackSimulatorTests
{
    [Theory]
    [InlineData("dhcpv6-stateful", false)]
    [InlineData("slaac", false)]
    [InlineData("slaac", true)]
    public async Task Ports_HaveAddressesOfTheirSubnets(string mode, bool isDelegated)
    {
        StackPlan plan = await StackPlan.MakeAsync(Stacks.OnOpenStack(("ipv6AddressMode", mode), ("ipv6PrefixDelegation", isDelegated ? "true" : null)), simulate: true);

        Cidr[] subnets = [.. Of(plan, "openstack:networking/subnet:Subnet").Select(s => Cidr.Parse(Texts(s.Outputs["cidr"]).Single()))];
        Assert.Equal([IPFamily.IPv4, IPFamily.IPv6], subnets.Select(s => s.Family));
        Assert.Equal(isDelegated, Cidr.Parse("2001:db8::/32").Contains(subnets[1]));
        string[][] ports = [.. Of(plan, "openstack:networking/port:Port").Select(p => Texts(p.Outputs["allFixedIps"]).ToArray())];
        Assert.Equal(3, ports.Length);
        Assert.All(ports, addresses => Assert.All(subnets.Zip(addresses), s => Assert.True(s.First.Contains(IPAddress.Parse(s.Second)), $"{s}")));
        Assert.All(ports, addresses => Assert.Equal(mode == "slaac", addresses[1].Contains("ff:fe", StringComparison.Ordinal)));
        Assert.Equal(6, ports.SelectMany(p => p).Distinct().Count());
    }

    [Fact]
    public async Task Everything_IsKnown()
    {
        StackPlan plan = await StackPlan.MakeAsync(Stacks.OnOpenStack(("adminCidrs", """["2620:fe:0:7::/64"]""")), simulate: true);

        Assert.DoesNotContain(plan.Document.Resources.SelectMany(r => Texts(r.Inputs)), text => text == PlanUnknown.Sentinel);
        Assert.Equal(4, Of(plan, "openstack:networking/floatingIp:FloatingIp").SelectMany(f => Texts(f.Outputs["address"])).Distinct().Count());
    }

    // A control plane that is replaced takes a member of etcd with it, perhaps the only one; and the API's address is in every kubeconfig.
    [Theory]
    [InlineData("octavia", "api-balancer-ipv4 api-balancer-ipv6 api-public-ipv4")]
    [InlineData("none", "interfaces-dev-control-plane-0-public")]
    public async Task ControlPlanesAndTheApisAddress_AreProtected_AndNothingElse(string balancer, string endpoint)
    {
        StackPlan plan = await StackPlan.MakeAsync(
            Stacks.OnOpenStack(("apiBalancer", balancer), ("servicePorts", "[{\"port\":443,\"nodePort\":30443}]"), ("publicCidrs", "[\"9.9.9.0/24\"]")), simulate: true);

        Assert.Equal(
            endpoint.Split(' ').Concat(["hosts-dev-control-plane-0", "interfaces-dev-control-plane-0"]).Order(StringComparer.Ordinal),
            plan.Document.Resources.Where(r => r.Type.StartsWith("openstack:", StringComparison.Ordinal) && r.IsProtected).Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    // A balancer has one family: clients of the other come by another address, under which the API server has to be trusted as well.
    [Theory]
    [InlineData("ipv4", "api-balancer-ipv6", "vipAddress")]
    [InlineData("ipv6", "api-public-ipv4", "address")]
    public async Task Certificate_OfTheApi_HasTheAddressOfTheSecondFamily(string primary, string resource, string output)
    {
        StackPlan plan = await StackPlan.MakeAsync(Stacks.OnOpenStack(("primaryFamily", primary)), simulate: true);

        string address = Texts(plan.Document.Resources.Single(r => r.Name == resource).Outputs[output]).Single();
        string kubeadm = Encoding.UTF8.GetString(RenderedFiles.Of(plan)["hosts/dev-control-plane-0/kubeadm.yaml"]);
        Assert.Contains(address, YamlReader.Document(kubeadm, "ClusterConfiguration").ListAt("apiServer.certSANs"));
    }

    private static IEnumerable<PlanResource> Of(StackPlan plan, string type) => plan.Document.Resources.Where(r => r.Type == type);

    private static IEnumerable<string> Texts(PlanValue? value) => value switch
    {
        PlanScalar { Text: { } text } => [text],
        PlanList list => list.Items.SelectMany(Texts),
        PlanMap map => map.Entries.SelectMany(e => Texts(e.Value)),
        PlanUnknown => [PlanUnknown.Sentinel],
        _ => [],
    };
}
