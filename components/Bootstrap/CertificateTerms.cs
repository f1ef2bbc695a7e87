using System.Collections.Immutable;

namespace CalicoIPv6.Bootstrap;

/// <summary>How long certificates live and what they may be used for: as kubeadm makes its own, but for <see cref="ControlPlaneHours"/>.</summary>
/// <remarks>Lifetimes: kubernetes cmd/kubeadm/app/constants (CertificateValidityPeriod, CACertificateValidityPeriod).</remarks>
internal static class CertificateTerms
{
    /// <summary>Ten years: 10 x 365 x 24.</summary>
    public const int CaHours = 87_600;

    /// <summary>
    /// A CA is never renewed by itself: a new one would cut off every host and every certificate at once. Rotation is work for a person.
    /// </summary>
    public const int CaEarlyRenewalHours = 0;

    /// <summary>One year: 365 x 24.</summary>
    public const int ClientHours = 8_760;

    /// <summary>
    /// Five years: 5 x 365 x 24. Nothing but <c>kubeadm upgrade</c> renews what kubeadm makes on control planes, and their end stops the
    /// cluster: the year that kubeadm takes is not longer than some minor version runs. Half the CA's life, so that those of a control
    /// plane that comes in its first half do not outlast it.
    /// </summary>
    public const int ControlPlaneHours = CaHours / 2;

    /// <summary>Thirty days before the end, by the next <c>pulumi up</c>: 30 x 24.</summary>
    public const int ClientEarlyRenewalHours = 720;

    public static readonly ImmutableArray<string> CaUses = ["cert_signing", "digital_signature", "key_encipherment"];

    public static readonly ImmutableArray<string> ClientUses = ["client_auth", "digital_signature", "key_encipherment"];
}
