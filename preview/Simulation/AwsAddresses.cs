using System.Collections.Immutable;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>Addresses of interfaces, each inside its own subnet.</summary>
internal sealed class AwsAddresses
{
    /// <summary>AWS keeps the first four addresses of a subnet to itself (VPC user guide, "Subnet CIDR blocks").</summary>
    private const int FirstFree = 4;

    private readonly Dictionary<string, (Cidr? IPv4, Cidr? IPv6)> _subnets = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> _interfaces = [];
    private readonly Dictionary<string, string> _public = [];

    public void AddSubnet(string id, string? ipv4, string? ipv6) => _subnets[id] = (Read(ipv4), Read(ipv6));

    public void AddPublic(string allocation, string address) => _public[allocation] = address;

    public string? Public(string? allocation) => allocation is null ? null : _public.GetValueOrDefault(allocation);

    /// <summary>Gives an interface what its program did not choose: by the order of declaration, so that no two have the same.</summary>
    public void AddInterface(string id, SimulatedResource resource, IDictionary<string, object?> state)
    {
        (Cidr? ipv4, Cidr? ipv6) = _subnets.GetValueOrDefault(resource.Text("subnetId") ?? "");
        if (ipv4 is { } range && resource.Texts("privateIps").IsEmpty)
        {
            state["privateIps"] = ImmutableArray.Create<object>(At(range, resource.TypeIndex));
        }

        if (state.TryGetValue("privateIps", out object? given) && given is ImmutableArray<object> { Length: > 0 } addresses)
        {
            state["privateIp"] = resource.Text("privateIp") ?? addresses[0];
        }

        int count = resource.Number("ipv6AddressCount");
        if (ipv6 is { } subnet && resource.Texts("ipv6Addresses").IsEmpty && count > 0)
        {
            state["ipv6Addresses"] = Enumerable.Range(0, count).Select(i => (object)At(subnet, (resource.TypeIndex * count) + i)).ToImmutableArray();
        }

        _interfaces[id] = state.Where(s => s.Key is "privateIp" or "ipv6Addresses").ToDictionary();
    }

    /// <summary>An instance has the addresses of its first interface; one without gets an interface of its own in its subnet.</summary>
    public void Attach(SimulatedResource resource, IDictionary<string, object?> state)
    {
        string id = Attached(resource) ?? $"eni-{resource.Hash(17)}";
        if (!_interfaces.ContainsKey(id))
        {
            AddInterface(id, resource, new Dictionary<string, object?>());
        }

        state["primaryNetworkInterfaceId"] = id;
        foreach ((string key, object? value) in _interfaces[id])
        {
            state[key] = value;
        }
    }

    private static string? Attached(SimulatedResource resource)
    {
        ImmutableDictionary<string, object>? primary = resource.Map("primaryNetworkInterface")
            ?? (resource.Args.Inputs.GetValueOrDefault("networkInterfaces") is ImmutableArray<object> { Length: > 0 } list ? list[0] as ImmutableDictionary<string, object> : null);
        return primary?.GetValueOrDefault("networkInterfaceId") as string;
    }

    // The last address of a subnet is AWS's too.
    private static string At(Cidr range, int index)
    {
        UInt128 last = range.HostBits >= 64 ? ulong.MaxValue : (UInt128.One << range.HostBits) - 2;
        return range.AddressAt(FirstFree + ((UInt128)index % (last - FirstFree + 1))).ToString();
    }

    private static Cidr? Read(string? text) => text is not null && Cidr.TryParse(text, out Cidr cidr, out _) ? cidr : null;
}
