using System.Globalization;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Preview.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>Values as YAML, secrets shown.</summary>
internal static class YamlText
{
    /// <summary>The order in which Kubernetes objects are written; the other keys follow by name.</summary>
    private static readonly string[] First = ["apiVersion", "kind", "metadata"];

    /// <summary>Words that YAML 1.1, which Kubernetes' tools still read, takes for booleans.</summary>
    private static readonly HashSet<string> Booleans = new(["y", "n", "yes", "no", "on", "off", "true", "false"], StringComparer.OrdinalIgnoreCase);

    public static string Of(PlanValue value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, value.Revealed);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, PlanValue value)
    {
        switch (value)
        {
            case PlanMap map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Entries.IsEmpty ? MappingStyle.Flow : MappingStyle.Block));
                foreach ((string key, PlanValue entry) in map.Entries.OrderBy(e => Rank(e.Key)))
                {
                    emitter.Emit(Text(key));
                    Emit(emitter, entry);
                }

                emitter.Emit(new MappingEnd());
                break;
            case PlanList list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.IsEmpty ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (PlanValue item in list.Items)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case PlanScalar { Text: { } text }:
                emitter.Emit(Text(text));
                break;
            case PlanScalar scalar:
                emitter.Emit(new Scalar(Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) is { Length: > 0 } plain ? Lower(plain) : "null"));
                break;
            default:
                emitter.Emit(Text(PlanUnknown.Sentinel));
                break;
        }
    }

    private static int Rank(string key) => Array.IndexOf(First, key) is >= 0 and var rank ? rank : First.Length;

    // .NET writes True, YAML true.
    private static string Lower(string plain) => plain is "True" or "False" ? plain.ToLowerInvariant() : plain;

    private static Scalar Text(string text)
    {
        ScalarStyle style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
            : YamlScalars.Meaning(text) is string && !Booleans.Contains(text) ? ScalarStyle.Any
            : ScalarStyle.DoubleQuoted;
        return new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }
}
