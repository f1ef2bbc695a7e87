using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// Places in a resource's properties, written as the engine does: <c>tags.Name</c>, <c>rules[0].port</c>,
/// <c>labels["app.kubernetes.io/name"]</c> (pulumi/pulumi sdk/go/common/resource/property_path.go).
/// </summary>
internal static partial class PropertyPath
{
    private const string Any = "*";

    /// <summary>The path of a key of a map; the map's own is empty at the top.</summary>
    public static string Member(string path, string key) =>
        !PlainKey().IsMatch(key) ? $"{path}[\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]"
        : path.Length == 0 ? key
        : $"{path}.{key}";

    /// <summary>The path of an item of a list.</summary>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>Whether a path is the other, or inside of it; <c>*</c> stands for any key or index.</summary>
    public static bool Covers(string pattern, string path) => Covers(Parts(pattern), Parts(path));

    /// <summary>The same where the pattern names properties alone, of each item of a list.</summary>
    public static bool CoversInAnyItem(string pattern, string path) => Covers(Parts(pattern), [.. Parts(path).Where(p => !p.IsIndex)]);

    /// <summary>The properties on the way alone.</summary>
    public static string WithoutIndexes(string path) => Parts(path).Where(p => !p.IsIndex).Aggregate("", (place, part) => Member(place, part.Text));

    /// <summary>The key or index at the end.</summary>
    public static string Last(string path) => Parts(path) is [.., var last] ? last.Text : path;

    /// <summary>The value at a path; <c>null</c> where there is none.</summary>
    public static PlanValue? Find(PlanMap root, string path)
    {
        PlanValue? found = root;
        foreach (Part part in Parts(path))
        {
            found = found switch
            {
                // What is inside of a secret is not told apart.
                PlanSecret or PlanUnknown => found,
                PlanMap map when !part.IsIndex => map[part.Text],
                PlanList list when part.IsIndex && int.TryParse(part.Text, CultureInfo.InvariantCulture, out int index) && index < list.Items.Length => list.Items[index],
                _ => null,
            };
        }

        return found;
    }

    private static bool Covers(ImmutableArray<Part> pattern, ImmutableArray<Part> path) =>
        pattern.Length <= path.Length && pattern.Zip(path).All(p => p.First.Text == Any || p.First == p.Second);

    private static ImmutableArray<Part> Parts(string path) =>
    [
        .. Written().Matches(path).Select(m => m.Groups["index"] is { Success: true } index ? new Part(index.Value, index.Value != Any)
            : m.Groups["quoted"] is { Success: true } quoted ? new Part(Escape().Replace(quoted.Value, "$1"), false)
            : new Part(m.Value, false)),
    ];

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$:-]*$")]
    private static partial Regex PlainKey();

    [GeneratedRegex(@"\[(?<index>[0-9]+|\*)\]|\[""(?<quoted>(?:[^""\\]|\\.)*)""\]|[^.\[\]]+")]
    private static partial Regex Written();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();

    private readonly record struct Part(string Text, bool IsIndex);
}
