using BenchmarkDotNet.Attributes;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Benchmarks;

/// <summary><c>./dev preview</c> of the stack <c>dev</c> in a warm process, from stack file to plan.</summary>
[MemoryDiagnoser]
public class OfflinePreview
{
    private readonly ProjectFolder _folder = ProjectFolder.Find(Environment.CurrentDirectory);

    [Benchmark(Description = "values unknown, as without --simulate")]
    public Task<object> Unknown() => PlanAsync(simulate: false);

    [Benchmark(Description = "values simulated, as with --simulate")]
    public Task<object> Simulated() => PlanAsync(simulate: true);

    private async Task<object> PlanAsync(bool simulate) =>
        await StackPlan.MakeAsync(StackFile.Read(_folder, "dev", null), simulate);
}
