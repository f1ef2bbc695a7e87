using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace CalicoIPv6.Calico.OperatorApi;

/// <summary>Fields of the <c>Installation</c> of a Calico that somebody else installed.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">What is decided; all else is left as it is.</param>
/// <param name="options">With an explicit Kubernetes provider.</param>
public sealed class InstallationPatch(string name, InstallationPatchArgs args, CustomResourceOptions? options = null)
    : CustomResourcePatch(name, args, options);

/// <summary>An <c>Installation</c> that exists.</summary>
public sealed class InstallationPatchArgs() : CustomResourcePatchArgs("operator.tigera.io/v1", "Installation")
{
    /// <summary>What is decided.</summary>
    [Input("spec", required: true)]
    public Input<InstallationSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Fields of the <c>APIServer</c> of a Calico that somebody else installed; there has to be one.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">Nothing but that it is waited for.</param>
/// <param name="options">With an explicit Kubernetes provider.</param>
public sealed class ApiServerPatch(string name, ApiServerPatchArgs args, CustomResourceOptions? options = null)
    : CustomResourcePatch(name, args, options);

/// <summary>An <c>APIServer</c> that exists.</summary>
public sealed class ApiServerPatchArgs() : CustomResourcePatchArgs("operator.tigera.io/v1", "APIServer")
{
    /// <summary>Nothing is decided here.</summary>
    [Input("spec", required: true)]
    public Input<ApiServerSpecArgs> Spec { get; set; } = new ApiServerSpecArgs();
}
