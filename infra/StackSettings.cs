using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra.Settings;

namespace CalicoIPv6.Infra;

/// <summary>All configuration of a stack, read once; what may surprise in it says <see cref="StackWarnings"/>.</summary>
public sealed record StackSettings
{
    /// <summary>The Pulumi project.</summary>
    public required string Project { get; init; }

    /// <summary>The Pulumi stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Where the hosts come from.</summary>
    public required CloudProvider Provider { get; init; }

    /// <summary>Addresses.</summary>
    public required AddressRequest Addresses { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>AWS; present when the provider is AWS.</summary>
    public AwsSettings? Aws { get; init; }

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationException">Something is wrong or missing; every problem is in it.</exception>
    public static StackSettings Read(ConfigValues values)
    {
        ConfigReader config = new(values);
        CloudProvider? provider = config.Word(ConfigKeys.Provider, Words.Provider);
        string name = ClusterSettings.Name(config);
        ClusterSettings.HostCounts hosts = ClusterSettings.Counts(config);
        AddressRequest addresses = AddressSettings.Read(config, provider, name, hosts.All);
        ClusterSpec cluster = ClusterSettings.Read(config, name, hosts, addresses, provider);
        StackSettings settings = new()
        {
            Project = values.Project,
            Stack = values.Stack,
            Provider = provider ?? CloudProvider.Aws,
            Addresses = addresses with { HasRegistryMirror = cluster.RegistryMirror is not null },
            Cluster = cluster,
            Aws = provider == CloudProvider.Aws ? AwsReader.Read(config) : null,
        };
        IEnumerable<Problem> wrong =
            config.Problems.Concat(AddressSettings.Check(config, addresses)).Concat(NotBuilt.In(settings, config)).Select(p => Hidden(p, values));
        ThrowIfAny([.. wrong, .. UnknownKeys.In(values)], values.Project);
        ThrowIfAny(UserDataRule.In(settings), values.Project);
        return settings;
    }

    private static void ThrowIfAny(IEnumerable<Problem> problems, string project)
    {
        IReadOnlyList<Problem> ordered = problems.InKeyOrder([.. ConfigKeys.All.Select(k => k.In(project))]);
        if (ordered.Count > 0)
        {
            throw new ConfigurationException(ordered);
        }
    }

    // What somebody chose to encrypt is not printed, nor a remedy that repeats it.
    private static Problem Hidden(Problem problem, ConfigValues values) =>
        problem.Value is not null && values.SecretKeys.Contains(ProblemOrder.BaseKey(problem.Key))
            ? new(problem.Key, ConfigValues.Secret, "cannot be used, and is not shown since it is encrypted", "write it in plain text, which no key of this project is too secret for")
            : problem;
}
