using System.Text.RegularExpressions;
using CalicoIPv6.Tests.Bootstrap;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.GuestImage;

/// <summary>prepare-guest-image.sh on the files of every family of images.</summary>
public sealed partial class PrepareGuestImageTests : IDisposable
{
    private readonly List<GuestRoot> _roots = [];

    public static TheoryData<string> Images => [.. GuestImages.All.Keys];

    public void Dispose() => _roots.ForEach(r => r.Dispose());

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Image_PreparedAgain_StaysAsItIs(string image)
    {
        GuestRoot root = Root(GuestImages.All[image]);

        (int exitCode, string text) = await root.PrepareAsync();
        SortedDictionary<string, string> once = root.Files;

        Assert.True(exitCode == 0, text);
        Assert.EndsWith("prepare-guest-image: prepared; it holds from the next boot\n", text, StringComparison.Ordinal);
        (exitCode, text) = await root.PrepareAsync();
        Assert.Equal(0, exitCode);
        Assert.EndsWith("prepare-guest-image: all was prepared before\n", text, StringComparison.Ordinal);
        Assert.Equal(once, root.Files);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Image_LinesOfOthers_StayWhereTheyWere(string image)
    {
        GuestRoot root = await PreparedAsync(image);

        foreach ((string path, string before) in GuestImages.All[image])
        {
            var after = new Queue<string>(root.Files[path].Split('\n'));
            foreach (string line in before.Split('\n').Where(l => !OwnedLine().IsMatch(l)))
            {
                while (after.TryDequeue(out string? next) && next != line)
                {
                    Assert.True(before.Split('\n').All(l => l != next) || OwnedLine().IsMatch(next), $"{path}: {line}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Image_OtherFiles_AreItsOwnAlone(string image)
    {
        GuestRoot root = await PreparedAsync(image);

        Assert.All(root.Files.Keys.Except(GuestImages.All[image].Keys), path => Assert.Contains("guest-ipv6", path, StringComparison.Ordinal));
        Assert.All(root.Files.Where(f => f.Key.Contains("guest-ipv6", StringComparison.Ordinal)), f => Assert.StartsWith("# Written by prepare-guest-image.sh.\n", f.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ubuntu-14.04", "etc/network/interfaces.d/eth0.cfg", "eth0")]
    [InlineData("ubuntu-16.04", "etc/network/interfaces.d/50-cloud-init.cfg", "ens3", "ens4")]
    public async Task Ubuntu_WithIfupdown_AsksByDhcpv6InTheFileThatNamesTheInterface(string image, string path, params string[] names)
    {
        GuestRoot root = await PreparedAsync(image);

        Assert.Equal(
            GuestImages.All[image][path].TrimEnd('\n') + "\n" + string.Concat(names.Select(n => $"\n# Added by prepare-guest-image.sh.\niface {n} inet6 dhcp\n    accept_ra 2\n")),
            image == "ubuntu-14.04" ? root.Files[path] : root.Files[path].Replace("inet dhcp\n#", "inet dhcp\n\n#", StringComparison.Ordinal));
        Assert.Equal(GuestImages.All[image]["etc/network/interfaces"], root.Files["etc/network/interfaces"]);
    }

    [Fact]
    public async Task Debian_WithIfupdown_KeepsStaticAddressesAndHearsRoutersEverywhereElse()
    {
        GuestRoot root = await PreparedAsync("debian-ifupdown");

        string text = root.Files["etc/network/interfaces"];
        Assert.Contains("iface ens4 inet6 dhcp\n    # What the router says is left unheard.\n    accept_ra 2\n    privext 0\n", text, StringComparison.Ordinal);
        Assert.Contains("iface ens5 inet6 dhcp\n    accept_ra 2\nauto ens6\niface ens6 inet6 static\n    address 2001:db8::6/64\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n# Added by prepare-guest-image.sh.\niface ens3 inet6 dhcp\n    accept_ra 2\n", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("# Added").Length - 1);
        Assert.DoesNotContain(root.Files.Keys, k => k.Contains("netplan/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Netplan_NamedInterfacesAreMerged_ExceptPorts_AndAllOthersAreTaken()
    {
        GuestRoot root = await PreparedAsync("ubuntu-24.04");

        YamlNode network = YamlReader.Documents(root.Files["etc/netplan/90-guest-ipv6.yaml"]).Single().Node("network")!;
        var ethernets = (YamlMappingNode)network.Node("ethernets")!;
        Assert.Equal("2", network.At("version"));
        Assert.Equal(["ens3", "ens4", "zz-guest-ipv6"], ethernets.Children.Keys.Select(k => ((YamlScalarNode)k).Value));
        Assert.All(ethernets.Children.Values, e => Assert.Equal(("true", "true"), (e.At("dhcp6"), e.At("accept-ra"))));
        Assert.Equal("e*", network.At("ethernets.zz-guest-ipv6.match.name"));
        Assert.Null(network.At("ethernets.ens3.dhcp4"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, root.Mode("etc/netplan/90-guest-ipv6.yaml"));
    }

    [Fact]
    public async Task Networkd_EachFileHasItsDropIn_ExceptAPortOfABridge()
    {
        SortedDictionary<string, string> files = (await PreparedAsync("debian-networkd")).Files;

        Assert.EndsWith("[Network]\nDHCP=yes\nIPv6AcceptRA=yes\n", files["etc/systemd/network/10-cloud-init-ens3.network.d/90-guest-ipv6.conf"], StringComparison.Ordinal);
        Assert.EndsWith("[Network]\nDHCP=ipv6\nIPv6AcceptRA=yes\n", files["etc/systemd/network/20-static.network.d/90-guest-ipv6.conf"], StringComparison.Ordinal);
        Assert.DoesNotContain(files.Keys, k => k.StartsWith("etc/systemd/network/30-port.network.d", StringComparison.Ordinal));
        Assert.Contains("[Match]\nName=en* eth*\n", files["etc/systemd/network/90-guest-ipv6.network"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debian-networkmanager")]
    [InlineData("rhel-9")]
    [InlineData("centos-7")]
    public async Task NetworkManager_HasAProfileForInterfacesWithoutAnother(string image)
    {
        GuestRoot root = await PreparedAsync(image);

        const string path = "etc/NetworkManager/system-connections/90-guest-ipv6.nmconnection";
        Assert.Contains("autoconnect-priority=-999\nmulti-connect=3\n", root.Files[path], StringComparison.Ordinal);
        Assert.Contains("[ipv6]\nmethod=auto\n", root.Files[path], StringComparison.Ordinal);
        // NetworkManager reads no other.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, root.Mode(path));
    }

    [Fact]
    public async Task NetworkManager_ProfilesThatHearNoRouter_DoNow()
    {
        SortedDictionary<string, string> files = (await PreparedAsync("rhel-9")).Files;

        const string folder = "etc/NetworkManager/system-connections";
        Assert.EndsWith("[ipv4]\nmethod=disabled\n\n[ipv6]\nmethod=auto\nmay-fail=false\n", files[$"{folder}/cloud-init-eth0.nmconnection"], StringComparison.Ordinal);
        Assert.Contains("method=manual\n", files[$"{folder}/static.nmconnection"], StringComparison.Ordinal);
        Assert.Contains("method=disabled\n", files[$"{folder}/tunnel.nmconnection"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CentOS_EachInterface_HasItsFourSettingsOnce()
    {
        SortedDictionary<string, string> files = (await PreparedAsync("centos-7")).Files;

        Assert.Equal(
            "DEVICE=\"eth0\"\nBOOTPROTO=\"dhcp\"\nIPV6INIT=yes\nDHCPV6C=\"yes\"\nONBOOT=\"yes\"\nIPV6_AUTOCONF=yes\nIPV6_FORCE_ACCEPT_RA=yes\n",
            files["etc/sysconfig/network-scripts/ifcfg-eth0"]);
        Assert.Equal("NETWORKING=yes\nNETWORKING_IPV6=yes\n", files["etc/sysconfig/network"]);
        foreach (string untouched in (string[])["ifcfg-lo", "ifcfg-eth1", "ifcfg-eth0.bak"])
        {
            string path = $"etc/sysconfig/network-scripts/{untouched}";
            Assert.Equal(GuestImages.All["centos-7"][path], files[path]);
        }
    }

    [Theory]
    [InlineData("ubuntu-14.04", "sbin/dhclient-script")]
    [InlineData("ubuntu-16.04", "sbin/dhclient-script")]
    [InlineData("centos-6", "sbin/dhclient-script")]
    [InlineData("centos-7", "usr/sbin/dhclient-script")]
    public async Task DhclientScript_ThatBelievesThePrefixLength_IsTold128BeforeAllElse(string image, string path)
    {
        GuestRoot root = await PreparedAsync(image);

        Assert.Equal(
            GuestImages.OlderDhclientScript.Replace(
                "#!/bin/sh\n",
                "#!/bin/sh\n# Added by prepare-guest-image.sh:\nnew_ip6_prefixlen=128\nold_ip6_prefixlen=128\ncur_ip6_prefixlen=128\n",
                StringComparison.Ordinal),
            root.Files[path]);
    }

    // As Calico's guides have it done by hand.
    [Fact]
    public async Task DhclientScript_ThatAPersonHasMended_GetsOnlyWhatIsMissing()
    {
        GuestRoot root = Root(GuestImages.All["ubuntu-14.04"].Append(
            new("usr/sbin/dhclient-script", GuestImages.OlderDhclientScript.Replace("#!/bin/sh\n", "#!/bin/sh\nnew_ip6_prefixlen=128\n", StringComparison.Ordinal))));

        await root.PrepareAsync();

        Assert.Single(root.Files["usr/sbin/dhclient-script"].Split('\n'), l => l == "new_ip6_prefixlen=128");
    }

    [Fact]
    public async Task DhclientScript_OfToday_StaysAsItIs()
    {
        const string script = "#!/bin/sh\nip -6 addr replace ${new_ip6_address} dev ${interface} scope global\n";
        GuestRoot root = Root(GuestImages.All["debian-ifupdown"].Append(new("sbin/dhclient-script", script)));

        await root.PrepareAsync();

        Assert.Equal(script, root.Files["sbin/dhclient-script"]);
    }

    [Theory]
    [InlineData("ubuntu-16.04", "ens3", "ens4")]
    [InlineData("centos-7", "eth0", "eth1")]
    [InlineData("rhel-9", "eth0")]
    public async Task Kernel_ListensToRoutersOnEveryInterface_AndAsksThemLater(string image, params string[] names)
    {
        string[] settings = (await PreparedAsync(image)).Files["etc/sysctl.d/70-guest-ipv6.conf"].Split('\n')[1..^1];

        Assert.Equal(
            names.Prepend("default").SelectMany(n => (string[])[$"net/ipv6/conf/{n}/accept_ra = 2", $"net/ipv6/conf/{n}/router_solicitation_delay = 10"]),
            settings);
    }

    [Theory]
    [InlineData("etc/os-release", "ID=alpine\n", "alpine")]
    [InlineData("etc/hostname", "guest\n", "no /etc/os-release")]
    public async Task Rejects_ImageThatItDoesNotKnow(string path, string content, string found)
    {
        GuestRoot root = Root([new(path, content)]);

        Assert.Equal(
            (1, $"prepare-guest-image: distribution: found {found} where Debian, Ubuntu, CentOS, RHEL or one like them is expected; the image stays as it is\n"),
            await root.PrepareAsync());
        Assert.Equal([path], root.Files.Keys);
    }

    [Theory]
    [InlineData("write at most one argument, the folder where the image is mounted", "a", "b")]
    [InlineData("write at most one argument, the folder where the image is mounted", "--help")]
    [InlineData("\"/nowhere\" is no folder: mount the image, and name where", "/nowhere")]
    public async Task Rejects_WrongArguments(string line, params string[] arguments) =>
        Assert.Equal((2, $"prepare-guest-image: {line}\n"), await GuestRoot.RunAsync(arguments));

    private GuestRoot Root(IEnumerable<KeyValuePair<string, string>> files)
    {
        var root = new GuestRoot(files);
        _roots.Add(root);
        return root;
    }

    private async Task<GuestRoot> PreparedAsync(string image)
    {
        GuestRoot root = Root(GuestImages.All[image]);
        (int exitCode, string text) = await root.PrepareAsync();
        Assert.True(exitCode == 0, text);
        return root;
    }

    // The settings whose value, not whose presence, is what the script sees to.
    [GeneratedRegex(@"^\s*(accept_ra |IPV6INIT=|IPV6_AUTOCONF=|IPV6_FORCE_ACCEPT_RA=|DHCPV6C=|NETWORKING_IPV6=|method=)|^$")]
    private static partial Regex OwnedLine();
}
