namespace CalicoIPv6.Preview.Running;

/// <summary>How to run a program.</summary>
internal sealed record RunOptions
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>Whether the cloud's answers are made up from documentation ranges; otherwise they are unknown.</summary>
    public bool Simulate { get; init; }

    /// <summary>The packages whose resources must name their provider (<c>pulumi:disable-default-providers</c>); <c>*</c> is all.</summary>
    public IReadOnlySet<string> PackagesWithoutDefault { get; init; } = new HashSet<string>();

    /// <summary>The complaint about a resource or function without provider; <c>null</c> where a default provider would serve it.</summary>
    public string? ProblemWithDefault(string token)
    {
        string package = Providers.Package(token);
        return PackagesWithoutDefault.Contains("*") || PackagesWithoutDefault.Contains(package)
            ? $"Default provider for '{package}' disabled. '{token}' must use an explicit provider."
            : null;
    }
}
