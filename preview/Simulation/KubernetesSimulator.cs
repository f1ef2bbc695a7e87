using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Simulation;

/// <summary>A cluster that takes every object as it is.</summary>
internal sealed class KubernetesSimulator : IProviderSimulator
{
    public string Create(SimulatedResource resource, IDictionary<string, object?> state)
    {
        if (resource.Type == "pulumi:providers:kubernetes")
        {
            return resource.Hash(17);
        }

        ImmutableDictionary<string, object> metadata = resource.Map("metadata") ?? ImmutableDictionary<string, object>.Empty;
        string name = metadata.GetValueOrDefault("name") as string ?? resource.Text("name") ?? $"{resource.Name}-{resource.Hash(8)}";
        string? place = metadata.GetValueOrDefault("namespace") as string ?? resource.Text("namespace");
        if (resource.Type == "kubernetes:helm.sh/v3:Release")
        {
            state["name"] = name;
        }
        else
        {
            state["metadata"] = metadata.SetItem("name", name);
        }

        return place is null ? name : $"{place}/{name}";
    }

    public IReadOnlyDictionary<string, object?>? Call(string token, ImmutableDictionary<string, object> args, string provider) => null;
}
