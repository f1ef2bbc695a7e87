using System.Collections.Immutable;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Bootstrap;

/// <summary>PKI, join token, kubeadm documents and cloud-init of a cluster, and the kubeconfig to reach it.</summary>
public sealed class KubeadmBootstrap : ComponentResource
{
    /// <summary>Makes the bootstrap material.</summary>
    public KubeadmBootstrap(string name, KubeadmBootstrapArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:KubeadmBootstrap", name, options)
    {
        var pki = new ClusterPki($"{name}-pki", new ComponentResourceOptions { Parent = this });
        var token = new JoinToken($"{name}-token", args.Cluster.JoinTokenHours, new ComponentResourceOptions { Parent = this });
        Output<string> endpoint = args.ApiEndpoint.ToOutput();
        Output<ClusterFacts> cluster = Output.Tuple(endpoint, Output.All(args.FurtherApiNames), token.Value, pki.ClusterCaCertificate, ControlPlaneAddresses(args)).Apply(t => new ClusterFacts
        {
            Plan = args.Plan,
            Cluster = args.Cluster,
            ApiEndpoint = t.Item1,
            FurtherApiNames = t.Item2,
            Token = t.Item3,
            CaCertHash = CaHash.Of(t.Item4),
            ControlPlaneAddresses = t.Item5,
        });

        UserData = args.Interfaces.ToImmutableDictionary(i => i.Host.Name, i => UserDataOf(i, args, cluster, pki));
        Token = token;
        ClusterCaCertificate = pki.ClusterCaCertificate;
        Access = Output.CreateSecret(Output.Tuple(endpoint, pki.ClusterCaCertificate, pki.Admin).Apply(t => new ApiAccess(t.Item1, t.Item2, t.Item3)));
        Kubeconfig = Access.Apply(access => AdminKubeconfig.For(args.Cluster.Name, access));
        RegisterOutputs();
    }

    /// <summary>Cloud-init by host name; secret.</summary>
    public ImmutableDictionary<string, Output<string>> UserData { get; }

    /// <summary>The token that hosts join with; the cluster knows it by a <see cref="JoinTokenSecret"/>.</summary>
    public JoinToken Token { get; }

    /// <summary>How an administrator reaches the API; secret.</summary>
    public Output<ApiAccess> Access { get; }

    /// <summary>The same as a kubeconfig; secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    /// <summary>The cluster CA's certificate in PEM; not secret.</summary>
    [Output("clusterCaCertificate")]
    public Output<string> ClusterCaCertificate { get; private set; }

    private static Output<ImmutableArray<string>> ControlPlaneAddresses(KubeadmBootstrapArgs args) => Output.All(
        from control in args.Interfaces.Where(i => i.Host.Role == HostRole.ControlPlane)
        from family in args.Plan.Families
        select control.Addresses[family]);

    private static Output<string> UserDataOf(HostInterface wanted, KubeadmBootstrapArgs args, Output<ClusterFacts> cluster, ClusterPki pki)
    {
        Output<HostFacts> host = Output.All(args.Plan.Families.Select(f => wanted.Addresses[f]))
            .Apply(a => new HostFacts(wanted.Host, args.Plan.Families.Zip(a).ToImmutableDictionary(p => p.First, p => p.Second)));
        return Output.CreateSecret(wanted.Host switch
        {
            { Role: HostRole.Worker } => Output.Tuple(host, cluster).Apply(t => WorkerJoin.UserData(t.Item1, t.Item2)),
            { IsFirstControlPlane: true } => Output.Tuple(host, cluster, pki.Material)
                .Apply(t => ControlPlaneInit.UserData(t.Item1, t.Item2, t.Item3)),
            _ => Output.Tuple(host, cluster, pki.Material).Apply(t => ControlPlaneJoin.UserData(t.Item1, t.Item2, t.Item3)),
        });
    }
}
