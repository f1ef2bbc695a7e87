using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Preview.Diffing;

public sealed class ValueDiffTests
{
    [Theory]
    [InlineData("a b c", "a c", "list[1]-")]
    [InlineData("a c", "a b c", "list[1]+")]
    [InlineData("a b", "a c", "list[1]~")]
    [InlineData("a", "b c", "list[0]~ list[1]+")]
    [InlineData("", "a", "list[0]+")]
    [InlineData("a a", "a", "list[1]-")]
    public void Lists_AreComparedFromBothEnds(string before, string after, string expected) => Assert.Equal(expected, Between(List(before), List(after)));

    [Fact]
    public void Maps_AreComparedAsDeepAsTheyGo() => Assert.Equal(
        "list.inner[\"a.b/c\"]~ list.other+",
        Between(Map(("inner", Map(("a.b/c", Text("1"))))), Map(("inner", Map(("a.b/c", Text("2")))), ("other", Text("x")))));

    [Theory]
    [InlineData("x", "x", "")]
    [InlineData("x", "y", "list~")]
    public void Secrets_AreComparedAndNotShown(string before, string after, string expected) =>
        Assert.Equal(expected, Between(new PlanSecret(Text(before)), new PlanSecret(Text(after))));

    [Fact]
    public void Secrets_InsideOfASecret_AreOneChange() =>
        Assert.Equal("list~", Between(new PlanSecret(Map(("a", Text("1")))), new PlanSecret(Map(("a", Text("2"))))));

    [Fact]
    public void SecretOnOneSide_IsAChange() => Assert.Equal("list~", Between(Text("x"), new PlanSecret(Text("x"))));

    [Fact]
    public void Unknown_IsTheSameAsUnknownAlone()
    {
        Assert.Equal("", Between(PlanUnknown.Instance, PlanUnknown.Instance));
        Assert.Equal("", Between(new PlanSecret(PlanUnknown.Instance), new PlanSecret(PlanUnknown.Instance)));
        Assert.Equal("list~", Between(PlanUnknown.Instance, Text("x")));
    }

    [Fact]
    public void BooksOfProviders_AreNoInputs() => Assert.Equal("", Between(Map(("__defaults", List("a"))), Map(("__defaults", List("")))));

    [Fact]
    public void NullAndAbsent_AreToldApart() =>
        Assert.Equal("list.a-", Between(Map(("a", PlanScalar.Null)), Map()));

    private static string Between(PlanValue before, PlanValue after) => string.Join(' ', ValueDiff.Between(Map(("list", before)), Map(("list", after)))
        .Select(c => c.Path + c.Kind switch { PropertyChangeKind.Added => "+", PropertyChangeKind.Removed => "-", _ => "~" }));

    private static PlanScalar Text(string text) => new(text);

    private static PlanList List(string items) => new([.. items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PlanValue (i) => Text(i))]);

    private static PlanMap Map(params (string Key, PlanValue Value)[] entries) => PlanMap.Of(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));
}
