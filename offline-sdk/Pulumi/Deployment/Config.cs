using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

public sealed class Config
{
    private readonly string _name;

    public Config(string? name = null)
    {
        const string Suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    private delegate bool Parser<T>(string text, out T value);

    public string? Get(string key) => Deployment.Instance.Context.Config.Values.GetValueOrDefault(FullKey(key));

    public bool? GetBoolean(string key) => Parse<bool>(key, TryParseBoolean);

    public int? GetInt32(string key) => Parse<int>(key, TryParseInt32);

    public double? GetDouble(string key) => Parse<double>(key, TryParseDouble);

    [return: MaybeNull]
    public T GetObject<T>(string key) => ParseObject<T>(key, null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ParseObject<T>(key, options);

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => Secret(GetBoolean(key));

    public Output<int>? GetSecretInt32(string key) => Secret(GetInt32(key));

    public Output<double>? GetSecretDouble(string key) => Secret(GetDouble(key));

    public Output<T>? GetSecretObject<T>(string key) => Get(key) == null ? null : Output.CreateSecret(ParseObject<T>(key, null)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options)
        => ParseObject<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => Get(key) == null ? throw Missing(key) : ParseObject<T>(key, null)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) => Get(key) == null ? throw Missing(key) : ParseObject<T>(key, options)!;

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => Output.CreateSecret(RequireObject<T>(key, options));

    private static bool TryParseBoolean(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }

    private static bool TryParseInt32(string text, out int value)
        => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TryParseDouble(string text, out double value)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static Output<T>? Secret<T>(T? value) where T : struct => value is { } known ? Output.CreateSecret(known) : null;

    private T? Parse<T>(string key, Parser<T> parse) where T : struct
        => Get(key) is not { } text ? null : parse(text, out T value) ? value : throw Invalid(key, text, typeof(T).Name);

    private T? ParseObject<T>(string key, JsonSerializerOptions? options)
    {
        string? text = Get(key);
        try
        {
            return text == null ? default : JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw Invalid(key, text!, typeof(T).FullName!, exception);
        }
    }

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Invalid(string key, string value, string type, Exception? cause = null)
        => new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", cause);

    private string FullKey(string key) => $"{_name}:{key}";
}

/// <summary>The configuration as the CLI hands it to a program.</summary>
internal sealed record ConfigSource(ImmutableDictionary<string, string> Values)
{
    public static ConfigSource FromEnvironment()
    {
        string? json = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        if (json == null)
            return new(ImmutableDictionary<string, string>.Empty);
        using JsonDocument document = JsonDocument.Parse(json);
        ImmutableDictionary<string, string>.Builder values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
            values[CleanKey(property.Name)] = property.Value.ToString();
        return new(values.ToImmutable());
    }

    // `project:config:key` is how old CLIs wrote `project:key`.
    private static string CleanKey(string key)
    {
        int colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key[colon..].StartsWith(":config:", StringComparison.Ordinal) ? key.Remove(colon, ":config".Length) : key;
    }
}
