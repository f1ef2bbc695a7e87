using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads keys as types. What cannot be read becomes a problem and answers nothing, so that reading goes on to the next key.</summary>
internal sealed class ConfigReader(ConfigValues values)
{
    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<int>> _places = new(StringComparer.Ordinal);

    public ConfigValues Values => values;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Names of keys that could not be read, or not whole.</summary>
    public IReadOnlySet<string> Unread => _unread;

    /// <summary>Of each list that could not be read whole, the places of the entries that could.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<int>> Places => _places;

    public string Prefix => $"{values.Project}:";

    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>A problem with the value of a key, after which it counts as unread.</summary>
    public void Refuse(ConfigKey key, string? value, string rule, string remedy)
    {
        _problems.Add(new(key.In(values.Project), value, rule, remedy));
        _unread.Add(key.Name);
    }

    /// <summary>The text, else the default; <c>null</c> when it is empty by default, missing or unreadable.</summary>
    public string? Text(ConfigKey key)
    {
        string full = key.In(values.Project);
        if (values.Values.TryGetValue(full, out string? text))
        {
            return text.Length == 0 && key.Default?.Length == 0 ? null : text;
        }

        if (values.SecretKeys.Contains(full))
        {
            Refuse(key, null, "is encrypted here, and nothing can be planned without it", "write it in plain text: it is no secret");
        }
        else if (key.Default is null)
        {
            Refuse(key, null, "is missing", $"run `pulumi config set {full} {key.Example}` for example");
        }

        return _unread.Contains(key.Name) || string.IsNullOrEmpty(key.Default) ? null : key.Default;
    }

    /// <summary>A text that the stack file has encrypted; a plain one is refused and not repeated.</summary>
    public SecretText? Secret(ConfigKey key)
    {
        string full = key.In(values.Project);
        string? text = values.Values.GetValueOrDefault(full);
        if (values.SecretKeys.Contains(full))
        {
            return text is { Length: 0 } ? null : new(text);
        }

        if (!string.IsNullOrEmpty(text))
        {
            Refuse(key, null, "is in plain text, and whoever reads it rules the cluster", $"run `pulumi config set --secret {full} < FILE`");
        }

        return null;
    }

    /// <summary>
    /// Whether a key says something else than its default, which the CLI hands to the program as if somebody had set it; of an encrypted
    /// one, that it is there.
    /// </summary>
    public bool IsSet(ConfigKey key)
    {
        string full = key.In(values.Project);
        return values.Values.TryGetValue(full, out string? text) ? text != key.Default && !IsEmptyList(key, text) : values.SecretKeys.Contains(full);
    }

    /// <summary>A text that <paramref name="isValid"/> accepts.</summary>
    public string? Text(ConfigKey key, Func<string, bool> isValid, string rule, string remedy)
    {
        string? text = Text(key);
        if (text is not null && !isValid(text))
        {
            Refuse(key, text, rule, remedy);
            return null;
        }

        return text;
    }

    private static bool IsEmptyList(ConfigKey key, string text) =>
        key.Type is ConfigType.Texts or ConfigType.Objects && string.Concat(text.Where(c => !char.IsWhiteSpace(c))) == "[]";

    public T? Word<T>(ConfigKey key, Words<T> words)
        where T : struct =>
        Text(key) is { } text ? Checked(key, found => words.Read(key.In(values.Project), text, found)) : null;

    public bool? Boolean(ConfigKey key) => Word(key, Words.Boolean);

    public int? Integer(ConfigKey key, int min, int max)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        bool isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
        if (isNumber && number >= min && number <= max)
        {
            return number;
        }

        Refuse(key, text, $"is not a whole number from {min} to {max}", $"write {key.Default} for example");
        return null;
    }

    public Cidr? Cidr(ConfigKey key, UsualLengths usual) =>
        Text(key) is { } text ? Checked(key, found => new JsonReader(found).Cidr(key.In(values.Project), text, usual)) : null;

    public ImmutableArray<Cidr> Cidrs(ConfigKey key, UsualLengths usual) =>
        [.. Texts(key, (entry, found) => new JsonReader(found).Cidr(entry.Key, entry.Text, usual) is { } cidr ? (object)cidr : null).Cast<Cidr>()];

    /// <summary>What <paramref name="read"/> makes of each entry of a list of texts; entries without an answer are left out.</summary>
    public ImmutableArray<T> Texts<T>(ConfigKey key, Func<TextEntry, ICollection<Problem>, T?> read)
        where T : class =>
        Entries(key, (full, text, found) => new JsonReader(found).Texts(full, text).Select(e => (e.Place, read(e, found))));

    /// <summary>The entries of a list, each with its place; those without an answer are left out, and <see cref="Places"/> tells.</summary>
    public ImmutableArray<T> Entries<T>(ConfigKey key, Func<string, string, ICollection<Problem>, IEnumerable<(int Place, T? Entry)>> read)
        where T : class
    {
        if (Text(key) is not { } text)
        {
            return [];
        }

        (int Place, T? Entry)[] entries = Checked(key, found => read(key.In(values.Project), text, found).Where(e => e.Entry is not null).ToArray());
        if (_unread.Contains(key.Name))
        {
            _places[key.Name] = [.. entries.Select(e => e.Place)];
        }

        return [.. entries.Select(e => e.Entry).OfType<T>()];
    }

    /// <summary>What <paramref name="read"/> makes of the key, which counts as unread when there were problems.</summary>
    public T Checked<T>(ConfigKey key, Func<ICollection<Problem>, T> read)
    {
        int before = _problems.Count;
        T result = read(_problems);
        if (_problems.Count > before)
        {
            _unread.Add(key.Name);
        }

        return result;
    }
}
