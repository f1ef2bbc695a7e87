using CalicoIPv6.Addressing;
using CalicoIPv6.Calico.ProjectCalicoApi;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace CalicoIPv6.Calico;

/// <summary>
/// What is set in Calico itself and not by its operator: <c>NAME-bgp</c> and <c>NAME-felix</c>, patches of objects that Calico makes, and
/// <c>NAME-peer-PEER</c>. None where nothing differs from what Calico does by itself; a patch that goes gives its fields back.
/// </summary>
internal static class CalicoSettings
{
    /// <param name="name">The installation's.</param>
    /// <param name="args">Plan and cluster.</param>
    /// <param name="after">Makes the options of a child that comes after Calico's API server.</param>
    public static void Create(string name, CalicoInstallationArgs args, Func<CustomResourceOptions> after)
    {
        CalicoSpec calico = args.Cluster.Calico;
        if (calico.Bgp.ChangesHosts)
        {
            _ = new BgpConfiguration($"{name}-bgp", Bgp(calico.Bgp, args.Plan), after());
        }

        foreach (BgpPeerSpec peer in calico.Bgp.Peers)
        {
            _ = new BgpPeer($"{name}-peer-{peer.Name}", Peer(peer), after());
        }

        if (!calico.Wireguard.IsEmpty || calico.VxlanMtuIPv4 is not null || calico.VxlanMtuIPv6 is not null)
        {
            _ = new FelixConfiguration($"{name}-felix", Felix(calico), after());
        }
    }

    private static BgpConfigurationArgs Bgp(BgpSpec bgp, AddressPlan plan)
    {
        var spec = new BgpConfigurationSpecArgs();
        if (bgp.AsNumber is { } number)
        {
            spec.AsNumber = number;
        }

        if (bgp.AdvertiseServices)
        {
            spec.ServiceClusterIPs = [.. plan.ServiceCidrs.Select(cidr => new ServiceClusterIPBlockArgs { Cidr = cidr.ToString() })];
            foreach (string cidr in plan.IPPools.Where(pool => pool.IsForLoadBalancers).Select(pool => pool.Cidr.ToString()))
            {
                spec.ServiceLoadBalancerIPs.Add(new ServiceLoadBalancerIPBlockArgs { Cidr = cidr });
            }
        }

        return new() { Metadata = Patched(BgpConfigurationArgs.Name), Spec = spec };
    }

    private static BgpPeerArgs Peer(BgpPeerSpec peer) => new()
    {
        Metadata = new ObjectMetaArgs { Name = peer.Name },
        Spec = new BgpPeerSpecArgs { PeerIP = peer.Address.ToString(), AsNumber = peer.AsNumber, NodeSelector = peer.NodeSelector },
    };

    private static FelixConfigurationArgs Felix(CalicoSpec calico)
    {
        var spec = new FelixConfigurationSpecArgs();
        if (calico.HasWireguard(IPFamily.IPv4))
        {
            spec.WireguardEnabled = true;
        }

        if (calico.HasWireguard(IPFamily.IPv6))
        {
            spec.WireguardEnabledV6 = true;
        }

        if (calico.VxlanMtuIPv4 is { } ipv4)
        {
            spec.VxlanMtu = ipv4;
        }

        if (calico.VxlanMtuIPv6 is { } ipv6)
        {
            spec.VxlanMtuV6 = ipv6;
        }

        return new() { Metadata = Patched(FelixConfigurationArgs.Name), Spec = spec };
    }

    // A field that somebody set by hand belongs to the stack from then on; without force the provider would report a conflict.
    private static ObjectMetaArgs Patched(string name) => new() { Name = name, Annotations = { ["pulumi.com/patchForce"] = "true" } };
}
