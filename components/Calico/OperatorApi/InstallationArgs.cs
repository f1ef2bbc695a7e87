using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>The object from which the Tigera operator installs Calico: <c>Installation</c>, cluster scoped.</summary>
/// <remarks>
/// These types carry the fields that this project decides and no others; what is left out is the operator's to default
/// (tigera/operator v1.42 api/v1/installation_types.go).
/// </remarks>
public sealed class InstallationArgs() : CustomResourceArgs("operator.tigera.io/v1", "Installation")
{
    /// <summary>The only name that the operator takes up without Calico Enterprise.</summary>
    public const string Name = "default";

    /// <summary>What to install.</summary>
    [Input("spec", required: true)]
    public Input<InstallationSpecArgs> Spec { get; set; } = null!;
}
