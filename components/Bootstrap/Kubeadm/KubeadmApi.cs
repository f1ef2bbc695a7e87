using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>A version of kubeadm's documents.</summary>
/// <param name="Version">Its <c>apiVersion</c>.</param>
internal sealed record KubeadmApi(string Version)
{
    /// <summary>Known to kubeadm from 1.31 on (kubernetes/kubernetes#125029).</summary>
    public static readonly KubeadmApi V1Beta4 = new("kubeadm.k8s.io/v1beta4");

    /// <summary>All that older ones know; deprecated since, and on its way out (kubernetes/kubernetes#136016).</summary>
    public static readonly KubeadmApi V1Beta3 = new("kubeadm.k8s.io/v1beta3");

    private const int FirstOfV1Beta4 = 31;

    /// <summary>The newest version that the kubeadm of a Kubernetes release reads.</summary>
    /// <param name="kubernetesVersion">Three numbers without a <c>v</c>, such as <c>1.35.6</c>.</param>
    public static KubeadmApi Of(string kubernetesVersion) =>
        int.Parse(kubernetesVersion.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture) >= FirstOfV1Beta4 ? V1Beta4 : V1Beta3;

    /// <summary>Flags of a component, as this version writes them.</summary>
    public Arguments Arguments(params IEnumerable<Argument> items) => new(this, [.. items]);
}

/// <summary>A flag of a component, without dashes.</summary>
internal sealed record Argument(string Name, string Value);

/// <summary>Flags of a component: a list of names and values since v1beta4, before a map.</summary>
internal sealed record Arguments(KubeadmApi Api, ImmutableArray<Argument> Items) : IYamlConvertible
{
    public void Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) => throw new NotSupportedException();

    public void Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer)
    {
        if (Api == KubeadmApi.V1Beta4)
        {
            nestedObjectSerializer(Items);
            return;
        }

        emitter.Emit(new MappingStart());
        foreach (Argument item in Items)
        {
            nestedObjectSerializer(item.Name);
            nestedObjectSerializer(item.Value);
        }

        emitter.Emit(new MappingEnd());
    }
}
