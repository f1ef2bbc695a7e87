using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra.Settings;

namespace CalicoIPv6.Infra;

/// <summary>All that can be said of a configuration, good or bad.</summary>
public sealed record StackReview
{
    /// <summary>What could be read, with defaults in the place of what could not: to build from only when there is no problem.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>Every problem, in the order of the keys.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What is allowed and yet may surprise, as far as it can be known beside the problems; in the order of the keys.</summary>
    public required IReadOnlyList<Problem> Warnings { get; init; }

    /// <summary>The addresses; absent where a problem leaves them open.</summary>
    public required AddressPlan? Addresses { get; init; }

    /// <summary>Reviews a configuration.</summary>
    public static StackReview Of(ConfigValues values)
    {
        ConfigReader config = new(values);
        StackSettings settings = StackSettings.Read(config);
        IReadOnlyList<Problem> wrong = AddressSettings.Check(config, settings.Addresses);
        ImmutableArray<Problem> unknown = [.. UnknownKeys.In(values)];
        // What an unknown key was meant to say may well be an address.
        bool isOpen = wrong.Count > 0 || !unknown.IsEmpty || config.Unread.Any(AddressSettings.Keys.Contains);
        AddressPlan? plan = isOpen ? null : AddressPlanner.Plan(settings.Addresses);
        IReadOnlyList<Problem> problems = InOrder(
            config.Problems.Concat(wrong).Concat(NotBuilt.In(settings, config)).Concat(ProviderKeys.In(settings, config))
                .Concat(HostRules.In(settings, config, plan)).Concat(OpenStackRules.In(settings, config)).Select(p => Hidden(p, values)).Concat(unknown),
            settings.Project);
        return new()
        {
            Settings = settings,
            // User data is written from the whole, and so judged only when nothing of it is in doubt.
            Problems = problems.Count == 0 ? InOrder(UserDataRule.In(settings), settings.Project) : problems,
            Warnings = InOrder(StackWarnings.For(settings, config.Unread, plan).Select(p => Hidden(p, values)), settings.Project),
            Addresses = plan,
        };
    }

    /// <summary>The settings of a configuration without a problem.</summary>
    /// <exception cref="ConfigurationException">There are problems; every one is in it.</exception>
    public StackSettings Accepted() => Problems.Count == 0 ? Settings : throw new ConfigurationException(Problems);

    private static IReadOnlyList<Problem> InOrder(IEnumerable<Problem> problems, string project) =>
        problems.InKeyOrder([.. ConfigKeys.All.Select(k => k.In(project))]);

    // What somebody chose to encrypt is not printed, nor a remedy that repeats it.
    private static Problem Hidden(Problem problem, ConfigValues values) =>
        problem.Value is not null && values.SecretKeys.Contains(ProblemOrder.BaseKey(problem.Key))
            ? new(problem.Key, ConfigValues.Secret, "cannot be used, and is not shown since it is encrypted", "write it in plain text: it is no secret")
            : problem;
}
