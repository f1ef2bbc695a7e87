using System.Collections.Immutable;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Which families stand where. kubeadm takes one range or two of different families; kube-apiserver wants the family of the first
/// service range to be that of its advertise address, and kubelet's node addresses come in the same order, so pods and services
/// follow the mode exactly.
/// </summary>
internal static class FamilyRules
{
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [PrimaryFamily, Hosts, HostsOfPool, HostsOfNetwork, Pods, Services];

    private static IEnumerable<Problem> PrimaryFamily(RuleInput input)
    {
        AddressRequest request = input.Request;
        if (request.PrimaryFamily is { } primary && request.Mode != StackMode.DualStack && input.Knows(AddressKeys.Mode, AddressKeys.PrimaryFamily))
        {
            yield return new(
                input.Key(AddressKeys.PrimaryFamily), primary.Lower(), $"has a meaning in mode dualstack only, not in mode {request.Mode.Lower()}",
                $"remove it{OrDualStack(input)}");
        }
    }

    /// <summary>The other way out, where a second family leads to no problem that the mode has not: for the end of a remedy.</summary>
    public static string OrDualStack(RuleInput input)
    {
        RuleInput both = new(input.Request with { Mode = StackMode.DualStack }, input.Prefix, input.Unread) { Places = input.Places };
        return All.Append(PoolRules.Families).SelectMany(rule => rule(both)).Any() ? "" : $", or write dualstack for {input.Key(AddressKeys.Mode)}";
    }

    private static IEnumerable<Problem> Pods(RuleInput input) =>
        OneOfEach(input, AddressKeys.PodCidrs, input.Request.PodCidrs);

    private static IEnumerable<Problem> Services(RuleInput input) =>
        OneOfEach(input, AddressKeys.ServiceCidrs, input.Request.ServiceCidrs);

    private static IEnumerable<Problem> OneOfEach(RuleInput input, string name, ImmutableArray<Cidr> given)
    {
        ImmutableArray<IPFamily> wanted = input.Families;
        if (given.IsEmpty || !input.Knows(AddressKeys.Mode, AddressKeys.PrimaryFamily))
        {
            return [];
        }

        if (!input.Knows(name))
        {
            return ByPlace(input, name, given);
        }

        if (given.Length < wanted.Length)
        {
            IPFamily missing = given[0].Family.Other();
            return [new(
                input.Key(name), string.Join(", ", given), $"has no {missing} range, and {input.ModeText} wants one of each family",
                $"add one {(missing == wanted[0] ? "before it" : "after it")}, such as {Example.Of(input, name, missing)}")];
        }

        return given.Length == 2 && wanted.Length == 2 && given[0].Family == wanted[1] && given[1].Family == wanted[0]
            ? [Swapped(input, name, given)]
            : ByPlace(input, name, given);
    }

    private static IEnumerable<Problem> ByPlace(RuleInput input, string name, ImmutableArray<Cidr> given)
    {
        ImmutableArray<IPFamily> wanted = input.Families;
        for (int i = 0; i < given.Length; i++)
        {
            int place = input.Place(name, i);
            IPFamily family = given[i].Family;
            if (place >= wanted.Length)
            {
                bool fitsDualStack = place == 1 && wanted.Length == 1 && family != wanted[0];
                yield return input.At(
                    name, i, given[i], $"is one range too many: {input.ModeText} wants {wanted.Length}", $"remove it{(fitsDualStack ? OrDualStack(input) : "")}");
            }
            else if (family != wanted[place])
            {
                yield return input.At(
                    name, i, given[i], $"is an {family} range where {input.ModeText} wants an {wanted[place]} one",
                    $"write an {wanted[place]} range, such as {Example.Of(input, name, wanted[place])}");
            }
        }
    }

    private static IEnumerable<Problem> Hosts(RuleInput input)
    {
        ImmutableArray<Cidr> given = input.Request.HostCidrs;
        ImmutableArray<IPFamily> allowed = AddressDefaults.HostFamilies(input.Request);
        if (!input.Knows(AddressKeys.Mode, AddressKeys.PrimaryFamily))
        {
            yield break;
        }

        for (int i = 0; i < given.Length; i++)
        {
            IPFamily family = given[i].Family;
            if (!allowed.Contains(family))
            {
                string rule = input.Request.UnplannedHosts.Contains(family)
                    ? $"is an {family} range, and the cloud gives hosts their {family} range itself"
                    : $"is an {family} range, and {input.ModeText} has no {family}";
                yield return input.At(AddressKeys.HostCidrs, i, given[i], rule, "remove it");
            }
            else if (given.Take(i).Any(g => g.Family == family))
            {
                yield return input.At(AddressKeys.HostCidrs, i, given[i], $"is a second {family} range, and hosts have at most one a family", "remove it");
            }
        }

        if (!input.Request.CloudGivesIPv6Hosts && given.Length == 2 && allowed.Length == 2 && input.Knows(AddressKeys.HostCidrs)
            && given[0].Family == allowed[1] && given[1].Family == allowed[0])
        {
            yield return Swapped(input, AddressKeys.HostCidrs, given);
        }
    }

    // Amazon chooses the block that it gives; one that a person chose is from a pool of theirs, or a VPC's that exists.
    private static IEnumerable<Problem> HostsOfPool(RuleInput input)
    {
        Cidr? block = AddressDefaults.Find(input.Request.HostCidrs, IPFamily.IPv6);
        if (block is { } given && input.Request is { CloudGivesIPv6Hosts: true, HasIPv6Pool: false, NetworkExists: false }
            && input.Families.Contains(IPFamily.IPv6) && input.Knows(AddressKeys.Mode, AddressKeys.IPv6IpamPoolId, AddressKeys.VpcId))
        {
            yield return input.At(
                AddressKeys.HostCidrs, input.Request.HostCidrs.IndexOf(given), given, "is an IPv6 range, and the cloud gives hosts their IPv6 range itself",
                $"remove it, or set {input.Key(AddressKeys.IPv6IpamPoolId)} to the pool that it is from");
        }
    }

    // Nothing but the person knows the range before the cloud is asked, and pods and services have to stay apart from it.
    private static IEnumerable<Problem> HostsOfNetwork(RuleInput input)
    {
        if (input.Request.NetworkExists && AddressDefaults.Find(input.Request.HostCidrs, IPFamily.IPv4) is null && input.Knows(AddressKeys.HostCidrs, AddressKeys.VpcId))
        {
            yield return new(
                input.Key(AddressKeys.HostCidrs), null, $"has no IPv4 range, and {input.Key(AddressKeys.VpcId)} is of a VPC that has one, which pods and services stay apart from",
                $"write the VPC's, such as {AddressDefaults.Hosts(input.Request, IPFamily.IPv4)}");
        }
    }

    // The other primary family would do only if no list is in the order that is wanted now.
    private static Problem Swapped(RuleInput input, string name, ImmutableArray<Cidr> given)
    {
        ImmutableArray<Cidr>[] lists = [input.Request.HostCidrs, input.Request.PodCidrs, input.Request.ServiceCidrs];
        string more = lists.All(l => l.Length < 2 || l[0].Family == given[0].Family)
            ? $", or write {given[0].Family.Lower()} for {input.Key(AddressKeys.PrimaryFamily)}"
            : "";
        return input.At(
            name, 0, given[0], $"is an {given[0].Family} range where {input.ModeText} wants an {given[1].Family} one", $"write [\"{given[1]}\", \"{given[0]}\"]{more}");
    }
}
