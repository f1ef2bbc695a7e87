using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>Refuses what YAML allows and a configuration cannot hold: what JSON has no word for, and what grows without end when it is written out.</summary>
/// <param name="key">How messages call the file.</param>
internal sealed class YamlRules(string key)
{
    /// <summary>Readers go down by recursion; no configuration comes near this.</summary>
    private const int MaxDepth = 64;

    /// <summary>A few lines of aliases to aliases can stand for billions of values.</summary>
    private const int MaxValues = 100_000;

    private readonly Dictionary<AnchorName, Extent> _named = [];
    private readonly Stack<Container> _open = new();
    private int _values;

    /// <summary>Looks at the next event of the file.</summary>
    /// <exception cref="Configuration.ConfigurationException">It breaks a rule.</exception>
    public void Check(ParsingEvent next)
    {
        switch (next)
        {
            case NodeEvent { Tag.IsEmpty: false }:
                throw Refused(next, "a tag (such as !!binary)", "write the value without it");
            case Scalar scalar:
                Add(scalar, new Extent(1, 0));
                _named[scalar.Anchor] = new Extent(1, 0);
                break;
            case NodeEvent start:
                Add(start, new Extent(1, 1));
                _named.Remove(start.Anchor);
                _open.Push(new Container(start, _values));
                break;
            case SequenceEnd or MappingEnd:
                Close(_open.Pop());
                break;
            // Only what has ended: an alias to what it stands in would never end.
            case AnchorAlias alias when _named.TryGetValue(alias.Value, out Extent extent):
                Add(alias, extent);
                break;
            case AnchorAlias alias:
                throw Refused(alias, $"the alias *{alias.Value}, and no value before it is named &{alias.Value}", "write the value itself");
        }
    }

    private void Add(ParsingEvent at, Extent extent)
    {
        _values += extent.Values;
        if (_open.Count + extent.Height > MaxDepth)
        {
            throw Refused(at, $"more than {MaxDepth} lists and maps inside each other", "write it flatter");
        }

        if (_values > MaxValues)
        {
            throw Refused(at, $"more than {MaxValues} values, with those that aliases repeat", "write fewer");
        }

        if (_open.TryPeek(out Container? parent))
        {
            if (parent.IsAtKey && extent.Height > 0)
            {
                throw Refused(at, "a list or map as a key", "write a text before the colon");
            }

            parent.Entries++;
            parent.Include(extent.Height);
        }
    }

    private void Close(Container closed)
    {
        // Itself, and what came since it began.
        _named[closed.Start.Anchor] = new Extent(1 + _values - closed.ValuesBefore, closed.Height);
        if (_open.TryPeek(out Container? parent))
        {
            parent.Include(closed.Height);
        }
    }

    private Configuration.ConfigurationException Refused(ParsingEvent at, string what, string remedy) =>
        YamlFile.Fault(key, $"has at {YamlFile.Place(at.Start)} {what}", remedy);

    /// <summary>A value written out: how many values it is, and how many lists and maps go down from it.</summary>
    private readonly record struct Extent(int Values, int Height);

    private sealed class Container(NodeEvent start, int valuesBefore)
    {
        public NodeEvent Start => start;

        public int ValuesBefore => valuesBefore;

        public int Height { get; private set; } = 1;

        /// <summary>Keys count as entries, as their values do.</summary>
        public int Entries { get; set; }

        public bool IsAtKey => start is MappingStart && Entries % 2 == 0;

        public void Include(int height) => Height = Math.Max(Height, height + 1);
    }
}
