using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Tests.Settings;

namespace CalicoIPv6.Tests.Existing;

/// <summary>What follows from a list of hosts before anything is made.</summary>
public class HostListTests
{
    [Fact]
    public void Hosts_AreControlPlanesFirst_EachRoleInTheOrderOfTheList()
    {
        StackSettings settings = StackSettings.Read(HostLists.Of("dualstack", "ipv4"));

        Assert.Equal(["metal-1 0", "metal-0 0", "metal-2 1"], settings.Cluster.Hosts.Select(h => $"{h.Name} {h.Index}"));
        Assert.True(settings.Cluster.Hosts[0].IsFirstControlPlane);
        Assert.Equal(settings.Cluster.Hosts, settings.ExistingHosts!.Hosts.Select(h => h.Host));
    }

    // Where nothing says that hosts are neighbours, packets with pods' addresses may meet a router that does not know them.
    [Theory]
    [InlineData("[]", Encapsulation.VXLANCrossSubnet, Encapsulation.VXLANCrossSubnet)]
    [InlineData("""["10.9.0.0/24"]""", Encapsulation.None, Encapsulation.VXLANCrossSubnet)]
    [InlineData("""["10.9.0.0/24","fd00:9::/64"]""", Encapsulation.None, Encapsulation.None)]
    [InlineData("""["10.9.0.0/24","fd00:9::/56"]""", Encapsulation.None, Encapsulation.VXLANCrossSubnet)]
    public void Encapsulation_OfItself_TakesHostsForNeighboursWhereHostCidrsSaysSo(string hostCidrs, Encapsulation ipv4, Encapsulation ipv6) =>
        Assert.Equal([ipv4, ipv6], Pools(("hostCidrs", hostCidrs)));

    [Fact]
    public void Encapsulation_OfItselfWithoutBgp_IsVXLAN() => Assert.Equal([Encapsulation.VXLAN, Encapsulation.VXLAN], Pools(("bgp", "false")));

    // Routers that hosts tell their pods by BGP are a person's own affair.
    [Fact]
    public void Accepts_NoEncapsulation_AcrossSubnets() => Assert.Equal([Encapsulation.None, Encapsulation.None], Pools(("encapsulation", "None")));

    [Fact]
    public void Rejects_PoolsTooSmallForTheHosts_NamingTheList() => HostLists.Of("ipv4", "", ("podCidrs", """["10.1.0.0/26"]""")).IsRejected(
        "calico-ipv6:podCidrs[0] \"10.1.0.0/26\": has 1 block of /26, and each of 3 hosts takes at least one; write 10.1.0.0/24 or a larger range, or fewer calico-ipv6:hosts");

    [Fact]
    public void Rejects_EveryKeyOfOtherProviders_AllAtOnce() => Assert.Equal(
        ["calico-ipv6:controlPlanes", "calico-ipv6:workers", "calico-ipv6:adminCidrs", "calico-ipv6:servicePorts"],
        StackReview.Of(HostLists.Of(
            "ipv4", "", ("controlPlanes", "2"), ("workers", "5"), ("adminCidrs", """["9.9.9.0/24"]"""), ("servicePorts", """[{"port":443,"nodePort":30443}]""")))
            .Problems.Select(p => p.Key));

    [Fact]
    public void Accepts_SshKey_WhichIsInTheUserData() => Assert.NotNull(StackSettings.Read(HostLists.Of(
        "ipv4", "", ("sshPublicKey", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com"))).Cluster.SshPublicKey);

    // What is offered is what was meant.
    [Theory]
    [InlineData("FD00:9:0::0010", "fd00:9::10")]
    [InlineData("fd00:9::g", "fd12:3456:789a::10 for example")]
    [InlineData("fd00:9::10%1", "fd12:3456:789a::10 for example")]
    public void Rejects_AddressInOtherWords(string address, string remedy) =>
        HostLists.Of("ipv6", "", ("hosts", $$"""[{"name":"a","role":"control-plane","ipv6":"{{address}}"}]""")).IsRejected(
            $"calico-ipv6:hosts[0].ipv6 \"{address}\": is not an IPv6 address in canonical form; write {remedy}");

    [Fact]
    public void Rejects_WhatIsNoListOfHosts_Once() => HostLists.Of("ipv6", "", ("hosts", "metal-0,metal-1")).IsRejected(
        "calico-ipv6:hosts \"metal-0,metal-1\": is not a list of objects; write - name: metal-0 and the other fields, one object an entry");

    [Fact]
    public void Rejects_HostsBesideAnotherProvider() => Assert.Contains(
        "calico-ipv6:clusterReady \"true\": is for provider existing; remove it", StackReview.Of(Stacks.With(("clusterReady", "true"))).Problems.Select(p => p.ToString()));

    // Of a mode that could not be read nothing follows for the hosts.
    [Fact]
    public void Rejects_WrongMode_WithThatAlone() => HostLists.Of("dualstack", "", ("mode", "dual")).IsRejected(
        "calico-ipv6:mode \"dual\": is not one of ipv4, dualstack, ipv6; did you mean dualstack?");

    [Theory]
    [InlineData("false", "control-plane", "calico-ipv6:hosts has one calico-ipv6:hosts has no calico-ipv6:clusterReady leaves the")]
    [InlineData("true", "worker", "calico-ipv6:hosts has one")]
    public void Warnings_TellWhatIsStillToDo(string ready, string role, string expected)
    {
        string hosts = role == "worker" ? $"[{HostLists.Host("ipv4", 0, "control-plane")},{HostLists.Host("ipv4", 1, role)}]" : $"[{HostLists.Host("ipv4", 0, role)}]";

        Assert.Equal(
            expected,
            string.Join(' ', StackReview.Of(HostLists.Of("ipv4", "", ("hosts", hosts), ("clusterReady", ready))).Warnings.Select(w => $"{w.Key} {string.Join(' ', w.Rule.Split(' ')[..2])}")));
    }

    private static IEnumerable<Encapsulation> Pools(params (string Key, string? Value)[] values) =>
        AddressPlanner.Plan(StackSettings.Read(HostLists.Of("dualstack", "ipv4", values)).Addresses).IPPools.Select(p => p.Encapsulation);
}
