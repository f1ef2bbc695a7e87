using System.Text.Json;

namespace CalicoIPv6.Infra;

/// <summary>
/// A stack's configuration as texts, wherever it came from: the engine hands it to the program, the offline preview reads the stack file.
/// Arrays and objects are JSON, as the engine writes them.
/// </summary>
/// <param name="Project">The Pulumi project.</param>
/// <param name="Stack">The Pulumi stack.</param>
/// <param name="Values">Full keys, such as <c>calico-ipv6:mode</c>, to texts. A secret that cannot be decrypted here is absent, but in <paramref name="SecretKeys"/>.</param>
/// <param name="SecretKeys">The keys whose values are secret.</param>
public sealed record ConfigValues(string Project, string Stack, IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> SecretKeys)
{
    /// <summary>What messages show in the place of a secret value.</summary>
    public const string Secret = "[secret]";

    /// <summary>
    /// What the engine hands to a program, from its environment. <c>Pulumi.Config</c> reads the same two variables, but answers only for
    /// keys that it is asked for, so it cannot find a misspelt one.
    /// </summary>
    /// <param name="variable">An environment variable by name.</param>
    /// <exception cref="InvalidOperationException">The process was not started by the engine.</exception>
    public static ConfigValues FromEnvironment(Func<string, string?> variable)
    {
        string Required(string name) =>
            variable(name) ?? throw new InvalidOperationException(
                $"{name} is not set: this program is started by the Pulumi engine, with `pulumi up` or `pulumi preview`.");

        return new(
            Required("PULUMI_PROJECT"),
            Required("PULUMI_STACK"),
            Read<Dictionary<string, string>>(variable("PULUMI_CONFIG")) ?? [],
            Read<HashSet<string>>(variable("PULUMI_CONFIG_SECRET_KEYS")) ?? []);
    }

    private static T? Read<T>(string? json) => string.IsNullOrEmpty(json) ? default : JsonSerializer.Deserialize<T>(json);
}
