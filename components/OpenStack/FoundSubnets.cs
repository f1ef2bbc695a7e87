using System.Globalization;
using System.Net;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using Pulumi;
using Pulumi.OpenStack.Networking;

namespace CalicoIPv6.OpenStack;

/// <summary>
/// Subnets whose range was never planned, held against the plan as soon as Neutron tells it: what the settings' own check cannot know.
/// </summary>
internal sealed class FoundSubnets(NetworkArgs args, Resource parent)
{
    /// <summary>What such a subnet has until its router is delegated a prefix (neutron_lib, PROVISIONAL_IPV6_PD_PREFIX).</summary>
    private const string Provisional = "::/64";

    /// <summary>A subnet that is there already.</summary>
    /// <param name="family">The family that it is for.</param>
    /// <param name="id">Its id.</param>
    /// <param name="network">The id of the network that it is to be in.</param>
    public HostSubnet Existing(IPFamily family, string id, string network)
    {
        Output<GetSubnetResult> found = Get(id);
        return new HostSubnet(found.Apply(_ => id), found.Apply(subnet =>
        {
            int version = family == IPFamily.IPv4 ? 4 : 6;
            string fault = subnet.NetworkId != network
                ? $"is not in network {network}, but in {subnet.NetworkId}"
                : subnet.IpVersion != version ? string.Create(CultureInfo.InvariantCulture, $"has IPv{subnet.IpVersion} where {family} is wanted") : "";
            return fault.Length == 0
                ? Fitting(family, subnet.Cidr)
                : throw Fault("subnetIds", id, fault, $"list a subnet for each family of the mode, primary family first, of the network that {Key("networkId")} names");
        }));
    }

    /// <summary>
    /// The subnet of a delegated prefix. Neutron answers before its router is delegated one, and a port that is made by then has no
    /// address that it will keep, hence another question in every run.
    /// </summary>
    /// <param name="id">The subnet's id, once it is attached to the router.</param>
    public HostSubnet Delegated(Output<string> id)
    {
        Output<Cidr> range = Get(id).Apply(subnet => subnet.Cidr != Provisional
            ? Fitting(IPFamily.IPv6, subnet.Cidr)
            : throw Fault("ipv6PrefixDelegation", "true", "waits for a prefix, which the router has not been delegated yet", "run `pulumi up` again in a minute"));
        return new HostSubnet(Output.Tuple(id, range).Apply(t => t.Item1), range);
    }

    /// <summary>The range of a subnet that shares no address with pods and services.</summary>
    /// <exception cref="RunException">It shares some.</exception>
    public Cidr Fitting(IPFamily family, string text)
    {
        IPNetwork network = IPNetwork.Parse(text);
        Cidr range = Cidr.Covering(network.BaseAddress, network.PrefixLength);
        foreach ((string key, Cidr taken) in new[] { (AddressKeys.PodCidrs, args.Plan.PodCidr(family)), (AddressKeys.ServiceCidrs, args.Plan.ServiceCidr(family)) })
        {
            if (taken.Overlaps(range))
            {
                throw Fault(key, taken.ToString(), $"overlaps {range}, the hosts' subnet", "write a range apart from it");
            }
        }

        return range;
    }

    private Output<GetSubnetResult> Get(Input<string> id) =>
        GetSubnet.Invoke(new GetSubnetInvokeArgs { SubnetId = id }, new InvokeOptions { Parent = parent });

    private static string Key(string name) => $"{Deployment.Instance.ProjectName}:{name}";

    private static RunException Fault(string key, string value, string rule, string remedy) => new(new Problem(Key(key), value, rule, remedy).ToString());
}
