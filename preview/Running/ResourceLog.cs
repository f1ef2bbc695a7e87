using Pulumi;

namespace CalicoIPv6.Preview.Running;

/// <summary>
/// Every resource of a run in the order in which the program declared it. The mock engine registers them concurrently; the order of
/// their constructors is the same in every run, and parents and dependencies come first in it.
/// </summary>
internal sealed class ResourceLog(string project, string stack)
{
    private readonly Lock _lock = new();
    private readonly List<ResourceRecord> _records = [];
    private readonly Dictionary<Resource, ResourceRecord> _byResource = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Type, string Name), List<ResourceRecord>> _byName = [];
    private readonly Dictionary<string, int> _countByType = [];

    public string Project { get; } = project;

    public string Stack { get; } = stack;

    public IReadOnlyList<ResourceRecord> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    /// <summary>Sees a resource whose constructor runs; changes nothing.</summary>
    public ResourceTransformationResult? Add(ResourceTransformationArgs args)
    {
        lock (_lock)
        {
            (string type, string name) = (args.Resource.GetResourceType(), args.Resource.GetResourceName());
            int index = _countByType.GetValueOrDefault(type);
            _countByType[type] = index + 1;
            ResourceRecord? parent = args.Options.Parent is { } above ? _byResource[above] : _records.FirstOrDefault();
            var record = new ResourceRecord
            {
                Resource = args.Resource,
                Args = args.Args,
                Options = args.Options,
                Parent = parent,
                TypeIndex = index,
                Urn = Urns.Of(Stack, Project, parent?.Urn, type, name),
            };
            parent?.Children.Add(record);
            _records.Add(record);
            _byResource.Add(args.Resource, record);
            if (!_byName.TryAdd((type, name), [record]))
            {
                _byName[(type, name)].Add(record);
            }
        }

        return null;
    }

    public ResourceRecord Of(Resource resource)
    {
        lock (_lock)
        {
            return _byResource[resource];
        }
    }

    public string UrnOf(Resource resource) => Of(resource).Urn;

    /// <summary>The resources of a type and name: all that a mock is told. More than one when they have different parents.</summary>
    public IReadOnlyList<ResourceRecord> Named(string type, string name)
    {
        lock (_lock)
        {
            return [.. _byName.GetValueOrDefault((type, name), [])];
        }
    }
}
