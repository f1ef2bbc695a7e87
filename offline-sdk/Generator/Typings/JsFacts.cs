using System.Text.RegularExpressions;

namespace CalicoIPv6.SdkGenerator.Typings;

/// <summary>What only the <c>.js</c> beside the typings says of a resource or function.</summary>
/// <param name="Token">The type token of a resource, or the token of an invoke.</param>
/// <param name="SecretInputs">Inputs the constructor wraps in a secret.</param>
/// <param name="JsonInputs">Inputs sent as JSON text (providers only).</param>
/// <param name="Constants">Inputs the constructor sets itself, e.g. <c>apiVersion</c>.</param>
/// <param name="Defaults">Inputs with a default, as the JavaScript expression of that default.</param>
internal sealed record JsFacts(
    string Token,
    IReadOnlySet<string> SecretInputs,
    IReadOnlySet<string> JsonInputs,
    IReadOnlyDictionary<string, string> Constants,
    IReadOnlyDictionary<string, string> Defaults,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> SecretOutputs,
    IReadOnlyList<string> ReplaceOnChanges)
{
    public static JsFacts Read(string js)
    {
        HashSet<string> secrets = [];
        HashSet<string> json = [];
        Dictionary<string, string> constants = [];
        Dictionary<string, string> defaults = [];
        foreach (Match match in Regex.Matches(js, """resourceInputs\["(?<name>[^"]+)"\] = (?<value>.+);"""))
        {
            string name = match.Groups["name"].Value;
            string value = match.Groups["value"].Value;
            if (value.Contains("pulumi.secret(", StringComparison.Ordinal))
                secrets.Add(name);
            if (value.Contains("JSON.stringify", StringComparison.Ordinal))
                json.Add(name);
            if (value.StartsWith('"'))
                constants[name] = value.Trim('"');
            // `(args?.x) ?? d`, or as older compilers write it `(_a = (...)) !== null && _a !== void 0 ? _a : d`.
            Match withDefault = Regex.Match(value, """(?:\?\?|!== void 0 \? _\w+ :) (?<default>"[^"]*"|utilities\.\w+\([^)]*\)|[\w.]+)""");
            if (withDefault.Success)
                defaults[name] = withDefault.Groups["default"].Value;
        }
        return new JsFacts(
            FindToken(js),
            secrets,
            json,
            constants,
            defaults,
            Quoted(js, @"aliases: \[(?<list>[^\]]*)\]"),
            Quoted(js, @"additionalSecretOutputs: \[(?<list>[^\]]*)\]"),
            Quoted(js, @"replaceOnChanges: \[(?<list>[^\]]*)\]"));
    }

    private static string FindToken(string js)
    {
        Match match = Regex.Match(js, """(?:__pulumiType = '|runtime\.invoke(?:Async)?\(")(?<token>[^'"]+)['"]""");
        return match.Success ? match.Groups["token"].Value : throw new FormatException("The script names no type or function token.");
    }

    private static List<string> Quoted(string js, string listPattern) =>
        [.. Regex.Matches(Regex.Match(js, listPattern).Groups["list"].Value, "\"(?<item>[^\"]*)\"").Select(m => m.Groups["item"].Value)];
}
