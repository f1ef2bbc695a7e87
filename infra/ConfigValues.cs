namespace CalicoIPv6.Infra;

/// <summary>
/// A stack's configuration as texts, wherever it came from: the engine hands it to the program, the offline preview reads the stack file.
/// Arrays and objects are JSON, as the engine writes them.
/// </summary>
/// <param name="Project">The Pulumi project.</param>
/// <param name="Stack">The Pulumi stack.</param>
/// <param name="Values">Full keys, such as <c>calico-ipv6:mode</c>, to texts. A secret that cannot be decrypted here is absent, but in <paramref name="SecretKeys"/>.</param>
/// <param name="SecretKeys">The keys whose values are secret.</param>
public sealed record ConfigValues(string Project, string Stack, IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> SecretKeys);
