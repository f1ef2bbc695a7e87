namespace CalicoIPv6.Bootstrap.Kubeadm;

/// <summary>The version of kubeadm's documents.</summary>
internal static class KubeadmApi
{
    /// <summary>Known to kubeadm from 1.31 on.</summary>
    public const string Version = "kubeadm.k8s.io/v1beta4";
}

/// <summary>A flag of a component, without dashes.</summary>
internal sealed record Argument(string Name, string Value);
