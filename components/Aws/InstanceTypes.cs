using System.Collections.Frozen;

namespace CalicoIPv6.Aws;

/// <summary>What the name of an EC2 instance type tells, such as <c>m7gd.2xlarge</c>: family <c>m7gd</c>, of Graviton processors.</summary>
public static class InstanceTypes
{
    // The types that EC2's DescribeInstanceTypes calls xen (aws/amazon-vpc-cni-k8s pkg/vpc/vpc_ip_resource_limit.go, August 2026), and
    // the older families that no region sells any more.
    private static readonly FrozenSet<string> BeforeNitro = FrozenSet.Create(
        StringComparer.Ordinal,
        "c1", "c3", "c4", "cc2", "cr1", "d2", "f1", "g2", "g3", "g3s", "h1", "hi1", "hs1", "i2", "i3", "m1", "m2", "m3", "m4", "p2", "p3", "r3",
        "r4", "t1", "t2", "x1", "x1e");

    // Of the previous generation only C3, R3 and I2 have IPv6 (EC2 user guide, "Instance types", networking features).
    private static readonly FrozenSet<string> BeforeIPv6 =
        FrozenSet.Create(StringComparer.Ordinal, "c1", "cc2", "cr1", "g2", "hi1", "hs1", "m1", "m2", "m3", "t1");

    /// <summary>
    /// The architecture of the type's processors: arm64 for <c>a1</c> and for a <c>g</c> after the generation's digit (EC2 instance
    /// types, "Naming conventions": g stands for AWS Graviton), else x86-64. GPU families such as <c>g5</c> have theirs before it.
    /// </summary>
    public static Architecture ArchitectureOf(string instanceType)
    {
        string family = FamilyOf(instanceType);
        int generation = family.AsSpan().IndexOfAnyInRange('0', '9');
        return family == "a1" || (generation >= 0 && family[generation..].Contains('g', StringComparison.Ordinal)) ? Architecture.Arm64 : Architecture.X64;
    }

    /// <summary>Whether the type is built on Nitro: IPv6-only subnets and the IPv6 address of the metadata service need it. Bare metal always is.</summary>
    public static bool IsNitro(string instanceType) =>
        !BeforeNitro.Contains(FamilyOf(instanceType)) || instanceType.Split('.')[^1].StartsWith("metal", StringComparison.Ordinal);

    /// <summary>Whether the type can have IPv6 addresses at all.</summary>
    public static bool HasIPv6(string instanceType) => !BeforeIPv6.Contains(FamilyOf(instanceType));

    /// <summary>Whether the type is of the sizes nano, micro and small, which have 2 GiB of memory at most (EC2 instance types, "General purpose").</summary>
    public static bool IsTiny(string instanceType) => instanceType.Split('.')[^1] is "nano" or "micro" or "small";

    /// <summary>
    /// Whether the type has a single virtual CPU (EC2 instance types, "Specifications"): medium outside the burstable families, which
    /// have two of them there but for T1 and T2's smaller sizes, and M1's small.
    /// </summary>
    public static bool HasOneCpu(string instanceType) => instanceType.Split('.') switch
    {
        [var family, "medium"] => family is not ("t2" or "t3" or "t3a" or "t4g" or "c1"),
        ["t1" or "t2" or "m1", var size] => size is "nano" or "micro" or "small",
        _ => false,
    };

    private static string FamilyOf(string instanceType) => instanceType.Split('.')[0];
}
