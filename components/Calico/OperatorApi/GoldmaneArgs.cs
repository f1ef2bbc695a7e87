using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>The object for which the Tigera operator runs Goldmane, which gathers flows of all hosts: <c>Goldmane</c>, cluster scoped.</summary>
public sealed class GoldmaneArgs() : CustomResourceArgs("operator.tigera.io/v1", "Goldmane")
{
    /// <summary>The only name that the operator takes up.</summary>
    public const string Name = "default";

    /// <summary>Nothing is decided here; the operator's defaults stand.</summary>
    [Input("spec", required: true)]
    public Input<GoldmaneSpecArgs> Spec { get; set; } = new GoldmaneSpecArgs();
}

/// <summary><c>spec</c> of a <c>Goldmane</c>.</summary>
public sealed class GoldmaneSpecArgs : ResourceArgs;
