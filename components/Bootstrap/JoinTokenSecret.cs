using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace CalicoIPv6.Bootstrap;

/// <summary>
/// How a cluster knows a <see cref="JoinToken"/>: the Secret that makes it valid, until its expiration, for nodes that join and for
/// nothing else. Hosts that are made before it wait for it.
/// </summary>
/// <remarks>Fields: kubernetes/website content/en/docs/reference/access-authn-authz/bootstrap-tokens.md.</remarks>
public sealed class JoinTokenSecret : ComponentResource
{
    /// <summary>The group that kubeadm lets ask for a node's certificate (kubernetes cmd/kubeadm/app/constants, NodeBootstrapTokenAuthGroup).</summary>
    private const string Group = "system:bootstrappers:kubeadm:default-node-token";

    /// <summary>Makes the Secret.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="token">The token.</param>
    /// <param name="options">The component's options, with the cluster's provider.</param>
    public JoinTokenSecret(string name, JoinToken token, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:JoinTokenSecret", name, options)
    {
        _ = new Secret(name, new SecretArgs
        {
            Metadata = new Pulumi.Kubernetes.Types.Inputs.Meta.V1.ObjectMetaArgs { Namespace = "kube-system", Name = Output.Format($"bootstrap-token-{token.Id}") },
            Type = "bootstrap.kubernetes.io/token",
            StringData =
            {
                ["description"] = "Joins of the hosts that this stack makes",
                ["token-id"] = token.Id,
                ["token-secret"] = token.Secret,
                ["expiration"] = token.Expiration,
                ["usage-bootstrap-authentication"] = "true",
                ["usage-bootstrap-signing"] = "true",
                ["auth-extra-groups"] = Group,
            },
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }
}
