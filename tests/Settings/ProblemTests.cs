using CalicoIPv6.Configuration;

namespace CalicoIPv6.Tests.Settings;

public class ProblemTests
{
    [Fact]
    public void Problem_ControlCharacters_StaysInOneLineAndPaintsNothing() => Assert.Equal(
        "calico-ipv6:mode \"a\\u000a\\u001b[31mb\": is wrong; write c",
        new Problem("calico-ipv6:mode", "a\n\u001b[31mb", "is wrong", "write c").ToString());

    [Fact]
    public void Problem_NoValue_NamesKeyAlone() =>
        Assert.Equal("calico-ipv6:mode: is missing; write it", new Problem("calico-ipv6:mode", null, "is missing", "write it").ToString());
}
