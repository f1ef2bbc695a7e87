namespace CalicoIPv6.Aws;

/// <summary>What hosts boot. The names of its default user differ: <c>ubuntu</c>, and <c>admin</c> on Debian.</summary>
public enum HostImage
{
    /// <summary><c>ubuntu-24.04</c>; brings the Session Manager agent as a snap.</summary>
    Ubuntu2404,

    /// <summary><c>debian-12</c>; has no Session Manager agent until somebody installs it.</summary>
    Debian12,

    /// <summary><c>debian-13</c>; has no Session Manager agent until somebody installs it.</summary>
    Debian13,
}

/// <summary>Processor architectures that images exist for.</summary>
public enum Architecture
{
    /// <summary>x86-64.</summary>
    X64,

    /// <summary>64-bit ARM: AWS Graviton.</summary>
    Arm64,
}

/// <summary>Where AWS tells the newest image: public parameters of its Systems Manager, the same in every region.</summary>
public static class HostImages
{
    /// <summary>
    /// The parameter whose value is the id of the newest image (documentation.ubuntu.com/aws, "Find Ubuntu images";
    /// wiki.debian.org/Cloud/AmazonEC2Image).
    /// </summary>
    public static string ParameterOf(HostImage image, Architecture architecture)
    {
        string processor = architecture == Architecture.Arm64 ? "arm64" : "amd64";
        return image switch
        {
            HostImage.Ubuntu2404 => $"/aws/service/canonical/ubuntu/server/24.04/stable/current/{processor}/hvm/ebs-gp3/ami-id",
            HostImage.Debian12 => $"/aws/service/debian/release/12/latest/{processor}",
            HostImage.Debian13 => $"/aws/service/debian/release/13/latest/{processor}",
            _ => throw new ArgumentOutOfRangeException(nameof(image), image, "has no parameter"),
        };
    }
}
