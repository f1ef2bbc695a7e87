using System.Text.Json;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Manifests;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Calico.Manifest;

/// <summary>The families that Calico's CNI plugin gives pods: <c>assign_ipv4</c> and <c>assign_ipv6</c> beside its IPAM's type.</summary>
internal static partial class CniConfig
{
    /// <summary>Changes the network configuration where it stands in a manifest.</summary>
    /// <exception cref="ManifestException">It has no <c>ipam</c> of type <c>calico-ipam</c>.</exception>
    public static void Edit(TextEdits edits, string text, YamlScalarNode config, AddressPlan plan)
    {
        // Not JSON as a whole: calico-node fills in __CNI_MTU__, which stands there without quotes.
        int start = (int)config.Start.Index;
        Group fields = Ipam.Match(text, start, (int)config.End.Index - start).Groups["fields"];
        if (!fields.Success || !IsCalicos(fields.Value))
        {
            throw new ManifestException("has no \"ipam\" of type calico-ipam in cni_network_config of ConfigMap calico-config");
        }

        Assign(edits, fields, "assign_ipv4", plan.HasIPv4);
        Assign(edits, fields, "assign_ipv6", plan.HasIPv6);
    }

    private static bool IsCalicos(string fields)
    {
        try
        {
            using var ipam = JsonDocument.Parse($"{{{fields}}}");
            return ipam.RootElement.TryGetProperty("type", out JsonElement type) && type.ValueEquals("calico-ipam");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Assign(TextEdits edits, Group fields, string field, bool assign)
    {
        string value = assign ? "\"true\"" : "\"false\"";
        Match found = Regex.Match(fields.Value, $"\"{field}\"\\s*:\\s*(?<value>\"[^\"]*\"|true|false)");
        if (!found.Success)
        {
            // As the fields before it: each in a line of its own, or all in one.
            int end = fields.Index + fields.Value.TrimEnd().Length;
            string between = fields.Value[..(fields.Value.Length - fields.Value.TrimStart().Length)];
            edits.Replace(end, end, $",{(between.Length == 0 ? " " : between)}\"{field}\": {value}");
        }
        else if (found.Groups["value"].Value != value)
        {
            Group old = found.Groups["value"];
            edits.Replace(fields.Index + old.Index, fields.Index + old.Index + old.Length, value);
        }
    }

    [GeneratedRegex("\"ipam\"\\s*:\\s*\\{(?<fields>[^{}]*)\\}")]
    private static partial Regex Ipam { get; }
}
