using CalicoIPv6.Aws;

namespace CalicoIPv6.Tests.Aws;

public sealed class InstanceTypesTests
{
    [Theory]
    [InlineData("a1.large")]
    [InlineData("t4g.medium")]
    [InlineData("m7gd.2xlarge")]
    [InlineData("c7gn.metal")]
    [InlineData("im4gn.large")]
    [InlineData("i8ge.xlarge")]
    [InlineData("x2gd.medium")]
    [InlineData("hpc7g.4xlarge")]
    [InlineData("m8gb.large")]
    [InlineData("g5g.xlarge")]
    [InlineData("c9g.metal-48xl")]
    public void ArchitectureOf_Graviton_IsArm64(string type) => Assert.Equal(Architecture.Arm64, InstanceTypes.ArchitectureOf(type));

    // A g before the digit is a GPU family.
    [Theory]
    [InlineData("t3.medium")]
    [InlineData("t3a.medium")]
    [InlineData("g5.xlarge")]
    [InlineData("g4dn.xlarge")]
    [InlineData("g4ad.xlarge")]
    [InlineData("gr6.4xlarge")]
    [InlineData("m7i-flex.large")]
    [InlineData("u7in-16tb.224xlarge")]
    [InlineData("u-6tb1.56xlarge")]
    [InlineData("i7ie.large")]
    [InlineData("p5en.48xlarge")]
    [InlineData("trn1.2xlarge")]
    public void ArchitectureOf_Others_IsX64(string type) => Assert.Equal(Architecture.X64, InstanceTypes.ArchitectureOf(type));

    [Theory]
    [InlineData("t2.medium", false, true)]
    [InlineData("m4.large", false, true)]
    [InlineData("i3.large", false, true)]
    [InlineData("i3.metal", true, true)]
    [InlineData("p3.2xlarge", false, true)]
    [InlineData("p3dn.24xlarge", true, true)]
    [InlineData("x1e.xlarge", false, true)]
    [InlineData("m3.large", false, false)]
    [InlineData("g2.2xlarge", false, false)]
    [InlineData("r3.large", false, true)]
    [InlineData("t3.medium", true, true)]
    [InlineData("a1.large", true, true)]
    [InlineData("inf1.xlarge", true, true)]
    [InlineData("c7g.metal", true, true)]
    public void Nitro_AndIPv6_DependOnTheFamily(string type, bool isNitro, bool hasIPv6)
    {
        Assert.Equal(isNitro, InstanceTypes.IsNitro(type));
        Assert.Equal(hasIPv6, InstanceTypes.HasIPv6(type));
    }

    [Theory]
    [InlineData("t3.medium", false, false)]
    [InlineData("t4g.medium", false, false)]
    [InlineData("t3.small", false, true)]
    [InlineData("t3.nano", false, true)]
    [InlineData("t2.small", true, true)]
    [InlineData("m7g.medium", true, false)]
    [InlineData("m7a.medium", true, false)]
    [InlineData("m3.medium", true, false)]
    [InlineData("c6gd.medium", true, false)]
    [InlineData("m7g.large", false, false)]
    [InlineData("u7i-12tb.224xlarge", false, false)]
    public void OneCpu_AndTiny_FollowFromTheSize(string type, bool hasOneCpu, bool isTiny)
    {
        Assert.Equal(hasOneCpu, InstanceTypes.HasOneCpu(type));
        Assert.Equal(isTiny, InstanceTypes.IsTiny(type));
    }

    [Theory]
    [InlineData(HostImage.Ubuntu2404, Architecture.X64, "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id")]
    [InlineData(HostImage.Ubuntu2404, Architecture.Arm64, "/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id")]
    [InlineData(HostImage.Debian12, Architecture.X64, "/aws/service/debian/release/12/latest/amd64")]
    [InlineData(HostImage.Debian12, Architecture.Arm64, "/aws/service/debian/release/12/latest/arm64")]
    [InlineData(HostImage.Debian13, Architecture.X64, "/aws/service/debian/release/13/latest/amd64")]
    [InlineData(HostImage.Debian13, Architecture.Arm64, "/aws/service/debian/release/13/latest/arm64")]
    public void ParameterOf_ImageAndArchitecture_IsThePublishers(HostImage image, Architecture architecture, string parameter) =>
        Assert.Equal(parameter, HostImages.ParameterOf(image, architecture));
}
