using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>All simulated providers together: answers from documentation ranges, the same in every run.</summary>
internal sealed class SimulatedCloud
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IProviderSimulator> _providers = new()
    {
        ["aws"] = new AwsSimulator(),
        ["kubernetes"] = new KubernetesSimulator(),
        ["openstack"] = new OpenStackSimulator(),
        ["random"] = new RandomSimulator(),
        ["tls"] = new TlsSimulator(),
    };

    /// <summary>Makes a custom resource; types that no simulator knows get an id and no more.</summary>
    public string Create(SimulatedResource resource, IDictionary<string, object?> state)
    {
        lock (_lock)
        {
            return Simulator(Package(resource.Type))?.Create(resource, state) ?? Uuid(resource.Urn);
        }
    }

    /// <exception cref="SimulationException">No simulator knows the function.</exception>
    public IReadOnlyDictionary<string, object?> Call(string token, ImmutableDictionary<string, object> args, string provider)
    {
        lock (_lock)
        {
            return Simulator(Package(token))?.Call(token, args, provider)
                ?? throw new SimulationException($"The simulated cloud knows no function {token}");
        }
    }

    private IProviderSimulator? Simulator(string package) => _providers.GetValueOrDefault(package);

    // A provider is a resource of the package that it serves.
    private static string Package(string token) => token.Split(':') is ["pulumi", "providers", var served] ? served : token.Split(':')[0];

    private static string Uuid(string urn) => new Guid(StableHash.Of(urn).AsSpan(0, 16)).ToString();
}
