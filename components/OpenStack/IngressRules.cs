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
            args.PortRangeMin = ports.From;
            // The provider takes a zero for nothing. An ICMP code of 0 is left out: the types in the table that have it have no other.
            if (ports.To != 0)
            {
                args.PortRangeMax = ports.To;
            }
        }

        return args;
    }
}
