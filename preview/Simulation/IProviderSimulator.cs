using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>What one provider's cloud answers. Called by one thread at a time.</summary>
internal interface IProviderSimulator
{
    /// <summary>Makes a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="state">Its inputs; what the cloud adds is put here.</param>
    /// <returns>The id.</returns>
    string Create(SimulatedResource resource, IDictionary<string, object?> state);

    /// <summary>Answers a function; <c>null</c> when the function is not known.</summary>
    IReadOnlyDictionary<string, object?>? Call(string token, ImmutableDictionary<string, object> args, string provider);
}
