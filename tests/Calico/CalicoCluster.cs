using System.Collections.Concurrent;
using CalicoIPv6.Addressing;
using CalicoIPv6.Calico;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Calico;

/// <summary>A mock cluster with Calico installed: what was registered, and what waits for what.</summary>
internal sealed class CalicoCluster
{
    private readonly ConcurrentDictionary<string, InputList<Resource>> _dependsOn = new();

    private readonly ConcurrentBag<string> _retained = [];

    /// <summary>What stays in the cluster when the stack goes.</summary>
    public IReadOnlyCollection<string> Retained => _retained;

    public MockCloud Cloud { get; } = new MockCloud()
        .Knows("kubernetes:core/v1:Namespace")
        .Knows("kubernetes:helm.sh/v3:Release")
        .Knows("kubernetes:batch/v1:Job")
        .Knows("kubernetes:operator.tigera.io/v1:Installation")
        .Knows("kubernetes:operator.tigera.io/v1:APIServer")
        .Knows("kubernetes:operator.tigera.io/v1:InstallationPatch")
        .Knows("kubernetes:operator.tigera.io/v1:APIServerPatch")
        .Knows("kubernetes:operator.tigera.io/v1:Goldmane")
        .Knows("kubernetes:operator.tigera.io/v1:Whisker")
        .Knows("kubernetes:projectcalico.org/v3:BGPConfigurationPatch")
        .Knows("kubernetes:projectcalico.org/v3:BGPPeer")
        .Knows("kubernetes:projectcalico.org/v3:FelixConfigurationPatch");

    public static async Task<CalicoCluster> Install(
        AddressPlan plan, ClusterSpec? cluster = null, bool preview = false, Func<Input<string>>? kubeconfig = null, bool calicoExists = false)
    {
        var calico = new CalicoCluster();
        await calico.Cloud.RunAsync(
            () => _ = new CalicoInstallation(
                "calico",
                new CalicoInstallationArgs { Plan = plan, Cluster = cluster ?? Plans.Cluster(), CalicoExists = calicoExists },
                calico.Options(kubeconfig?.Invoke() ?? "apiVersion: v1")),
            preview);
        return calico;
    }

    /// <summary>The resource names that a resource waits for.</summary>
    public async Task<IReadOnlyList<string>> DependenciesOf(string name) =>
        [.. (await OutputUtilities.GetValueAsync(_dependsOn[name].ToOutput())).Select(r => r.GetResourceName())];

    private ComponentResourceOptions Options(Input<string> kubeconfig) => new()
    {
        Provider = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = kubeconfig }),
        ResourceTransformations = { Remember },
    };

    private ResourceTransformationResult? Remember(ResourceTransformationArgs args)
    {
        _dependsOn[args.Resource.GetResourceName()] = args.Options.DependsOn;
        if (args.Options.RetainOnDelete == true)
        {
            _retained.Add(args.Resource.GetResourceName());
        }

        return null;
    }
}
