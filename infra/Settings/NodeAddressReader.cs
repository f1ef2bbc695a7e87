using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads Calico's method strings (docs.tigera.io, calico/reference/configure-calico-node, "IP autodetection methods").</summary>
internal static class NodeAddressReader
{
    private const string Methods =
        "kubernetes-internal-ip, first-found, can-reach=HOST, interface=REGEX, skip-interface=REGEX or cidr=RANGE,...";

    /// <summary>Each method's word, and what is wrong with the value after it.</summary>
    private static readonly ImmutableArray<(string Word, NodeAddressSource Source, Func<string, IPFamily, Fault?>? Check)> Table =
    [
        ("kubernetes-internal-ip", NodeAddressSource.Kubelet, null),
        ("first-found", NodeAddressSource.FirstFound, null),
        ("can-reach", NodeAddressSource.CanReach, CheckHost),
        ("interface", NodeAddressSource.Interface, CheckExpression),
        ("skip-interface", NodeAddressSource.SkipInterface, CheckExpression),
        ("cidr", NodeAddressSource.Cidr, CheckRanges),
    ];

    public static NodeAddressMethod Read(ConfigReader config, ConfigKey key, IPFamily family)
    {
        if (config.Text(key) is not { } text)
        {
            return NodeAddressMethod.FromKubelet;
        }

        string[] parts = text.Split('=', 2);
        foreach ((string word, NodeAddressSource source, Func<string, IPFamily, Fault?>? check) in Table)
        {
            if (word == parts[0] && (check is not null) == (parts.Length == 2))
            {
                string value = parts.Length == 2 ? parts[1] : "";
                if (check?.Invoke(value, family) is { } fault)
                {
                    config.Refuse(key, text, fault.Rule, fault.Remedy);
                }

                return new(source, value);
            }
        }

        string? near = Hint.Nearest(parts[0], Table.Select(m => m.Word));
        config.Refuse(key, text, $"is not one of Calico's methods {Methods}", near is null ? "write one of them" : $"did you mean {Shown(near)}?");
        return NodeAddressMethod.FromKubelet;
    }

    private static string Shown(string word) => Methods.Split([", ", " or "], StringSplitOptions.None).First(m => m.Split('=')[0] == word);

    private static Fault? CheckHost(string host, IPFamily family)
    {
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return new("names no host after can-reach=", "write an address or a DNS name there");
        }

        IPFamily? literal = Uri.CheckHostName(host) switch
        {
            UriHostNameType.IPv4 => IPFamily.IPv4,
            UriHostNameType.IPv6 => IPFamily.IPv6,
            _ => null,
        };
        return literal is null || literal == family ? null : new($"names an {literal} address, which no {family} route leads to", $"write an {family} address there");
    }

    private static Fault? CheckExpression(string value, IPFamily family)
    {
        foreach (string expression in value.Split(','))
        {
            try
            {
                // Calico's are Go's, which have no backtracking either; what the two differ in is too rare to miss.
                _ = expression.Length == 0 ? throw new ArgumentException("empty", nameof(value)) : new Regex(expression, RegexOptions.NonBacktracking);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                return new("has no regular expression of Go's kind after the =", "write a name such as ens5, or an expression such as ^ens");
            }
        }

        return null;
    }

    private static Fault? CheckRanges(string value, IPFamily family)
    {
        foreach (string text in value.Split(','))
        {
            if (!Cidr.TryParse(text, out Cidr range, out CidrFault? fault))
            {
                return new($"holds \"{text}\", which {fault.Rule}", fault.Remedy);
            }

            if (range.Family != family)
            {
                return new($"holds {range}, which is no {family} range", $"write {family} ranges after cidr=");
            }
        }

        return null;
    }

    private sealed record Fault(string Rule, string Remedy);
}
