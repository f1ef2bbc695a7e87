using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Calico's selector language, with the texts of its own parser's documentation and at the edges of its tokenizer.</summary>
public class PoolSelectorTests
{
    private const string Operators = "==, !=, in, not in, contains, starts with or ends with is wanted";

    [Theory]
    [InlineData("all()")]
    [InlineData("all( )")]
    [InlineData("!all()")]
    [InlineData("has(topology.kubernetes.io/zone)")]
    [InlineData("has( rack )")]
    [InlineData("!has(node-role.kubernetes.io/control-plane)")]
    [InlineData("!!has(k)")]
    [InlineData("k == 'v'")]
    [InlineData("k==\"v\"")]
    [InlineData("k != ''")]
    [InlineData("k in {'a', \"b\"}")]
    [InlineData("k in{'a',}")]
    [InlineData("k in {}")]
    [InlineData("k not in {'a'}")]
    [InlineData("k notin {'a'}")]
    [InlineData("k contains 'v'")]
    [InlineData("k starts with 'v'")]
    [InlineData("k startswith'v'")]
    [InlineData("k ends\twith 'v'")]
    [InlineData("all == 'x' && in in {'in'} || has == 'y'")]
    [InlineData("(a == 'b' || !(has(c) && (d in {'e'})))")]
    [InlineData("a == '\"' && b == \"'\"")]
    [InlineData("  a == 'b'\t")]
    public void Accepts_Selector(string text) => Assert.Null(PoolSelector.Fault(text));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \t", "is empty")]
    [InlineData("global()", "has global(), which Calico does not take for a pool's nodes")]
    [InlineData("k == 'a' && global()", "has global(), which Calico does not take for a pool's nodes")]
    [InlineData("k", $"has its end where {Operators}")]
    [InlineData("k = 'v'", $"has \"= 'v'\" where {Operators}")]
    [InlineData("k is 'v'", $"has \"is 'v'\" where {Operators}")]
    [InlineData("k inside {'v'}", $"has \"inside {{'v'}}\" where {Operators}")]
    [InlineData("all ()", $"has \"()\" where {Operators}")]
    [InlineData("k == v", "has \"v\" where a value in quotes is wanted")]
    [InlineData("k ==", "has its end where a value in quotes is wanted")]
    [InlineData("k == 'v", "has \"'v\" where a value in quotes is wanted, whose last quote is missing")]
    [InlineData("k in ('v')", "has \"('v')\" where a list such as {'a', 'b'} is wanted")]
    [InlineData("k in {,}", "has \",}\" where a value in quotes is wanted")]
    [InlineData("k in {'a' 'b'}", "has \"'b'}\" where , or } is wanted")]
    [InlineData("k in {'a'", "has its end where , or } is wanted")]
    [InlineData("has()", "has \")\" where a label, has() or all() is wanted")]
    [InlineData("has(k", "has its end where the ) of has() is wanted")]
    [InlineData("all(x)", "has \"x)\" where the ) of all() is wanted")]
    [InlineData("(has(k)", "has a parenthesis ( that nothing closes")]
    [InlineData("has(k))", "has a parenthesis ) that nothing opens")]
    [InlineData("has(a) has(b)", "has \"has(b)\" where && or || is wanted")]
    [InlineData("has(a) & has(b)", "has \"& has(b)\" where && or || is wanted")]
    [InlineData("has(a) &&", "has its end where a label, has() or all() is wanted")]
    [InlineData("has(a) !", "has \"!\" where && or || is wanted")]
    [InlineData("'a' == 'b'", "has \"'a' == 'b'\" where a label, has() or all() is wanted")]
    [InlineData("has(a)\n", "has \"\n\" where && or || is wanted")]
    [InlineData("zöne == 'a'", $"has \"öne == 'a'\" where {Operators}")]
    public void Rejects_Selector(string text, string fault) => Assert.Equal(fault, PoolSelector.Fault(text));

    [Fact]
    public void Accepts_AndRejects_LengthsAtTheirBounds()
    {
        Assert.Null(PoolSelector.Fault($"has({new string('a', 512)})"));
        Assert.Equal("has a label of more than 512 characters", PoolSelector.Fault($"has({new string('a', 513)})"));
        Assert.Null(PoolSelector.Fault($"k == '{new string('a', 1024 - 7)}'"));
        Assert.Equal("has more than the 1024 characters that Calico takes", PoolSelector.Fault($"k == '{new string('a', 1025 - 7)}'"));
        Assert.Null(PoolSelector.Fault($"{new string('(', 500)}has(k){new string(')', 500)}"));
    }
}
