using Pulumi;
using Pulumi.Random;

namespace CalicoIPv6.Bootstrap;

/// <summary>A kubeadm bootstrap token: <c>[a-z0-9]{6}.[a-z0-9]{16}</c>.</summary>
public sealed class JoinToken : ComponentResource
{
    /// <summary>Makes the token.</summary>
    public JoinToken(string name, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:JoinToken", name, options)
    {
        Value = Output.CreateSecret(Output.Format($"{Part($"{name}-id", 6)}.{Part($"{name}-secret", 16)}"));
        RegisterOutputs();
    }

    /// <summary>The token; secret.</summary>
    [Output("value")]
    public Output<string> Value { get; private set; }

    // RandomPassword and not RandomString: the provider itself marks its result as secret, so that state holds it encrypted.
    private Output<string> Part(string name, int length) => new RandomPassword(
        name,
        new RandomPasswordArgs { Length = length, Upper = false, Special = false },
        new CustomResourceOptions { Parent = this }).Result;
}
