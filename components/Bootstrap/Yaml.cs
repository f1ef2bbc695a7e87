using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
using YamlDotNet.Serialization.NamingConventions;

namespace CalicoIPv6.Bootstrap;

/// <summary>
/// The one way from typed documents to YAML: camelCase keys, absent values left out, texts of several lines as literal blocks,
/// LF line ends, the same bytes for the same document.
/// </summary>
public static class Yaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithEventEmitter(next => new ScalarStyles(next))
        .WithIndentedSequences()
        .DisableAliases()
        .WithNewLine("\n")
        .Build();

    /// <summary>One document, without document marks.</summary>
    public static string Serialize(object document) => Serializer.Serialize(document);

    /// <summary>Several documents in one text, <c>---</c> between them.</summary>
    public static string SerializeAll(params ReadOnlySpan<object> documents)
    {
        var texts = new List<string>();
        foreach (object document in documents)
        {
            texts.Add(Serialize(document));
        }

        return string.Join("---\n", texts);
    }
}

/// <summary>Chooses how texts are written where the serializer's own choice would be harder to read, or read as something else.</summary>
internal sealed partial class ScalarStyles(IEventEmitter next) : ChainedEventEmitter(next)
{
    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        if (eventInfo.Source.Value is string text)
        {
            if (text.Contains('\n', StringComparison.Ordinal))
            {
                eventInfo.Style = ScalarStyle.Literal;
            }
            else if (NumberInYaml11().IsMatch(text))
            {
                eventInfo.Style = ScalarStyle.DoubleQuoted;
            }
        }

        base.Emit(eventInfo, emitter);
    }

    // cloud-init reads YAML 1.1, where 1:20 is a number of base 60 (yaml.org/type/int.html) and 2026-01-02 a date; an IPv6
    // address of decimal digits alone looks like the first. kubeadm reads 12.3e4 as a number: a bootstrap token can look so.
    [GeneratedRegex(@"^([-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?)$")]
    private static partial Regex NumberInYaml11();
}
