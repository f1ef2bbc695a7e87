using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>The object for which the Tigera operator runs Calico's API server, which serves <c>projectcalico.org/v3</c>: <c>APIServer</c>, cluster scoped.</summary>
/// <remarks>The operator changes pools after the installation only through that API (pkg/controller/ippool/pool_controller.go).</remarks>
public sealed class ApiServerArgs() : CustomResourceArgs("operator.tigera.io/v1", "APIServer")
{
    /// <summary>The only name that the operator takes up without Calico Enterprise.</summary>
    public const string Name = "default";

    /// <summary>Nothing is decided here; the operator's defaults stand.</summary>
    [Input("spec", required: true)]
    public Input<ApiServerSpecArgs> Spec { get; set; } = new ApiServerSpecArgs();
}

/// <summary><c>spec</c> of an <c>APIServer</c>.</summary>
public sealed class ApiServerSpecArgs : ResourceArgs;
