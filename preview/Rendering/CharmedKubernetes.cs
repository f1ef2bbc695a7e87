using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using YamlDotNet.Serialization;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>The same ranges for Canonical's distribution: an overlay for <c>juju deploy charmed-kubernetes --overlay FILE</c>.</summary>
internal static class CharmedKubernetes
{
    public const string FileName = "charmed-kubernetes-overlay.yaml";

    /// <summary>The overlay: ranges with commas between, the preferred family first (ubuntu.com/kubernetes/docs/ipv6).</summary>
    public static string Overlay(AddressPlan plan) => Yaml.Serialize(new Bundle
    {
        Description = $"Charmed Kubernetes overlay for {string.Join(" and ", plan.Families)} pods and services.",
        Applications = new Applications
        {
            Calico = new Charm<CalicoOptions>(new CalicoOptions(string.Join(',', plan.PodCidrs))),
            ControlPlane = new Charm<ControlPlaneOptions>(new ControlPlaneOptions { ServiceCidr = string.Join(',', plan.ServiceCidrs) }),
        },
    });

    private sealed record Bundle
    {
        public required string Description { get; init; }

        public required Applications Applications { get; init; }
    }

    private sealed record Applications
    {
        public required Charm<CalicoOptions> Calico { get; init; }

        /// <summary>Called kubernetes-master before Charmed Kubernetes 1.24.</summary>
        [YamlMember(Alias = "kubernetes-control-plane", ApplyNamingConventions = false)]
        public required Charm<ControlPlaneOptions> ControlPlane { get; init; }
    }

    private sealed record Charm<T>(T Options);

    private sealed record CalicoOptions(string Cidr);

    private sealed record ControlPlaneOptions
    {
        [YamlMember(Alias = "service-cidr", ApplyNamingConventions = false)]
        public required string ServiceCidr { get; init; }
    }
}
