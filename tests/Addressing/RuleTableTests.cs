using System.Collections.Immutable;
using System.Reflection;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Every rule there is, each with a request that it accepts and one that it rejects.</summary>
public class RuleTableTests
{
    private static readonly ImmutableArray<RuleRow> Rows = [.. RangeRows.All, .. PoolRows.All, .. EncapsulationRows.All, .. DnsRows.All, .. HostListRows.All];

    public static TheoryData<string> Rules => [.. Rows.Select(r => r.Rule)];

    public static TheoryData<string> WarningRules => [.. WarningRows.All.Select(r => r.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_Boundary(string rule) => Rows.Single(r => r.Rule == rule).Accepted.IsAccepted();

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rejects_Boundary(string rule)
    {
        RuleRow row = Rows.Single(r => r.Rule == rule);
        row.Rejected.IsRejected(row.Messages);
        string[] own = Said(AddressRules.All, row);
        Assert.NotEmpty(own);
        Assert.All(own, message => Assert.Contains(message, row.Messages));
    }

    [Theory]
    [MemberData(nameof(WarningRules))]
    public void Accepts_BoundaryOfWarning(string rule)
    {
        RuleRow row = WarningRows.All.Single(r => r.Rule == rule);
        row.Accepted.IsAccepted();
        Assert.Empty(AddressRules.Warnings(row.Accepted, Requests.Prefix));
    }

    [Theory]
    [MemberData(nameof(WarningRules))]
    public void Warns_AndAccepts(string rule)
    {
        RuleRow row = WarningRows.All.Single(r => r.Rule == rule);
        row.Rejected.IsAccepted();
        Assert.Equal(row.Messages, AddressRules.Warnings(row.Rejected, Requests.Prefix).Select(p => p.ToString()));
        Assert.Equal(row.Messages, Said(Warnings.All, row));
    }

    [Fact]
    public void Table_NamesEveryRuleOnce()
    {
        Assert.Equal(AddressRules.All.Select(NameOf).Order(StringComparer.Ordinal), Rows.Select(r => r.Rule).Order(StringComparer.Ordinal));
        Assert.Equal(Warnings.All.Select(NameOf).Order(StringComparer.Ordinal), WarningRows.All.Select(r => r.Rule).Order(StringComparer.Ordinal));
    }

    // A rule that no list has would never be asked.
    [Fact]
    public void Lists_NameEveryRuleMethod()
    {
        IEnumerable<string> methods = typeof(AddressRules).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(AddressRules).Namespace && t.IsAbstract && t.IsSealed && t.Name.EndsWith("Rules", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == typeof(IEnumerable<Problem>) && m.GetParameters() is [{ } only] && only.ParameterType == typeof(RuleInput))
            .Select(m => $"{m.DeclaringType?.Name}.{m.Name}");
        Assert.Equal(AddressRules.All.Select(NameOf).Order(StringComparer.Ordinal), methods.Order(StringComparer.Ordinal));
    }

    private static string[] Said(ImmutableArray<Func<RuleInput, IEnumerable<Problem>>> rules, RuleRow row) =>
        [.. rules.Single(r => NameOf(r) == row.Rule)(new RuleInput(row.Rejected, Requests.Prefix, ImmutableHashSet<string>.Empty)).Select(p => p.ToString())];

    private static string NameOf(Func<RuleInput, IEnumerable<Problem>> rule) => $"{rule.Method.DeclaringType?.Name}.{rule.Method.Name}";
}
