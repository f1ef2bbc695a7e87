using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Preview;

public sealed class PlanValueReadingTests
{
    private static readonly PlanMap Value = PlanMap.Of(
        ("known", PlanMap.Of(("text", new PlanScalar("t")), ("empty", new PlanScalar("")), ("nothing", PlanScalar.Null))),
        ("hidden", new PlanSecret(PlanMap.Of(("text", new PlanScalar("t"))))),
        ("open", PlanUnknown.Instance));

    [Fact]
    public void Path_ThroughWhatIsUnknownOrSecret_IsUnknown_AndThroughWhatIsAbsentAbsent()
    {
        Assert.Equal(new PlanScalar("t"), Value.At("known", "text"));
        Assert.All([Value.At("hidden"), Value.At("hidden", "text"), Value.At("open"), Value.At("open", "text")], v => Assert.Same(PlanUnknown.Instance, v));
        Assert.All([Value.At("absent"), Value.At("absent", "text"), Value.At("known", "nothing"), Value.At("known", "text", "x")], Assert.Null);
    }

    [Fact]
    public void Text_IsNoneOfWhatSaysNothing()
    {
        Assert.Equal("t", Value.At("known", "text").Text());
        Assert.All(new[] { Value.At("known", "empty"), Value["hidden"], Value["open"], new PlanScalar(1), null }, v => Assert.Null(v.Text()));
    }

    // The engine's plan has doubles, the offline preview's whole numbers, and configuration texts.
    [Fact]
    public void Number_IsReadHoweverItIsWritten()
    {
        Assert.All(new PlanScalar[] { new(6), new(6d), new("6") }, v => Assert.Equal(6, v.Number()));
        Assert.All(new PlanValue?[] { new PlanScalar("six"), PlanUnknown.Instance, null }, v => Assert.Null(v.Number()));
    }

    [Fact]
    public void Texts_AreThoseOfListsAndMaps_WithoutSecrets() => Assert.Equal(
        ["a", "b"],
        new PlanList([new PlanScalar("a"), PlanMap.Of(("key", new PlanScalar("b"))), new PlanSecret(new PlanScalar("c")), PlanUnknown.Instance]).Texts());
}
