namespace CalicoIPv6.Tests.GuestImage;

/// <summary>The network files of images as their publishers, installers and cloud-init leave them, one image a way to configure networks.</summary>
internal static class GuestImages
{
    /// <summary>What an older client script does of DHCPv6: it believes the prefix length that it is given, which was 64 before version 4.4.0.</summary>
    public const string OlderDhclientScript = """
        #!/bin/sh
        case "$reason" in
            PREINIT6) ip link set "$interface" up ;;
            BOUND6 | RENEW6 | REBIND6) ip -6 address add "${new_ip6_address}/${new_ip6_prefixlen}" dev "$interface" scope global ;;
            EXPIRE6 | RELEASE6 | STOP6) ip -6 address delete "${old_ip6_address}/${old_ip6_prefixlen}" dev "$interface" ;;
        esac

        """;

    private const string Ubuntu = "ID=ubuntu\nID_LIKE=debian\n";

    /// <summary>Texts by path, by the image's name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["ubuntu-14.04"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = Ubuntu,
            ["sbin/ifup"] = "",
            ["sbin/dhclient-script"] = OlderDhclientScript,
            ["etc/network/interfaces"] = "auto lo\niface lo inet loopback\nsource /etc/network/interfaces.d/*.cfg\n",
            ["etc/network/interfaces.d/eth0.cfg"] = "# The primary network interface\nauto eth0\niface eth0 inet dhcp\n",
        },
        ["ubuntu-16.04"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = Ubuntu,
            ["sbin/ifup"] = "",
            ["sbin/dhclient-script"] = OlderDhclientScript,
            ["etc/network/interfaces"] = "source /etc/network/interfaces.d/*.cfg\n",
            ["etc/network/interfaces.d/50-cloud-init.cfg"] =
                "auto lo\niface lo inet loopback\n\nauto ens3\niface ens3 inet dhcp\n    mtu 1450\n\nauto ens3:1\niface ens3:1 inet static\n    address 192.0.2.9/24\n\nauto ens4\niface ens4 inet dhcp",
        },
        ["debian-ifupdown"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = "ID=debian\n",
            ["usr/sbin/ifup"] = "",
            // Installed, and without a word to say: ifupdown has the interfaces.
            ["usr/sbin/netplan"] = "",
            ["etc/network/interfaces"] =
                """
                source /etc/network/interfaces.d/*

                auto lo
                iface lo inet loopback

                allow-hotplug ens3
                iface ens3 inet dhcp
                iface ens3 inet6 auto

                iface ens4 inet6 dhcp
                    # What the router says is left unheard.
                    accept_ra 0
                    privext 0
                iface ens5 inet6 dhcp
                auto ens6
                iface ens6 inet6 static
                    address 2001:db8::6/64

                """,
        },
        ["ubuntu-24.04"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = Ubuntu,
            ["usr/sbin/netplan"] = "",
            ["etc/systemd/system/multi-user.target.wants/systemd-networkd.service"] = "",
            ["etc/netplan/50-cloud-init.yaml"] =
                """
                network:
                    version: 2
                    # As cloud-init falls back to.
                    ethernets:
                        ens3:
                            dhcp4: true
                            match:
                                macaddress: fa:16:3e:00:00:01
                            set-name: ens3
                        "ens4": {dhcp4: true, dhcp6: false}
                        ens5: {}
                        ens6: {}
                        ens7: {}
                    bridges:
                        br0:
                            interfaces: ["ens5"]
                    bonds:
                        bond0:
                            interfaces:
                                - ens6
                                - "ens7"
                            dhcp4: true

                """,
        },
        ["debian-networkd"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = "ID=debian\n",
            ["etc/systemd/system/multi-user.target.wants/systemd-networkd.service"] = "",
            ["etc/systemd/network/10-cloud-init-ens3.network"] = "[Match]\nName=ens3\n\n[Network]\nDHCP=ipv4\n",
            ["etc/systemd/network/20-static.network"] = "[Match]\nName=ens4\n\n[Network]\nAddress=192.0.2.4/24\n",
            ["etc/systemd/network/30-port.network"] = "[Match]\nName=ens5\n\n[Network]\nBridge=br0\n",
        },
        ["debian-networkmanager"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = "ID=debian\n",
            ["usr/sbin/NetworkManager"] = "",
        },
        ["centos-7"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = "ID=\"centos\"\nID_LIKE=\"rhel fedora\"\n",
            ["usr/sbin/dhclient-script"] = OlderDhclientScript,
            ["usr/sbin/NetworkManager"] = "",
            ["etc/sysconfig/network"] = "NETWORKING=yes\nNETWORKING_IPV6=no\n",
            ["etc/sysconfig/network-scripts/ifcfg-lo"] = "DEVICE=lo\nIPADDR=127.0.0.1\n",
            ["etc/sysconfig/network-scripts/ifcfg-eth0"] = "DEVICE=\"eth0\"\nBOOTPROTO=\"dhcp\"\nIPV6INIT=\"no\"\nDHCPV6C=\"yes\"\nONBOOT=\"yes\"",
            ["etc/sysconfig/network-scripts/ifcfg-eth1"] = "DEVICE=eth1\nBRIDGE=br0\n",
            ["etc/sysconfig/network-scripts/ifcfg-eth0.bak"] = "DEVICE=eth0\n",
        },
        ["centos-6"] = new Dictionary<string, string>
        {
            ["etc/redhat-release"] = "CentOS release 6.10 (Final)\n",
            ["sbin/dhclient-script"] = OlderDhclientScript,
            ["etc/sysconfig/network-scripts/ifcfg-eth0"] = "DEVICE=eth0\nBOOTPROTO=dhcp\n",
        },
        ["rhel-9"] = new Dictionary<string, string>
        {
            ["etc/os-release"] = "ID=\"rhel\"\nID_LIKE=\"fedora\"\n",
            ["usr/sbin/NetworkManager"] = "",
            ["etc/NetworkManager/system-connections/cloud-init-eth0.nmconnection"] =
                "[connection]\nid=cloud-init eth0\ntype=ethernet\n\n[ipv4]\nmethod=disabled\n\n[ipv6]\nmethod=ignore\nmay-fail=false\n",
            ["etc/NetworkManager/system-connections/static.nmconnection"] = "[connection]\ntype=ethernet\n\n[ipv6]\nmethod=manual\naddress1=2001:db8::9/64\n",
            ["etc/NetworkManager/system-connections/tunnel.nmconnection"] = "[connection]\ntype=wireguard\n\n[ipv6]\nmethod=disabled\n",
        },
    };
}
