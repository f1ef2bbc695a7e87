namespace CalicoIPv6.Preview.Running;

/// <summary>What an engine refuses and the mock engine lets pass.</summary>
internal static class ProgramRules
{
    /// <exception cref="ProgramException">Something would be refused; everything that would is in it.</exception>
    public static void Check(ResourceLog log, RunOptions options)
    {
        IReadOnlyList<ResourceRecord> records = log.Records;
        List<string> problems =
        [
            .. records.GroupBy(r => r.Urn).Where(g => g.Count() > 1).Select(g => $"Duplicate resource URN '{g.Key}'; try giving it a unique name"),
            .. records.Where(r => r.IsCustom && !r.IsProvider && Providers.Of(r) is null)
                .Select(r => options.ProblemWithDefault(r.Type) is { } problem ? $"{r.Urn}: {problem}" : null)
                .OfType<string>(),
        ];
        if (problems.Count > 0)
        {
            throw new ProgramException(problems);
        }
    }
}
