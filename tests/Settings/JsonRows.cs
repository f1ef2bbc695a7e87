using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using static CalicoIPv6.Tests.Settings.SettingsRow;

namespace CalicoIPv6.Tests.Settings;

/// <summary>Rules of the readers of arrays and objects.</summary>
internal static class JsonRows
{
    public static readonly ImmutableArray<SettingsRow> All =
    [
        Of("JsonReader: is not a list", "adminCidrs", """["10.9.0.0/16"]""", "10.9.0.0/16", " \"10.9.0.0/16\": is not a list; write [\"10.9.0.0/16\"]"),
        Of("JsonReader: is … where a list is wanted", "ipPools", Pool("allowedUses", """["Tunnel","Workload"]"""), Pool("allowedUses", "\"Tunnel\""),
            "[0].allowedUses \"Tunnel\": is text where a list is wanted; write [\"Tunnel\"]"),
        Of("JsonReader: is not a list of objects", "ipPools", "[]", "{}",
            " \"{}\": is not a list of objects; write - cidr: 10.244.0.0/16 and the other fields, one object an entry"),
        Of("JsonReader: is … where an object is wanted", "ipPools", Pool("blockSize", "26"), "[[]]",
            "[0] \"[]\": is a list where an object is wanted; write its fields, such as cidr: 10.244.0.0/16"),
        Of("JsonReader: is not an object", "tags", "{}", "[]", " \"[]\": is not an object; write one KEY: TEXT a line below it"),
        Of("JsonReader: has a field whose name is no text", "tags", """{"\u00e4":"x"}""", """{"\ud83d":"x"}""", " \"x\": has a field whose name is no text; remove it"),
        Of("JsonReader: is … where text is wanted", "tags", """{"a":"7"}""", """{"a":7}""",
            "[\"a\"] \"7\": is a number where text is wanted; write text, in quotes where it looks like something else"),
        Of("JsonReader: is not a whole number", "ipPools", Pool("blockSize", "26"), Pool("blockSize", "26.5"),
            "[0].blockSize \"26.5\": is not a whole number; write a whole number"),
        Of("JsonReader: is … where a whole number is wanted", "ipPools", Pool("blockSize", "26"), Pool("blockSize", "\"26\""),
            "[0].blockSize \"26\": is text where a whole number is wanted; write it without quotes"),
        Of("JsonReader: is … where true or false is wanted", "ipPools", Pool("natOutgoing", "true"), Pool("natOutgoing", "1"),
            "[0].natOutgoing \"1\": is a number where true or false is wanted; write true or false, without quotes"),
        Of("PoolReader: is not a field of a pool", "ipPools", Pool("blockSize", "26"), Pool("blocksize", "26"),
            "[0].blocksize \"26\": is not a field of a pool; did you mean blockSize?"),
        Of("PoolReader: is missing", "ipPools", Pool("blockSize", "26"), """[{"blockSize":26}]""", "[0].cidr: is missing; write a range inside a pod range"),
        Of("PoolReader: is not one of …", "ipPools", Pool("assignmentMode", "\"Automatic\""), Pool("assignmentMode", "\"automatic\""),
            "[0].assignmentMode \"automatic\": is not one of Automatic, Manual; did you mean Automatic?"),
        Of("TagReader: has a key that starts with aws:, which AWS keeps for itself", "tags", """{"aws-x":"y"}""", """{"aws:x":"y"}""",
            "[\"aws:x\"] \"y\": has a key that starts with aws:, which AWS keeps for itself; write another key"),
        Of("TagReader: has a key that this project sets itself", "tags", """{"name":"y"}""", """{"Name":"y"}""",
            "[\"Name\"] \"y\": has a key that this project sets itself; remove it"),
        Tag("has a key that is not 1 to 128 characters long", "write another key", 128, 1),
        Tag("is longer than 256 characters", "shorten it", 1, 256),
        Of("TagReader: has characters that AWS does not take everywhere", "tags", """{"a":"ä +-=._:/@"}""", """{"a":"x;y"}""",
            "[\"a\"] \"x;y\": has characters that AWS does not take everywhere; write letters, digits, spaces and + - = . _ : / @"),
        Of("TagReader: has a key with spaces around it", "tags", """{"a b":"x"}""", """{" a":"x"}""", "[\" a\"] \"x\": has a key with spaces around it; write it without"),
        Of("TagReader: has … tags, and with the project's own four AWS takes …", "tags", Tags(46), Tags(47),
            ": has 47 tags, and with the project's own four AWS takes 46; remove some"),
    ];

    // In dualstack each family needs a pool.
    private static string Pool(string field, string value) => $$"""[{"cidr":"10.244.0.0/16","{{field}}":{{value}}},{"cidr":"{{IPv6Pods}}"}]""";

    private static string IPv6Pods => AddressPlanner.Plan(Stacks.Read().Addresses).PodCidrs[1].ToString();

    private static string Tags(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\":\"x\""))}}}";

    // A character more on the side that is at its limit.
    private static SettingsRow Tag(string rule, string remedy, int key, int text)
    {
        (string longKey, string longText) = (new('k', key == 1 ? 1 : key + 1), new('t', text == 1 ? 1 : text + 1));
        return Of($"TagReader: {rule}", "tags", $$"""{"{{new string('k', key)}}":"{{new string('t', text)}}"}""", $$"""{"{{longKey}}":"{{longText}}"}""",
            $"[\"{longKey}\"] \"{longText}\": {rule}; {remedy}");
    }
}
