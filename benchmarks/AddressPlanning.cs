using BenchmarkDotNet.Attributes;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Benchmarks;

/// <summary>What <c>./dev check</c> does once the configuration is read: every rule and warning, then the plan.</summary>
[MemoryDiagnoser]
public class AddressPlanning
{
    private readonly AddressRequest _small = new()
    {
        Mode = StackMode.DualStack,
        UniqueLocal = Cidr.Parse("fd12:3456:789a::/48"),
        CloudGivesIPv6Hosts = true,
        HostCount = 3,
    };

    private readonly AddressRequest _large;

    public AddressPlanning() => _large = _small with
    {
        HostCount = 1000,
        Zones = 3,
        PodCidrs = [Cidr.Parse("10.128.0.0/9"), Cidr.Parse("fd12:3456:789a:100::/56")],
        IPPools = [.. Pools("10.128.0.0/9", 13, 12), .. Pools("fd12:3456:789a:100::/56", 64, 13)],
    };

    /// <summary>A rule that refused a request would end the work early, and the numbers would be too good.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Problem[] problems = [.. AddressRules.Check(_small, ""), .. AddressRules.Check(_large, "")];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException(string.Join('\n', problems.Select(p => p.ToString())));
        }
    }

    [Benchmark(Description = "3 hosts, dual-stack")]
    public object ThreeHosts() => CheckAndPlan(_small);

    [Benchmark(Description = "1,000 hosts, dual-stack, 25 pools")]
    public object ThousandHosts() => CheckAndPlan(_large);

    private static object CheckAndPlan(AddressRequest request) =>
        (AddressRules.Check(request, "calico-ipv6:"), AddressRules.Warnings(request, "calico-ipv6:"), AddressPlanner.Plan(request));

    private static IEnumerable<IPPoolRequest> Pools(string range, int length, int count) => Enumerable.Range(0, count)
        .Select(i => Cidr.Parse(range).SubnetAt(length, (UInt128)i))
        .Select((cidr, i) => new IPPoolRequest { Name = $"pods-{cidr.Family.Lower()}-{i}", Cidr = cidr });
}
