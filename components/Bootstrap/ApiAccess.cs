namespace CalicoIPv6.Bootstrap;

/// <summary>How an administrator reaches a cluster's API; secret, for the key in it.</summary>
/// <param name="Endpoint">The API's name or address, without port and brackets.</param>
/// <param name="CaCertificate">The cluster CA's certificate, PEM; no other may have signed the server's.</param>
/// <param name="Admin">The administrator's client certificate and its key.</param>
public sealed record ApiAccess(string Endpoint, string CaCertificate, CertifiedKey Admin);
