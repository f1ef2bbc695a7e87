using CalicoIPv6.Addressing;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Platform;
using Pulumi;

namespace CalicoIPv6.Infra;

/// <summary>What the stack exports.</summary>
internal static class StackOutputs
{
    public static IDictionary<string, object?> Of(AddressPlan plan, IPlatform platform, Output<string> endpoint, KubeadmBootstrap bootstrap)
    {
        var outputs = new Dictionary<string, object?>
        {
            ["mode"] = plan.Mode.Lower(),
            ["apiEndpoint"] = endpoint,
            ["kubeconfig"] = bootstrap.Kubeconfig,
            ["podCidrs"] = plan.PodCidrs.Select(c => c.ToString()).ToList(),
            ["serviceCidrs"] = plan.ServiceCidrs.Select(c => c.ToString()).ToList(),
            ["dnsServiceAddress"] = plan.DnsServiceAddress.ToString(),
        };
        foreach ((string name, object? value) in platform.Outputs)
        {
            outputs.Add(name, value);
        }

        return outputs;
    }
}
