using System.Collections.Immutable;
using System.Reflection;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Preview.Planning;

/// <summary>From a finished run to its plan.</summary>
internal sealed class PlanBuilder(RunResult run, bool simulated)
{
    private readonly ResourceLog _log = run.Log;

    public async Task<ImmutableArray<PlanResource>> ResourcesAsync()
    {
        var resources = ImmutableArray.CreateBuilder<PlanResource>();
        foreach (ResourceRecord record in _log.Records)
        {
            resources.Add(await ResourceAsync(record));
        }

        return resources.ToImmutable();
    }

    private async Task<PlanResource> ResourceAsync(ResourceRecord record)
    {
        ResourceInputs inputs = await record.InputsAsync(_log.UrnOf);
        return new PlanResource
        {
            Urn = record.Urn,
            Type = record.Type,
            Name = record.Name,
            IsCustom = record.IsCustom,
            IsExternal = await IsReadAsync(record.Options.Id),
            IsProtected = record.IsProtected,
            Parent = record.Parent?.Urn,
            Id = record.Resource is CustomResource custom ? await IdAsync(custom) : null,
            Provider = await ProviderAsync(record),
            Inputs = inputs.Values,
            Outputs = await OutputsAsync(record),
            Dependencies = await DependenciesAsync(record, inputs),
            PropertyDependencies = inputs.Dependencies
                .Where(d => d.Value.Count > 0)
                .ToImmutableSortedDictionary(d => d.Key, d => Expand(d.Value), StringComparer.Ordinal),
            Aliases = await AliasesAsync(record),
            DeletedWith = record.Options.DeletedWith is { } other ? _log.UrnOf(other) : null,
            ReplaceWith = [.. (await Known.Async(record.Options.ReplaceWith)).Select(_log.UrnOf)],
            Options = record.Options,
        };
    }

    // Generated classes hand an empty id down when there is none.
    private async Task<bool> IsReadAsync(Input<string>? id) => await new ValueReader(_log.UrnOf).ReadAsync(id) is not (null or PlanScalar { Text: null or "" });

    private async Task<string?> IdAsync(CustomResource resource) =>
        await new ValueReader(_log.UrnOf).ReadAsync(resource.Id) is PlanScalar { Text: var id } ? id : null;

    private async Task<string?> ProviderAsync(ResourceRecord record)
    {
        if (!record.IsCustom || record.IsProvider)
        {
            return null;
        }

        if (Providers.Of(record) is { } provider)
        {
            return $"{_log.UrnOf(provider)}::{await IdAsync(provider) ?? PlanUnknown.Sentinel}";
        }

        string version = record.Options.Version is { } given ? "_" + given.Replace('.', '_') : "";
        string type = $"pulumi:providers:{Providers.Package(record.Type)}";
        return $"{Urns.Of(_log.Stack, _log.Project, null, type, "default" + version)}::{PlanUnknown.Sentinel}";
    }

    // A provider's outputs in a preview are its inputs and unknowns, which a plan of the engine leaves out as well.
    private async Task<PlanMap> OutputsAsync(ResourceRecord record)
    {
        var reader = new ValueReader(_log.UrnOf);
        if (record.Type == ResourceRecord.StackType)
        {
            return (PlanMap)(await reader.ReadAsync(run.Outputs))!;
        }

        return record.IsCustom && !simulated ? PlanMap.Empty : await DeclaredOutputsAsync(record, reader);
    }

    private async Task<PlanMap> DeclaredOutputsAsync(ResourceRecord record, ValueReader reader)
    {
        IReadOnlyCollection<string> answered = run.Engine.OutputNames(record);
        var values = new Dictionary<string, PlanValue>();
        foreach ((string name, PropertyInfo property) in OutputMember.Of(record.Resource.GetType()))
        {
            if ((!record.IsCustom || answered.Contains(name)) && await reader.ReadAsync(property.GetValue(record.Resource)) is { } value)
            {
                values[name] = value;
            }
        }

        return PlanMap.Of(values);
    }

    private async Task<ImmutableArray<string>> DependenciesAsync(ResourceRecord record, ResourceInputs inputs)
    {
        ImmutableArray<Resource> named = await Known.Async(record.Options.DependsOn);
        return Expand(inputs.Dependencies.Values.SelectMany(d => d).Concat(named));
    }

    // To depend on a component is to depend on every custom resource below it.
    private ImmutableArray<string> Expand(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ResourceRecord>();
        foreach (Resource resource in resources)
        {
            Visit(_log.Of(resource));
        }

        return [.. urns];

        void Visit(ResourceRecord record)
        {
            if (!seen.Add(record))
            {
                return;
            }

            if (record.IsCustom)
            {
                urns.Add(record.Urn);
                return;
            }

            record.Children.ForEach(Visit);
        }
    }

    private async Task<ImmutableArray<string>> AliasesAsync(ResourceRecord record)
    {
        var urns = ImmutableArray.CreateBuilder<string>();
        foreach (Input<Alias> input in record.Options.Aliases)
        {
            Alias alias = await Known.Async(input);
            string? parent = alias.NoParent ? null : alias.ParentUrn is { } urn ? await Known.Async(urn)
                : alias.Parent is { } above ? _log.UrnOf(above) : record.Parent?.Urn;
            urns.Add(alias.Urn ?? Urns.Of(
                await Known.TextAsync(alias.Stack) ?? _log.Stack,
                await Known.TextAsync(alias.Project) ?? _log.Project,
                parent,
                await Known.TextAsync(alias.Type) ?? record.Type,
                await Known.TextAsync(alias.Name) ?? record.Name));
        }

        return urns.ToImmutable();
    }

    /// <summary>Reading of inputs whose type is known here.</summary>
    private static class Known
    {
        public static Task<T> Async<T>(Input<T> input) => OutputUtilities.GetValueAsync(input.ToOutput());

        public static async Task<string?> TextAsync(Input<string>? input) => input is null ? null : await Async(input);
    }
}
