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
    public static readonly ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> All = [PrimaryFamily, Hosts, Pods, Services];

    private static IEnumerable<Problem> PrimaryFamily(RuleInput input)
    {
        AddressRequest request = input.Request;
        if (request.PrimaryFamily is { } primary && request.Mode != StackMode.DualStack && input.Knows(AddressKeys.Mode, AddressKeys.PrimaryFamily))
        {
            yield return new(
                input.Key(AddressKeys.PrimaryFamily), primary.Lower(), $"has a meaning in mode dualstack only, not in mode {request.Mode.Lower()}",
                $"remove it, or write dualstack for {input.Key(AddressKeys.Mode)}");
        }
    }

    private static IEnumerable<Problem> Pods(RuleInput input) =>
        OneOfEach(input, AddressKeys.PodCidrs, input.Request.PodCidrs, f => AddressDefaults.Pods(input.Request, f));

    private static IEnumerable<Problem> Services(RuleInput input) =>
        OneOfEach(input, AddressKeys.ServiceCidrs, input.Request.ServiceCidrs, f => AddressDefaults.Services(input.Request, f));

    private static IEnumerable<Problem> OneOfEach(RuleInput input, string name, ImmutableArray<Cidr> given, Func<IPFamily, Cidr> example)
    {
        ImmutableArray<IPFamily> wanted = input.Families;
        if (given.IsEmpty || !input.Knows(AddressKeys.Mode, AddressKeys.PrimaryFamily, name))
        {
            return [];
        }

        if (given.Length < wanted.Length)
        {
            IPFamily missing = given[0].Family.Other();
            return [new(
                input.Key(name), string.Join(", ", given), $"has no {missing} range, and {input.ModeText} wants one of each family",
                $"add one {(missing == wanted[0] ? "before it" : "after it")}, such as {example(missing)}")];
        }

        return given.Length == 2 && wanted.Length == 2 && given[0].Family == wanted[1] && given[1].Family == wanted[0]
            ? [Swapped(input, name, given)]
            : ByPlace(input, name, given, example);
    }

    private static IEnumerable<Problem> ByPlace(RuleInput input, string name, ImmutableArray<Cidr> given, Func<IPFamily, Cidr> example)
    {
        ImmutableArray<IPFamily> wanted = input.Families;
        for (int i = 0; i < given.Length; i++)
        {
            IPFamily family = given[i].Family;
            if (i >= wanted.Length)
            {
                bool fitsDualStack = i == 1 && wanted.Length == 1 && family != wanted[0];
                string remedy = fitsDualStack ? $"remove it, or write dualstack for {input.Key(AddressKeys.Mode)}" : "remove it";
                yield return input.At(name, i, given[i], $"is one range too many: {input.ModeText} wants {wanted.Length}", remedy);
            }
            else if (family != wanted[i])
            {
                yield return input.At(
                    name, i, given[i], $"is an {family} range where {input.ModeText} wants an {wanted[i]} one",
                    $"write an {wanted[i]} range, such as {example(wanted[i])}");
            }
        }
    }

    private static IEnumerable<Problem> Hosts(RuleInput input)
    {
        ImmutableArray<Cidr> given = input.Request.HostCidrs;
        ImmutableArray<IPFamily> allowed = AddressDefaults.HostFamilies(input.Request);
        if (!input.Knows(AddressKeys.Mode, AddressKeys.PrimaryFamily, AddressKeys.HostCidrs))
        {
            yield break;
        }

        for (int i = 0; i < given.Length; i++)
        {
            IPFamily family = given[i].Family;
            if (!allowed.Contains(family))
            {
                string rule = input.Request.CloudGivesIPv6Hosts || input.Request.UnplannedHosts.Contains(family)
                    ? $"is an {family} range, and the cloud gives hosts their {(input.Request.CloudGivesIPv6Hosts ? IPFamily.IPv6 : family)} range itself"
                    : $"is an {family} range, and {input.ModeText} has no {family}";
                yield return input.At(AddressKeys.HostCidrs, i, given[i], rule, "remove it");
            }
            else if (given.Take(i).Any(g => g.Family == family))
            {
                yield return input.At(AddressKeys.HostCidrs, i, given[i], $"is a second {family} range, and hosts have at most one a family", "remove it");
            }
        }

        if (given.Length == 2 && allowed.Length == 2 && given[0].Family == allowed[1] && given[1].Family == allowed[0])
        {
            yield return Swapped(input, AddressKeys.HostCidrs, given);
        }
    }

    private static Problem Swapped(RuleInput input, string name, ImmutableArray<Cidr> given) => input.At(
        name, 0, given[0], $"is an {given[0].Family} range where {input.ModeText} wants an {given[1].Family} one",
        $"write [\"{given[1]}\", \"{given[0]}\"], or write {given[0].Family.Lower()} for {input.Key(AddressKeys.PrimaryFamily)}");
}
