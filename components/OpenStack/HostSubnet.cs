using CalicoIPv6.Addressing;
using Pulumi;

namespace CalicoIPv6.OpenStack;

/// <summary>The hosts' subnet of a family.</summary>
/// <param name="Id">Its id; known only when a port in it would get its final address.</param>
/// <param name="Range">Its range.</param>
public sealed record HostSubnet(Output<string> Id, Output<Cidr> Range);
