using CalicoIPv6.Preview.Values;
using Pulumi;

namespace CalicoIPv6.Preview.Running;

/// <summary>A resource as its constructor declared it.</summary>
internal sealed class ResourceRecord
{
    public const string StackType = "pulumi:pulumi:Stack";

    private Task<ResourceInputs>? _inputs;

    public required Resource Resource { get; init; }

    public required ResourceArgs Args { get; init; }

    public required ResourceOptions Options { get; init; }

    /// <summary>The resource above; <c>null</c> for the stack alone.</summary>
    public required ResourceRecord? Parent { get; init; }

    /// <summary>How many resources of the same type were declared before this one.</summary>
    public required int TypeIndex { get; init; }

    /// <summary>The name by which an engine would know it.</summary>
    public required string Urn { get; init; }

    public string Type => Resource.GetResourceType();

    public string Name => Resource.GetResourceName();

    public bool IsCustom => Resource is CustomResource;

    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>Itself, or the nearest resource above that says so.</summary>
    public bool IsProtected => Options.Protect ?? Parent?.IsProtected ?? false;

    /// <summary>The resources below, in the order of their declaration.</summary>
    public List<ResourceRecord> Children { get; } = [];

    /// <summary>Its inputs, read once; complete when all that they come from is.</summary>
    public Task<ResourceInputs> InputsAsync(Func<Resource, string> urnOf)
    {
        lock (Children)
        {
            return _inputs ??= ResourceInputs.ReadAsync(Args, urnOf);
        }
    }
}

/// <summary>The inputs of a resource, and what each comes from.</summary>
internal sealed record ResourceInputs(PlanMap Values, IReadOnlyDictionary<string, IReadOnlySet<Resource>> Dependencies)
{
    public static async Task<ResourceInputs> ReadAsync(ResourceArgs args, Func<Resource, string> urnOf)
    {
        var values = new Dictionary<string, PlanValue>();
        var dependencies = new Dictionary<string, IReadOnlySet<Resource>>();
        foreach (InputMember member in InputMember.In(args))
        {
            var reader = new ValueReader(urnOf);
            if (await reader.ReadMemberAsync(member, args) is { } value)
            {
                values[member.Name] = value;
                dependencies[member.Name] = reader.Dependencies;
            }
        }

        return new ResourceInputs(PlanMap.Of(values), dependencies);
    }
}
