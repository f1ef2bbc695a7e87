namespace CalicoIPv6.Aws;

/// <summary>How many NAT gateways there are, where a family of the hosts needs any.</summary>
public enum NatGateways
{
    /// <summary><c>one</c>: in the first zone, for all. The loss of that zone takes the others' way out, and traffic between zones costs.</summary>
    One,

    /// <summary><c>perZone</c>: one in each zone, for that zone.</summary>
    PerZone,
}
