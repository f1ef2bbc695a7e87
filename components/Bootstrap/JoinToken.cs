using Pulumi;
using Pulumi.Random;

namespace CalicoIPv6.Bootstrap;

/// <summary>
/// A kubeadm bootstrap token, <c>[a-z0-9]{6}.[a-z0-9]{16}</c>, that ends at a time of its own; the first update after that, or a day
/// before it, makes another. So every update leaves one that new hosts can join with (docs/adr/0005-join-token.md).
/// </summary>
public sealed class JoinToken : ComponentResource
{
    /// <summary>The least that a token may be valid for, in hours: more than the last ones, in which it is made anew.</summary>
    public const int MinHours = Deadline.RenewalHours + 1;

    private const int IdLength = 6;
    private const int SecretLength = 16;

    /// <summary>Makes the token.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="hours">How long it is valid, <see cref="MinHours"/> or more; another number makes another token.</param>
    /// <param name="options">The component's options.</param>
    public JoinToken(string name, int hours, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:JoinToken", name, options)
    {
        var deadline = new Deadline($"{name}-deadline", hours, new ComponentResourceOptions { Parent = this });
        InputMap<string> keepers = new() { ["expiration"] = deadline.Time };

        // The id is public (kubernetes.io, "Authenticating with Bootstrap Tokens"). For the secret RandomPassword and not
        // RandomString: the provider itself marks its result as secret, so that state holds it encrypted.
        Id = new RandomString($"{name}-id", new() { Length = IdLength, Upper = false, Special = false, Keepers = keepers }, new() { Parent = this }).Result;
        Secret = new RandomPassword($"{name}-secret", new() { Length = SecretLength, Upper = false, Special = false, Keepers = keepers }, new() { Parent = this }).Result;
        Expiration = deadline.Time;
        Value = Output.CreateSecret(Output.Format($"{Id}.{Secret}"));
        RegisterOutputs();
    }

    /// <summary>The part before the dot; not secret.</summary>
    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>The part after the dot; secret.</summary>
    [Output("secret")]
    public Output<string> Secret { get; private set; }

    /// <summary>When it ends, in RFC 3339.</summary>
    [Output("expiration")]
    public Output<string> Expiration { get; private set; }

    /// <summary>The token; secret.</summary>
    [Output("value")]
    public Output<string> Value { get; private set; }
}
