using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.GuestImage;

/// <summary>
/// A guest with ISC's client on a wire to a host that serves it as Calico's do: dnsmasq has the subnet on an interface of its own, and
/// treats the guest's as that one's alias; advertisements without on-link prefix or SLAAC, addresses by DHCPv6 for known guests alone
/// (projectcalico/calico networking-calico/networking_calico/agent/linux/dhcp.py).
/// </summary>
public sealed class DhcpClientTests : IAsyncLifetime, IDisposable
{
    private const string Address = "2001:db8:0:1::10";
    private const string Client = "sbin/dhclient-script";

    private readonly string _folder = Directory.CreateTempSubdirectory("dhcp").FullName;
    private readonly List<GuestRoot> _roots = [];
    private HostNamespace? _host;

    public async Task InitializeAsync()
    {
        if (FactIfNamespacesAttribute.Missing("dnsmasq", "dhclient") is null)
        {
            _host = await HostNamespace.CreateAsync();
            await ServeAsync(_host);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _host?.Dispose();
        _roots.ForEach(r => r.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [FactIfNamespaces("dnsmasq", "dhclient")]
    public async Task Guest_WithTheClientScriptOfThisMachine_HasItsAddressAloneAndRoutesThroughTheHost()
    {
        GuestRoot root = await RootAsync(await File.ReadAllTextAsync("/sbin/dhclient-script"));
        await root.PrepareAsync();

        await BootAsync(root);
        await AskAsync(root);

        Assert.Equal($"{Address}/128", await AddressesAsync());
        Assert.Equal("", await _host!.InHostAsync("ip -6 route show 2001:db8:0:1::/64"));
        string router = (await _host.InRouterAsync("ip -6 -oneline address show dev router0 scope link | awk '{ split($4, a, \"/\"); print a[1] }'")).Trim();
        Assert.StartsWith($"default via {router} dev host0 proto ra ", await DefaultRouteAsync(), StringComparison.Ordinal);
    }

    [TheoryIfNamespaces("dnsmasq", "dhclient")]
    [InlineData(false, "64", "2001:db8:0:1::/64")]
    [InlineData(true, "128", "")]
    public async Task Guest_WithAnOlderClient_BelievesAllOfTheSubnetOnLinkUnlessPrepared(bool prepared, string length, string onLink)
    {
        GuestRoot root = await RootAsync(GuestImages.OlderDhclientScript);
        if (prepared)
        {
            await root.PrepareAsync();
        }

        await AskAsync(root, "--address-prefix-len", "64");

        Assert.Equal($"{Address}/{length}", await AddressesAsync());
        Assert.Equal(onLink, (await _host!.InHostAsync("ip -6 route show 2001:db8:0:1::/64 | awk '{ print $1 }'")).Trim());
    }

    // The script takes away what it has added, or the address would stay for good.
    [FactIfNamespaces("dnsmasq", "dhclient")]
    public async Task Guest_WithAnOlderClientPrepared_GivesItsAddressBack()
    {
        GuestRoot root = await RootAsync(GuestImages.OlderDhclientScript);
        await root.PrepareAsync();
        await AskAsync(root, "--address-prefix-len", "64");

        await _host!.InHostAsync(
            $"timeout 30 dhclient -6 -r --address-prefix-len 64 -sf {root.At(Client)} -lf {_folder}/leases -pf {_folder}/dhclient.pid host0 2>&1");

        Assert.Equal("", await AddressesAsync());
    }

    private async Task<GuestRoot> RootAsync(string clientScript)
    {
        var root = new GuestRoot([
            new("etc/os-release", "ID=debian\n"),
            new("sbin/ifup", ""),
            new("etc/network/interfaces", "auto host0\niface host0 inet dhcp\n"),
            new(Client, clientScript),
        ]);
        _roots.Add(root);
        await Shell.RunAsync("chmod", "+x", root.At(Client));
        return root;
    }

    private async Task ServeAsync(HostNamespace host)
    {
        string mac = (await host.InHostAsync("cat /sys/class/net/host0/address")).Trim();
        await host.InRouterAsync("""
            ip address flush dev router0 scope global
            ip link add subnet0 type veth peer name subnet1
            ip link set subnet0 up
            ip link set subnet1 up
            ip -6 address add 2001:db8:0:1::1/64 dev subnet0 nodad
            """);
        host.StartInRouter(
            "dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--user=root", "--pid-file=", "--port=0", "--no-resolv", "--no-hosts",
            $"--log-facility={_folder}/dnsmasq.log", "--log-dhcp", $"--dhcp-leasefile={_folder}/dnsmasq.leases", $"--dhcp-host={mac},[{Address}]",
            "--bind-dynamic", "--except-interface=lo", "--interface=subnet0", "--interface=router0", "--bridge-interface=subnet0,router0",
            "--dhcp-range=set:subnet,2001:db8:0:1::,static,off-link,64,600s", "--enable-ra");
        await host.InHostAsync($"for _ in $(seq 50); do ! grep --quiet 'DHCPv6, static leases only' {_folder}/dnsmasq.log 2>/dev/null || exit 0; sleep 0.1; done; exit 1");
    }

    // What a boot does: settings before interfaces. The guest forwards, as every node does; the solicitation is not waited for so long.
    private Task<string> BootAsync(GuestRoot root) => _host!.InHostAsync($"""
        sysctl --quiet --load={root.At("etc/sysctl.d/70-guest-ipv6.conf")}
        [[ $(sysctl --values net.ipv6.conf.host0.accept_ra) == 2 ]]
        [[ $(sysctl --values net.ipv6.conf.host0.router_solicitation_delay) == 10 ]]
        sysctl --quiet --write net.ipv6.conf.host0.router_solicitation_delay=1 net.ipv6.conf.all.forwarding=1
        ip link set host0 down
        ip link set host0 up
        """);

    private async Task AskAsync(GuestRoot root, params IEnumerable<string> options)
    {
        await _host!.InHostAsync("for _ in $(seq 100); do ip -6 address show dev host0 scope link -tentative | grep --quiet . && exit 0; sleep 0.1; done; exit 1");
        // In the foreground, so that it is ended with the host.
        _host.StartInHost("dhclient", [
            "-6", "-d", "-q", .. options, "-sf", root.At(Client), "-lf", $"{_folder}/leases", "-pf", $"{_folder}/dhclient.pid", "host0"]);
        await _host.InHostAsync($"for _ in $(seq 200); do [[ -z $(ip -6 address show dev host0 to {Address}) ]] || exit 0; sleep 0.1; done; cat {_folder}/dnsmasq.log; exit 1");
    }

    private async Task<string> AddressesAsync() =>
        (await _host!.InHostAsync("ip -6 -oneline address show dev host0 scope global | awk '{ print $4 }'")).Trim();

    private Task<string> DefaultRouteAsync() =>
        _host!.InHostAsync("for _ in $(seq 150); do ip -6 route show default | grep . && exit 0; sleep 0.1; done; exit 1");
}
