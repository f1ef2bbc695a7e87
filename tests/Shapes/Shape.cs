using System.Collections.Concurrent;
using System.Globalization;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Tests.Settings;

namespace CalicoIPv6.Tests.Shapes;

/// <summary>
/// A shape that a stack can have, and its whole plan; written as <c>aws ipv6 private 3</c>, so that a test's name shows it. On OpenStack the
/// API may be without a balancer: <c>openstack:none ipv6 private 3</c>.
/// </summary>
internal sealed record Shape(string Provider, string Balancer, string Mode, string PrimaryFamily, bool IsPrivate, int Zones)
{
    public const string Admins = """["9.9.9.0/24","2620:fe:0:7::/64"]""";

    private static readonly ConcurrentDictionary<string, Task<StackPlan>> Plans = new();

    public bool HasIPv4 => Mode != "ipv6";

    public bool HasIPv6 => Mode != "ipv4";

    public bool NeedsNat => !HasIPv6 || HasIPv4 ? IsPrivate : true;

    private (string Key, string? Value)[] OpenStackKeys =>
    [
        ("apiBalancer", Balancer.Length > 0 ? Balancer : null), ("publicCidrs", Admins),
        ("servicePorts", """[{"port":443,"nodePort":30443},{"port":53,"nodePort":30053,"protocol":"UDP"}]"""),
    ];

    public static Shape Of(string text)
    {
        string[] words = text.Split(' ');
        string[] provider = words[0].Split(':');
        string[] mode = words[1].Split(':');
        return new(provider[0], provider.ElementAtOrDefault(1) ?? "", mode[0], mode.Length > 1 ? mode[1] : "", words[2] == "private", int.Parse(words[3], CultureInfo.InvariantCulture));
    }

    /// <summary>The simulated plan; made once for all tests that ask for it.</summary>
    public Task<StackPlan> PlanAsync() => Plans.GetOrAdd(ToString(), _ => PlanAsync([]));

    /// <summary>The simulated plan with more or other keys.</summary>
    public Task<StackPlan> PlanAsync(params (string Key, string? Value)[] keys) => StackPlan.MakeAsync(Config(keys), simulate: true);

    public override string ToString() =>
        $"{Provider}{(Balancer.Length > 0 ? ":" : "")}{Balancer} {Mode}{(PrimaryFamily.Length > 0 ? ":" : "")}{PrimaryFamily} {(IsPrivate ? "private" : "public")} {Zones.ToString(CultureInfo.InvariantCulture)}";

    private ConfigValues Config((string Key, string? Value)[] keys) => (Provider == "openstack" ? Stacks.OnOpenStack : (Func<(string, string?)[], ConfigValues>)Stacks.With)(
    [
        ("provider", Provider), ("mode", Mode), ("primaryFamily", PrimaryFamily), ("privateHosts", IsPrivate ? "true" : "false"),
        ("zones", Zones.ToString(CultureInfo.InvariantCulture)), ("controlPlanes", Zones.ToString(CultureInfo.InvariantCulture)),
        ("adminCidrs", Admins), ("tags", """{"team":"network"}"""), ("pulumi:disable-default-providers", """["*"]"""),
        .. Provider == "openstack" ? OpenStackKeys : [], .. keys,
    ]);
}

/// <summary>Every mode, each family first, public and private, in one zone and in three, on every cloud.</summary>
public sealed class AllShapes : TheoryData<string>
{
    public AllShapes() => AddRange([.. OfAll]);

    public static IEnumerable<string> OfAll => Of("aws").Concat(Of("openstack")).Concat(Of("openstack:none"));

    public static IEnumerable<string> Of(string provider) =>
        from mode in new[] { "ipv4", "dualstack:ipv4", "dualstack:ipv6", "ipv6" }
        from access in new[] { "public", "private" }
        from zones in new[] { 1, 3 }
        select $"{provider} {mode} {access} {zones.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Those on AWS.</summary>
public sealed class AwsShapes : TheoryData<string>
{
    public AwsShapes() => AddRange([.. AllShapes.Of("aws")]);
}

/// <summary>Those with one family.</summary>
public sealed class SingleFamilyShapes : TheoryData<string>
{
    public SingleFamilyShapes() => AddRange([.. AllShapes.OfAll.Where(shape => !shape.Contains("dualstack", StringComparison.Ordinal))]);
}
