using Pulumi;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace CalicoIPv6.Bootstrap;

/// <summary>
/// A time some hours after the update that made it, which the state remembers. It is the end of a certificate that certifies
/// nothing: of the providers at hand the TLS provider alone knows the time, and makes a new one when the old one ends
/// (terraform-provider-tls docs, "early_renewal_hours"). A time that the program read from the clock would be another in every preview.
/// </summary>
internal sealed class Deadline : ComponentResource
{
    /// <summary>The last hours before the end, in which an update already makes a new one; kubeadm's own tokens are valid as long.</summary>
    public const int RenewalHours = 24;

    /// <summary>Sets the deadline.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="hours">From the update that makes it; more than <see cref="RenewalHours"/>.</param>
    /// <param name="options">The component's options.</param>
    public Deadline(string name, int hours, ComponentResourceOptions? options = null)
        : base("calico-ipv6:bootstrap:Deadline", name, options)
    {
        var key = new PrivateKey($"{name}-key", new PrivateKeyArgs { Algorithm = "ECDSA", EcdsaCurve = "P256" }, new() { Parent = this });
        Time = new SelfSignedCert(name, new SelfSignedCertArgs
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new SelfSignedCertSubjectArgs { CommonName = "deadline" },
            AllowedUses = { "digital_signature" },
            ValidityPeriodHours = hours,
            EarlyRenewalHours = RenewalHours,
        }, new() { Parent = this }).ValidityEndTime;
        RegisterOutputs();
    }

    /// <summary>When it ends, in RFC 3339.</summary>
    [Output("time")]
    public Output<string> Time { get; private set; }
}
