using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>
/// Places in a resource's properties, written as the engine does: <c>tags.Name</c>, <c>rules[0].port</c>,
/// <c>labels["app.kubernetes.io/name"]</c> (pulumi/pulumi sdk/go/common/resource/properties_path.go).
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

    /// <summary>
    /// A resource's inputs with the old value at a path, as the engine has it for what <c>ignoreChanges</c> names: items of a list neither come
    /// nor go, and nothing is made on the way (sdk/go/common/resource/properties_path.go, PropertyPath.Reset).
    /// </summary>
    public static PlanMap Reset(PlanMap before, PlanMap after, string path) =>
        Parts(path) is { IsEmpty: false } parts ? (PlanMap)Reset(parts.AsSpan(), before, after) : after;

    private static PlanValue Reset(ReadOnlySpan<Part> path, PlanValue? before, PlanValue after)
    {
        Part part = path[0];
        ReadOnlySpan<Part> rest = path[1..];
        switch (after, before)
        {
            case (PlanMap, PlanMap old) when part.Text == Any && rest.IsEmpty:
                return old;
            case (PlanMap map, PlanMap old) when part.Text == Any:
                foreach ((string key, PlanValue value) in map.Entries.Where(e => old[e.Key] is not null))
                {
                    map = new PlanMap(map.Entries.SetItem(key, Reset(rest, old[key], value)));
                }

                return map;
            case (PlanMap map, _) when !part.IsIndex && rest.IsEmpty:
                return new PlanMap((before as PlanMap)?[part.Text] is { } kept ? map.Entries.SetItem(part.Text, kept) : map.Entries.Remove(part.Text));
            case (PlanMap map, PlanMap old) when !part.IsIndex && map[part.Text] is { } value:
                return new PlanMap(map.Entries.SetItem(part.Text, Reset(rest, old[part.Text], value)));
            case (PlanList list, PlanList old):
                ImmutableArray<PlanValue> items = list.Items;
                for (int i = 0; i < Math.Min(items.Length, old.Items.Length); i++)
                {
                    bool isMeant = part.Text == Any || (part.IsIndex && part.Text == i.ToString(CultureInfo.InvariantCulture));
                    items = !isMeant ? items : items.SetItem(i, rest.IsEmpty ? old.Items[i] : Reset(rest, old.Items[i], items[i]));
                }

                return new PlanList(items);
            default:
                return after;
        }
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
