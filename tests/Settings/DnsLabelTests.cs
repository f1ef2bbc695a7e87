using CalicoIPv6.Configuration;

namespace CalicoIPv6.Tests.Settings;

public class DnsLabelTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("my-cluster")]
    [InlineData("a--b")]
    [InlineData("a234567890")]
    public void Accepts_Label(string text) => Assert.True(DnsLabel.IsValid(text, 10));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("A")]
    [InlineData("a.b")]
    [InlineData("a\n")]
    [InlineData("ä")]
    [InlineData("a2345678901")]
    public void Rejects_Label(string text) => Assert.False(DnsLabel.IsValid(text, 10));

    [Theory]
    [InlineData("My Cluster", "my-cluster")]
    [InlineData("Blue", "blue")]
    [InlineData("-_blue_green_-", "blue-green")]
    [InlineData("a.b", "a-b")]
    [InlineData("Größe", "gr-e")]
    [InlineData("blue\u200b", "blue")]
    [InlineData("a234567-90", "a234567-90")]
    [InlineData("a2345678 0-1", "a2345678-0")]
    [InlineData("a23456789 1", "a23456789")]
    [InlineData("日本", null)]
    [InlineData("", null)]
    [InlineData("\ud800x", "x")]
    public void Nearest_OfText_IsALabelOrNothing(string text, string? expected)
    {
        string? near = DnsLabel.Nearest(text, 10);

        Assert.Equal(expected, near);
        Assert.True(near is null || DnsLabel.IsValid(near, 10));
    }
}
