namespace Pulumi.Kubernetes;

/// <summary>The base of every Kubernetes resource; by hand, since the npm package has no such class.</summary>
public abstract class KubernetesResource : global::Pulumi.CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args, options)
    {
    }
}
