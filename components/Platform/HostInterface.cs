using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Hosts;
using Pulumi;

namespace CalicoIPv6.Platform;

/// <summary>A host's network interface, made before the host so that its addresses are known when its configuration is written.</summary>
/// <param name="Host">The host that will boot with it.</param>
/// <param name="Addresses">Its address in each family of the mode, without prefix length.</param>
public sealed record HostInterface(HostSpec Host, ImmutableDictionary<IPFamily, Output<string>> Addresses);
