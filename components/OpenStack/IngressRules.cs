using CalicoIPv6.Addressing;
using CalicoIPv6.Platform;
using Pulumi;
using Pulumi.OpenStack.Networking;

namespace CalicoIPv6.OpenStack;

/// <summary>From a row of the port table to the arguments of Neutron's rule; the source is the caller's to add, exactly one.</summary>
internal static class IngressRules
{
    public static SecGroupRuleArgs Into(Input<string> group, PortRule rule, IPFamily family)
    {
        var args = new SecGroupRuleArgs { SecurityGroupId = group, Direction = "ingress", Ethertype = family.InNeutron(), Description = rule.Why };
        if (rule.Protocol.InNeutron() is { } protocol)
        {
            args.Protocol = protocol;
        }

        if (rule.Ports is { } ports)
        {
            // The provider takes neither without the other (resource_openstack_networking_secgroup_rule_v2.go, RequiredWith), and tells Neutron
            // nothing of a zero. An ICMP code of 0 so becomes any code: the types in the table that have it have no other.
            args.PortRangeMin = ports.From;
            args.PortRangeMax = ports.To;
        }

        return args;
    }
}
