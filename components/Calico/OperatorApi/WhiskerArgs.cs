using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>The object for which the Tigera operator runs Whisker, a web page of Goldmane's flows: <c>Whisker</c>, cluster scoped.</summary>
public sealed class WhiskerArgs() : CustomResourceArgs("operator.tigera.io/v1", "Whisker")
{
    /// <summary>The only name that the operator takes up.</summary>
    public const string Name = "default";

    /// <summary>What is decided of it.</summary>
    [Input("spec", required: true)]
    public Input<WhiskerSpecArgs> Spec { get; set; } = new WhiskerSpecArgs();
}

/// <summary><c>spec</c> of a <c>Whisker</c>.</summary>
public sealed class WhiskerSpecArgs : ResourceArgs
{
    /// <summary><c>Enabled</c> or <c>Disabled</c>: whether the page asks Calico's makers for news. Absent: enabled.</summary>
    [Input("notifications")]
    public Input<string>? Notifications { get; set; }
}
