using CalicoIPv6.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>
/// Refuses YAML that no stack file needs and that would exhaust a reader which follows it: nesting without end, aliases of what
/// they stand in, aliases of aliases that multiply. It reads event by event, and so is not exhausted itself.
/// </summary>
internal sealed class YamlShape
{
    /// <summary>Far beyond the four levels of a pool's list in a stack file.</summary>
    private const int MaxDepth = 32;

    private const int MaxNodes = 100_000;
    private const int MaxLength = 1 << 20;

    private readonly Stack<(AnchorName Anchor, int Nodes)> _open = new();
    private readonly Dictionary<AnchorName, int> _sizes = [];
    private int _nodes;

    /// <exception cref="ConfigurationException">The text is one of those.</exception>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static void Check(string text, string key)
    {
        if (text.Length > MaxLength)
        {
            throw YamlFile.Fault(key, "is larger than 1 MiB", "write the configuration of one stack");
        }

        var shape = new YamlShape();
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (shape.Next(parser.Current!) is { } rule)
            {
                throw YamlFile.Fault(key, $"{rule} at line {parser.Current!.Start.Line}", "write the values out");
            }
        }
    }

    /// <summary>What is wrong at an event; <c>null</c> when nothing is.</summary>
    private string? Next(ParsingEvent next)
    {
        switch (next)
        {
            case MappingStart or SequenceStart:
                _open.Push((((NodeEvent)next).Anchor, _nodes));
                break;
            case MappingEnd or SequenceEnd:
                (AnchorName anchor, int before) = _open.Pop();
                Remember(anchor, _nodes - before);
                break;
            case AnchorAlias alias when _open.Any(o => o.Anchor == alias.Value):
                return $"has an alias *{alias.Value} inside the value that it stands for";
            case AnchorAlias alias:
                _nodes += _sizes.GetValueOrDefault(alias.Value);
                break;
            case Scalar scalar:
                Remember(scalar.Anchor, 1);
                break;
        }

        _nodes++;
        return _open.Count > MaxDepth ? "is nested more than 32 deep" : _nodes > MaxNodes ? "has more than 100,000 values" : null;
    }

    private void Remember(AnchorName anchor, int nodes)
    {
        if (!anchor.IsEmpty)
        {
            _sizes[anchor] = nodes;
        }
    }
}
