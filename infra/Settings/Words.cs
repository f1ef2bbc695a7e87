using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using CalicoIPv6.OpenStack;

namespace CalicoIPv6.Infra.Settings;

/// <summary>The words that configuration has for values of an enumeration.</summary>
internal sealed record Words<T>(params ImmutableArray<(string Text, T Value)> Items)
    where T : struct
{
    public string List => string.Join(", ", Items.Select(i => i.Text));

    /// <summary>The value of a word; or a problem, and nothing.</summary>
    public T? Read(string key, string text, ICollection<Problem> problems)
    {
        foreach ((string word, T value) in Items)
        {
            if (word == text)
            {
                return value;
            }
        }

        string? hint = Hint.Meant(text, Items.Select(i => i.Text));
        problems.Add(new(key, text, $"is not one of {List}", hint is null ? "write one of them" : $"did you mean {hint}?"));
        return null;
    }
}

/// <summary>The words of each enumeration.</summary>
internal static class Words
{
    public static readonly Words<StackMode> Mode = new(
        [.. new[] { StackMode.IPv4, StackMode.DualStack, StackMode.IPv6 }.Select(m => (m.Lower(), m))]);

    public static readonly Words<IPFamily> Family = new([.. Enum.GetValues<IPFamily>().Select(f => (f.Lower(), f))]);

    public static readonly Words<CloudProvider> Provider = new(
        ("aws", CloudProvider.Aws), ("openstack", CloudProvider.OpenStack), ("existing", CloudProvider.Existing));

    public static readonly Words<HostRole> HostRole = new(
        ("control-plane", Hosts.HostRole.ControlPlane), ("worker", Hosts.HostRole.Worker));

    public static readonly Words<bool> Boolean = new(("true", true), ("false", false));

    public static readonly Words<Encapsulation> Encapsulation = new([.. Enum.GetValues<Encapsulation>().Select(e => (e.ToString(), e))]);

    public static readonly Words<Ipam> Ipam = new(("calico", Addressing.Ipam.Calico), ("host-local", Addressing.Ipam.HostLocal));

    public static readonly Words<Dataplane> Dataplane = new([.. Enum.GetValues<Dataplane>().Select(d => (d.ToString().ToLowerInvariant(), d))]);

    public static readonly Words<CalicoInstall> CalicoInstall = new(
        ("operator", Configuration.CalicoInstall.Operator), ("manifest", Configuration.CalicoInstall.Manifest));

    public static readonly Words<Observability> Observability = new([.. Enum.GetValues<Observability>().Select(o => (o.ToString().ToLowerInvariant(), o))]);

    public static readonly Words<Wireguard> Wireguard = new([.. Enum.GetValues<Wireguard>().Select(w => (w.ToString().ToLowerInvariant(), w))]);

    public static readonly Words<IPv6AddressMode> IPv6AddressMode = new(
        ("dhcpv6-stateful", Configuration.IPv6AddressMode.Dhcpv6Stateful),
        ("dhcpv6-stateless", Configuration.IPv6AddressMode.Dhcpv6Stateless),
        ("slaac", Configuration.IPv6AddressMode.Slaac));

    public static readonly Words<ApiBalancer> ApiBalancer = new(("octavia", OpenStack.ApiBalancer.Octavia), ("none", OpenStack.ApiBalancer.None));

    public static readonly Words<DnsServer> DnsServer = new(("coredns", Addressing.DnsServer.CoreDns), ("kubedns", Addressing.DnsServer.KubeDns));

    public static readonly Words<Dns64> Dns64 = new(("auto", Addressing.Dns64.Auto), ("on", Addressing.Dns64.On), ("off", Addressing.Dns64.Off));

    public static readonly Words<Nat64Choice> Nat64 = new(
        ("auto", Nat64Choice.Auto), ("existing", Nat64Choice.Existing), ("none", Nat64Choice.None));

    public static readonly Words<EndpointAccess> EndpointAccess = new(
        ("public", Configuration.EndpointAccess.Public), ("internal", Configuration.EndpointAccess.Internal));

    public static readonly Words<ServiceProtocol> ServiceProtocol = new(
        ("TCP", Configuration.ServiceProtocol.Tcp), ("UDP", Configuration.ServiceProtocol.Udp));

    public static readonly Words<HostImage> HostImage = new(
        ("ubuntu-24.04", Aws.HostImage.Ubuntu2404), ("debian-12", Aws.HostImage.Debian12), ("debian-13", Aws.HostImage.Debian13));

    public static readonly Words<SourceDestCheck> SourceDestCheck = new(
        ("auto", Aws.SourceDestCheck.Auto), ("on", Aws.SourceDestCheck.On), ("off", Aws.SourceDestCheck.Off));

    public static readonly Words<NatGateways> NatGateways = new(("one", Aws.NatGateways.One), ("perZone", Aws.NatGateways.PerZone));

    /// <summary>Uses and assignment modes of a pool have no type of their own: they go to Calico as they stand.</summary>
    public static readonly ImmutableArray<string> Uses = ["Workload", "Tunnel", "LoadBalancer"];

    public static readonly ImmutableArray<string> AssignmentModes = ["Automatic", "Manual"];
}
