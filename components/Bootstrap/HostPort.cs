using System.Net;
using System.Net.Sockets;

namespace CalicoIPv6.Bootstrap;

/// <summary>Hosts and ports in one text.</summary>
public static class HostPort
{
    /// <summary>The port of kube-apiserver.</summary>
    public const int Api = 6443;

    /// <summary><c>name:6443</c>, <c>192.0.2.1:6443</c> or <c>[2001:db8::1]:6443</c>.</summary>
    /// <param name="host">A name or an address, without brackets.</param>
    /// <param name="port">The port.</param>
    public static string Of(string host, int port = Api) =>
        IPAddress.TryParse(host, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"[{address}]:{port}"
            : $"{host}:{port}";
}
