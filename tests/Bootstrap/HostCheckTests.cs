using System.Diagnostics;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Bootstrap;

/// <summary>check-host.sh, run for real on hosts that lack one thing each: the line that says so, and the exit code.</summary>
public sealed class HostCheckTests : IAsyncLifetime, IDisposable
{
    private const string IPv4 = "ipv4=192.0.2.10";
    private const string IPv6 = "ipv6=2001:db8::10";

    private readonly string _script = Path.GetTempFileName();
    private HostNamespace? _host;

    public async Task InitializeAsync()
    {
        if (FactIfNamespacesAttribute.Find() is null)
        {
            _host = await HostNamespace.CreateAsync();
            await File.WriteAllTextAsync(_script, HostScripts.Text(HostScripts.CheckHost));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _host?.Dispose();
        File.Delete(_script);
    }

    [FactIfNamespaces]
    public async Task AllGood_SaysTheNodeAddressesInTheOrderAskedFor()
    {
        await PrepareAsync();
        await _host!.ListenAsync(6443);

        Assert.Equal(
            (0, "check-host: all good: ipv6=2001:db8::10 ipv4=192.0.2.10 name=registry.example.com api=[2001:db8::1]:6443\nnode-ip: 2001:db8::10,192.0.2.10\n"),
            await CheckAsync(IPv6, IPv4, "name=registry.example.com", "api=[2001:db8::1]:6443"));
        Assert.Equal((0, "check-host: all good: ipv4 ipv6\nnode-ip: 192.0.2.10,2001:db8::10\n"), await CheckAsync("ipv4", "ipv6"));
        Assert.Equal((0, "check-host: all good: api=192.0.2.1:6443\n"), await CheckAsync("api=192.0.2.1:6443"));
    }

    [FactIfNamespaces]
    public async Task NoAddress_SaysWhatIsThereInstead()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip address delete 2001:db8::10/64 dev host0; ip -6 route replace default via fe80::1 dev host0");

        Assert.Equal(
            (10, "check-host: ipv6 address: found none where 2001:db8::10 is expected; see that the interface is up and asks for it (DHCP, router advertisements)\n"),
            await CheckAsync(IPv6));
        Assert.Equal(
            (10, "check-host: ipv6 address: found none where a lasting global one of the uplink is expected; see that the interface is up and asks for it (DHCP, router advertisements)\n"),
            await CheckAsync("ipv6"));
        Assert.Equal(
            (10, "check-host: ipv4 address: found 192.0.2.10 where 192.0.2.99 is expected; see that the interface is up and asks for it (DHCP, router advertisements)\n"),
            await CheckAsync("ipv4=192.0.2.99"));
    }

    [FactIfNamespaces]
    public async Task OnlyAContainersAddress_IsNone()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip address delete 192.0.2.10/24 dev host0; ip link add docker0 type veth peer name pod0; ip link set pod0 up; ip link set docker0 up; ip address add 172.17.0.1/16 dev docker0; ip route replace default dev host0");

        Assert.Equal(
            (10, "check-host: ipv4 address: found 172.17.0.1 of docker0 where a lasting global one of the uplink is expected; see that the interface is up and asks for it (DHCP, router advertisements)\n"),
            await CheckAsync("ipv4"));
    }

    [FactIfNamespaces]
    public async Task OnlyADeprecatedAddress_IsNone()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip address change 2001:db8::10/64 dev host0 valid_lft 600 preferred_lft 0");

        Assert.Equal(
            (10, "check-host: ipv6 address: found 2001:db8::10 of host0 where a lasting global one of the uplink is expected; see that the interface is up and asks for it (DHCP, router advertisements)\n"),
            await CheckAsync("ipv6"));
    }

    [FactIfNamespaces]
    public async Task InterfacesOfPodsTunnelsAndBridges_AreNoUplinks()
    {
        await PrepareAsync();
        await _host!.InHostAsync("""
            ip address delete 192.0.2.10/24 dev host0
            i=0
            for name in wireguard.cali wg-v6.cali br-0123456789ab virbr0 podman1; do
                ip link add "$name" type veth peer name "peer$((i += 1))"
                ip link set "$name" up
                ip address add "10.0.$i.1/24" dev "$name"
            done
            ip route replace default dev host0
            """);

        Assert.Equal(10, (await CheckAsync("ipv4")).ExitCode);
    }

    // Sixty solicitations, one a second, before the address may be used.
    [FactIfNamespaces]
    public async Task Tentative_IsNoAddressYet()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip address delete 2001:db8::10/64 dev host0; sysctl --quiet net.ipv6.conf.host0.dad_transmits=60; ip address add 2001:db8::10/64 dev host0; ip -6 route replace default via 2001:db8::1 dev host0");

        const string line = "is still tentative; see that the network delivers neighbour discovery (ICMPv6)\n";
        Assert.Equal((11, $"check-host: ipv6 address: 2001:db8::10 {line}"), await CheckAsync(IPv6));
        Assert.Equal((11, $"check-host: ipv6 address: the only one {line}"), await CheckAsync("ipv6"));
    }

    [FactIfNamespaces]
    public async Task Tentative_BecomesUsableInTime_IsWaitedFor()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip address delete 2001:db8::10/64 dev host0; ip address add 2001:db8::10/64 dev host0; ip -6 route replace default via 2001:db8::1 dev host0");

        Assert.Equal(0, (await _host.CheckAsync(_script, 20, IPv6)).ExitCode);
    }

    [FactIfNamespaces]
    public async Task Duplicate_SaysThatAnotherHostHasIt()
    {
        await PrepareAsync();
        await _host!.InRouterAsync("ip address add 2001:db8::99/64 dev router0 nodad");
        await _host.InHostAsync("ip address add 2001:db8::99/64 dev host0; for _ in $(seq 100); do ! ip -6 address show dadfailed | grep -q ::99/ || exit 0; sleep 0.1; done; exit 1");

        Assert.Equal((11, "check-host: ipv6 address: 2001:db8::99 is in use by another host; give each host its own\n"), await CheckAsync("ipv6=2001:db8::99"));
    }

    [FactIfNamespaces]
    public async Task NoDefaultRoute_SaysOfWhichFamily()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip -6 route delete default");

        Assert.Equal(
            (12, "check-host: ipv6 default route: found none; see that the subnet has a router that answers (DHCP, router advertisements) and that accept_ra is 2\n"),
            await CheckAsync(IPv4, IPv6));
    }

    [FactIfNamespaces]
    public async Task DefaultRoute_ThatLeadsNowhere_IsNone()
    {
        await PrepareAsync();
        await _host!.InHostAsync("ip -6 route delete default; ip -6 route add unreachable default metric 4294967295");

        Assert.Equal(12, (await CheckAsync(IPv6)).ExitCode);
    }

    [FactIfNamespaces]
    public async Task ForwardingOff_SaysWhere()
    {
        await PrepareAsync();
        await _host!.InHostAsync("sysctl --quiet net.ipv6.conf.all.forwarding=0 net.ipv4.ip_forward=0");

        Assert.Equal(
            (13, """
                check-host: ipv4 forwarding: found 0 in /proc/sys/net/ipv4/ip_forward where 1 is expected; run `sysctl --system` and see /etc/sysctl.d
                check-host: ipv6 forwarding: found 0 in /proc/sys/net/ipv6/conf/all/forwarding where 1 is expected; run `sysctl --system` and see /etc/sysctl.d

                """),
            await CheckAsync(IPv4, IPv6));
    }

    [FactIfNamespaces]
    public async Task NameDoesNotResolve_SaysInWhichFamilies()
    {
        await PrepareAsync();

        Assert.Equal(
            (14, "check-host: name resolution: found no ipv6 address of nowhere.example.com; see /etc/resolv.conf and that the resolver answers from here\n"),
            await CheckAsync(IPv6, "name=nowhere.example.com"));
    }

    [FactIfNamespaces]
    public async Task ApiOutOfReach_SaysWhereItWasLookedFor()
    {
        await PrepareAsync();

        Assert.Equal(
            (15, "check-host: API: found nothing that answers at [2001:db8::1]:6443; see the log of the first control plane, the load balancer's targets and the firewall\n"),
            await CheckAsync("api=[2001:db8::1]:6443"));
    }

    [FactIfNamespaces]
    public async Task SeveralMissing_SaysThemAllAndEndsWithTheFirst()
    {
        (int exitCode, string text) = await CheckAsync(IPv6, IPv4);

        Assert.Equal(10, exitCode);
        Assert.Equal(
            ["ipv6 address", "ipv6 default route", "ipv6 forwarding", "ipv4 address", "ipv4 default route", "ipv4 forwarding"],
            text.TrimEnd().Split('\n').Select(l => l.Split(": ")[1]));
    }

    [FactIfNamespaces]
    public async Task Waiting_EndsInTime()
    {
        var clock = Stopwatch.StartNew();

        (int exitCode, string text) = await _host!.CheckAsync(_script, 2, IPv6);

        Assert.Equal(10, exitCode);
        Assert.Equal(3, text.TrimEnd().Split('\n').Length);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 8);
    }

    [FactIfNamespaces]
    public async Task SysctlFile_AppliedTwice_ReadsBackAsWritten()
    {
        string file = Sysctls.File(Plans.DualStack);
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, file);

        // The bridge's settings are there where its module is.
        await _host!.InHostAsync($"sysctl --quiet --ignore --load={path}; sysctl --quiet --ignore --load={path}");
        File.Delete(path);

        string[] settings = [.. file.Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith('#') && !l.Contains("bridge", StringComparison.Ordinal))];
        Assert.Equal(4, settings.Length);
        foreach (string[] setting in settings.Select(l => l.Split(" = ")))
        {
            Assert.Equal($"{setting[1]}\n", await _host.InHostAsync($"sysctl --values {setting[0]}"));
        }
    }

    [Theory]
    [InlineData(2, "\"ipv5\" is no argument: write ipv4, ipv6, name=HOST or api=HOST:PORT", "ipv5")]
    [InlineData(2, "\"api=\" is no argument", "api=")]
    [InlineData(2, "nothing to check")]
    public async Task Rejects_WrongArguments(int exitCode, string line, params string[] arguments)
    {
        await File.WriteAllTextAsync(_script, HostScripts.Text(HostScripts.CheckHost));

        (int code, string text) = await Shell.RunAsync("bash", [_script, .. arguments]);

        Assert.Equal(exitCode, code);
        Assert.Contains(line, text, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Text)> CheckAsync(params string[] arguments) => _host!.CheckAsync(_script, 0, arguments);

    // All that a node needs, as a network that works would give it.
    private async Task PrepareAsync()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Sysctls.File(Plans.DualStack));
        await _host!.InHostAsync($"""
            sysctl --quiet --ignore --load={path}
            ip address add 192.0.2.10/24 dev host0
            ip address add 2001:db8::10/64 dev host0 nodad
            ip route add default via 192.0.2.1
            ip -6 route add default via 2001:db8::1
            """);
        File.Delete(path);
    }
}
