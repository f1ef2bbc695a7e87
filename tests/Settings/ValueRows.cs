using System.Collections.Immutable;
using static CalicoIPv6.Tests.Settings.SettingsRow;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the readers of single keys.</summary>
internal static class ValueRows
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com";
    private const string IsPrivate = "is a private key, which no file should hold in plain text";
    private const string IsNoKey = "is not an OpenSSH public key in one line; write the line of a .pub file, which starts with ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256";
    private const string NameOf47 = "a2345678901234567890123456789012345678901234567";
    private static readonly string MirrorOf255 = $"registry.example.com/{new string('a', 234)}";

    public static readonly ImmutableArray<SettingsRow> All =
    [
        new("AwsReader: is not the name of a region", With(("aws:region", "us-gov-east-1")), With(("aws:region", "us-gov-east-1a")),
            "aws:region \"us-gov-east-1a\": is not the name of a region; write eu-west-1 for example, without the letter of a zone"),
        Of("AwsReader: is not the name of an EC2 instance type", "workerInstanceType", "u-6tb1.56xlarge", "u-6tb1",
            " \"u-6tb1\": is not the name of an EC2 instance type; write t3.medium for example"),
        Of("ClusterSettings: is not a DNS label of at most … characters: ", "clusterName", NameOf47, $"{NameOf47}8",
            $" \"{NameOf47}8\": is not a DNS label of at most 47 characters: lower-case letters and digits, and - between them; write {NameOf47}"),
        Of("ClusterSettings: is even, and etcd survives no more losses with it than with one less", "controlPlanes", "5", "6",
            " \"6\": is even, and etcd survives no more losses with it than with one less; write 5 or 7"),
        Of("ClusterSettings: is there twice", "adminCidrs", """["9.9.9.0/24","9.9.9.0/25"]""", """["9.9.9.0/24","9.9.9.0/24"]""",
            "[1] \"9.9.9.0/24\": is there twice; remove it"),
        Of("ClusterSettings: lets nobody in: nobody comes from there, since …", "adminCidrs", """["169.255.0.0/16"]""", """["169.254.0.0/16"]""",
            "[0] \"169.254.0.0/16\": lets nobody in: nobody comes from there, since it is in 169.254.0.0/16, which is link-local (RFC 3927); write the range that you come from, as the API sees it"),
        new("ConfigReader: is encrypted here, and nothing can be planned without it", With(("zones", "1")).Secret("calico-ipv6:zones"), Least.Secret("calico-ipv6:zones"),
            "calico-ipv6:zones: is encrypted here, and nothing can be planned without it; write it in plain text: it is no secret"),
        new("ConfigReader: is missing", Least, With(("mode", null)),
            "calico-ipv6:mode: is missing; run `pulumi config set calico-ipv6:mode dualstack` for example"),
        Of("ConfigReader: is not a whole number from … to …", "workers", "1000", "1001", " \"1001\": is not a whole number from 0 to 1000; write 2 for example"),
        Of("DnsSettings: is not an IP address in canonical form", "upstreamResolvers", """["2620:fe::fe"]""", """["2620:fe::0:fe"]""",
            "[0] \"2620:fe::0:fe\": is not an IP address in canonical form; write 2620:fe::fe for example"),
        Of("MirrorReader: names an IPv6 address, which names of images do not take everywhere", "containerdMirrors", """{"mirror:5000":["http://[2620:fe::fe]:5000"]}""", """{"[2620:fe::fe]:5000":["https://example.com"]}""",
            "[\"[2620:fe::fe]:5000\"]: names an IPv6 address, which names of images do not take everywhere; write a DNS name that leads to it"),
        Of("MirrorReader: does not name a registry as HOST[:PORT]", "containerdMirrors", """{"mirror:5000":["https://example.com"]}""", """{"mirror/a":["https://example.com"]}""",
            "[\"mirror/a\"]: does not name a registry as HOST[:PORT]; write quay.io or _default for example"),
        Of("MirrorReader: lists no mirror", "containerdMirrors", """{"quay.io":["https://example.com"]}""", """{"quay.io":[]}""",
            "[\"quay.io\"] \"[]\": lists no mirror; write a URL, or remove it"),
        Of("MirrorReader: may hold a password, which every host would show", "containerdMirrors", """{"quay.io":["https://example.com"]}""", """{"quay.io":["https://me@example.com"]}""",
            "[\"quay.io\"][0] \"https://me@example.com\": may hold a password, which every host would show; write it without, and let the mirror know hosts by their addresses"),
        Of("MirrorReader: has no scheme", "containerdMirrors", """{"quay.io":["https://example.com"]}""", """{"quay.io":["example.com"]}""",
            "[\"quay.io\"][0] \"example.com\": has no scheme; write https://example.com"),
        Of("MirrorReader: ends in a slash", "containerdMirrors", """{"quay.io":["https://example.com/a"]}""", """{"quay.io":["https://example.com/a/"]}""",
            "[\"quay.io\"][0] \"https://example.com/a/\": ends in a slash; write https://example.com/a"),
        Of("MirrorReader: is not a URL as http[s]://HOST[:PORT][/PATH] in lower case", "containerdMirrors", """{"_default":["https://example.com"]}""", """{"_default":["ftp://example.com"]}""",
            "[\"_default\"][0] \"ftp://example.com\": is not a URL as http[s]://HOST[:PORT][/PATH] in lower case; write https://mirror.example.com for example"),
        Of("TimeServers: is neither a DNS name nor an IP address in canonical form", "ntpServers", """["2620:fe::fe"]""", """["2620:fe::0:fe"]""",
            "[0] \"2620:fe::0:fe\": is neither a DNS name nor an IP address in canonical form; write ntp.example.com or 2001:db8::123 for example"),
        Of("NodeAddressReader: is not one of Calico's methods …", "nodeAddressAutodetectionIPv4", "first-found", "first-found=",
            " \"first-found=\": is not one of Calico's methods kubernetes-internal-ip, first-found, can-reach=HOST, interface=REGEX, skip-interface=REGEX or cidr=RANGE,...; did you mean first-found?"),
        Of("NodeAddressReader: names no host after can-reach=", "nodeAddressAutodetectionIPv4", "can-reach=a", "can-reach=",
            " \"can-reach=\": names no host after can-reach=; write an address or a DNS name there"),
        Of("NodeAddressReader: names an … address, which no … route leads to", "nodeAddressAutodetectionIPv4", "can-reach=9.9.9.9", "can-reach=2620:fe::fe",
            " \"can-reach=2620:fe::fe\": names an IPv6 address, which no IPv4 route leads to; write an IPv4 address there"),
        Of("NodeAddressReader: has no regular expression of Go's kind after the =", "nodeAddressAutodetectionIPv4", "interface=eth0,ens[0-9]", "interface=eth0,ens[0-9",
            " \"interface=eth0,ens[0-9\": has no regular expression of Go's kind after the =; write a name such as ens5, or an expression such as ^ens"),
        Of("NodeAddressReader: holds \\\"…\\\", which …", "nodeAddressAutodetectionIPv4", "cidr=10.0.0.0/8", "cidr=10.0.0.1/8",
            " \"cidr=10.0.0.1/8\": holds \"10.0.0.1/8\", which has bits set after its prefix; write 10.0.0.0/8"),
        Of("NodeAddressReader: holds …, which is no … range", "nodeAddressAutodetectionIPv4", "cidr=10.0.0.0/8", "cidr=fd00:1::/48",
            " \"cidr=fd00:1::/48\": holds fd00:1::/48, which is no IPv4 range; write IPv4 ranges after cidr="),
        Of("Registry: is longer than 255 characters", "registryMirror", MirrorOf255, $"{MirrorOf255}a",
            $" \"{MirrorOf255}a\": is longer than 255 characters; write registry.example.com/mirror for example"),
        Of("Registry: has a scheme, which names of images have not", "registryMirror", "example.com", "https://example.com/",
            " \"https://example.com/\": has a scheme, which names of images have not; write example.com"),
        Of("Registry: ends in a slash", "registryMirror", "example.com/a", "example.com/a/", " \"example.com/a/\": ends in a slash; write example.com/a"),
        Of("Registry: is an IPv6 address, which names of images do not take everywhere", "registryMirror", "example.com:5000", "[2001:db8::1]:5000",
            " \"[2001:db8::1]:5000\": is an IPv6 address, which names of images do not take everywhere; write a DNS name that leads to it"),
        Of("Registry: has capital letters, which names of images have not", "registryMirror", "example.com", "Example.com",
            " \"Example.com\": has capital letters, which names of images have not; write example.com"),
        Of("Registry: is not a registry as HOST[:PORT][/PATH]", "registryMirror", "mirror:5000", "mirror",
            " \"mirror\": is not a registry as HOST[:PORT][/PATH]; write registry.example.com/mirror for example"),
        Of("ReleaseNumber: is older than 1.31, the first whose API server takes the CRDs of Calico 3.32", "kubernetesVersion", "1.31.0", "1.30.99",
            " \"1.30.99\": is older than 1.31, the first whose API server takes the CRDs of Calico 3.32; write 1.35.6 for example"),
        Of("ReleaseNumber: is newer than 1.36, the last that Calico 3.32 supports", "kubernetesVersion", "1.36.99", "1.37.0",
            " \"1.37.0\": is newer than 1.36, the last that Calico 3.32 supports; write 1.35.6 for example"),
        Of("ReleaseNumber: is not a 3.32 release, the only line that is supported so far", "calicoVersion", "3.32.0", "3.33.0",
            " \"3.33.0\": is not a 3.32 release, the only line that is supported so far; write 3.32.1 for example"),
        Of("ReleaseNumber: is not three numbers with dots between them", "calicoVersion", "3.32.1", "v3.32.1",
            " \"v3.32.1\": is not three numbers with dots between them; write 3.32.1, without the v"),
        Of($"SshKey: {IsPrivate}", "sshPublicKey", Key, "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n",
            $": {IsPrivate}; write the line of the .pub file, and make a new key if this one has been shared"),
        Of("SshKey: is not an OpenSSH public key in one line", "sshPublicKey", Key, "ssh-ed25519 AAAA", $" \"ssh-ed25519 AAAA\": {IsNoKey}"),
        new("UnknownKeys: is not a key of this project", With(("zones", "1")), With(("zone", "1")),
            "calico-ipv6:zone \"1\": is not a key of this project; did you mean calico-ipv6:zones?"),
        new("UnknownKeys: is not a key of the AWS provider", With(("aws:noProxy", "x")), With(("aws:profil", "x")),
            "aws:profil \"x\": is not a key of the AWS provider; did you mean aws:profile?"),
        new("UnknownKeys: is in the namespace …, which nothing reads", With(("calico:zones", "x")), With(("calico-ip6:zones", "x")),
            "calico-ip6:zones \"x\": is in the namespace calico-ip6, which nothing reads; did you mean calico-ipv6:zones?"),
        Of("Words: is not one of …", "encapsulation", "None", "none", " \"none\": is not one of auto, None, IPIP, IPIPCrossSubnet, VXLAN, VXLANCrossSubnet; did you mean None?"),
    ];
}
