using CalicoIPv6.Preview.Diffing;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Preview.Diffing;

public sealed class PropertyPathTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "a.b", true)]
    [InlineData("a", "a[0]", true)]
    [InlineData("a", "ab", false)]
    [InlineData("a.b", "a", false)]
    [InlineData("a[0].b", "a[0].b", true)]
    [InlineData("a[0].b", "a[1].b", false)]
    [InlineData("a[*].b", "a[1].b", true)]
    [InlineData("*", "anything.at.all", true)]
    [InlineData("a[\"b.c\"]", "a[\"b.c\"].d", true)]
    [InlineData("a.b", "a[\"b.c\"]", false)]
    public void Covers_IsTheSameOrAbove(string pattern, string path, bool expected) => Assert.Equal(expected, PropertyPath.Covers(pattern, path));

    [Fact]
    public void CoversInAnyItem_PassesOverIndexes()
    {
        Assert.True(PropertyPath.CoversInAnyItem("networks.port", "networks[3].port"));
        Assert.False(PropertyPath.CoversInAnyItem("networks.port", "networks[3].name"));
    }

    [Theory]
    [InlineData("plain", "top.plain")]
    [InlineData("app.kubernetes.io/name", "top[\"app.kubernetes.io/name\"]")]
    [InlineData("a\"b\\c", "top[\"a\\\"b\\\\c\"]")]
    [InlineData("", "top[\"\"]")]
    public void Member_IsFoundAgain(string key, string expected)
    {
        string path = PropertyPath.Member("top", key);

        Assert.Equal(expected, path);
        Assert.Equal(key, PropertyPath.Last(path));
        PlanMap root = PlanMap.Of([KeyValuePair.Create<string, PlanValue>("top", PlanMap.Of([KeyValuePair.Create<string, PlanValue>(key, new PlanScalar("x"))]))]);
        Assert.Equal(new PlanScalar("x"), PropertyPath.Find(root, path));
        Assert.Null(PropertyPath.Find(root, "top.nowhere"));
    }
}
