using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Hosts;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Bootstrap;

/// <summary>The four shapes of a cluster and its three kinds of hosts, with addresses for documentation and no real key.</summary>
internal static class Bootstraps
{
    public static readonly ImmutableSortedDictionary<string, AddressPlan> Shapes = new Dictionary<string, AddressPlan>
    {
        ["ipv4"] = Plans.IPv4,
        ["dualstack"] = Plans.DualStack,
        ["dualstack-ipv6-first"] = Plans.DualStackIPv6First,
        ["ipv6"] = Plans.IPv6,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static readonly string[] Roles = ["init", "control-plane", "worker"];

    public static readonly PkiMaterial FakePki = new(
        new(Pem("cluster CA"), Pem("cluster CA key")),
        new(Pem("front proxy CA"), Pem("front proxy CA key")),
        new(Pem("etcd CA"), Pem("etcd CA key")),
        Pem("service account key"),
        Pem("service account public key"));

    public static TheoryData<string, string> Matrix()
    {
        var data = new TheoryData<string, string>();
        foreach (string shape in Shapes.Keys)
        {
            foreach (string role in Roles)
            {
                data.Add(shape, role);
            }
        }

        return data;
    }

    public static ClusterFacts Cluster(string shape, string endpoint = "api.example.com") => new()
    {
        Plan = Shapes[shape],
        Cluster = Plans.Cluster(controlPlanes: 3, workers: 1),
        ApiEndpoint = endpoint,
        Token = "abcdef.0123456789abcdef",
        CaCertHash = $"sha256:{new string('0', 64)}",
    };

    public static HostFacts Host(string shape, string role)
    {
        int index = Array.IndexOf(Roles, role);
        HostSpec host = role == "worker" ? new("test-worker-0", HostRole.Worker, 0, 0) : new($"test-control-plane-{index}", HostRole.ControlPlane, index, 0);
        return new HostFacts(host, Shapes[shape].Families.ToImmutableDictionary(
            f => f,
            f => f == IPFamily.IPv4 ? $"192.0.2.{10 + index}" : $"2001:db8::{10 + index}"));
    }

    public static string UserData(string shape, string role, PkiMaterial? pki = null) => role switch
    {
        "init" => ControlPlaneInit.UserData(Host(shape, role), Cluster(shape), pki ?? FakePki),
        "control-plane" => ControlPlaneJoin.UserData(Host(shape, role), Cluster(shape), pki ?? FakePki),
        _ => WorkerJoin.UserData(Host(shape, role), Cluster(shape)),
    };

    public static string Kubeadm(string shape, string role, string endpoint = "api.example.com") => role switch
    {
        "init" => ControlPlaneInit.KubeadmDocuments(Host(shape, role), Cluster(shape, endpoint)),
        "control-plane" => ControlPlaneJoin.KubeadmDocuments(Host(shape, role), Cluster(shape, endpoint)),
        _ => WorkerJoin.KubeadmDocuments(Host(shape, role), Cluster(shape, endpoint)),
    };

    private static string Pem(string what) => $"-----BEGIN TEST-----\n{what}\n-----END TEST-----\n";
}
