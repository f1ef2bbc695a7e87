using System.Reflection;
using System.Runtime.CompilerServices;
using CalicoIPv6.Addressing;

namespace CalicoIPv6.Tests.Addressing;

/// <summary>Planning and checking need no engine: what they decide is known, testable and fast before anything is made.</summary>
public class PurityTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Pure = ["CalicoIPv6.Addressing", "CalicoIPv6.Configuration", "CalicoIPv6.Hosts"];

    [Fact]
    public void Types_OfThePureNamespaces_MentionNoPulumiType()
    {
        Type[] types = [.. typeof(AddressPlan).Assembly.GetTypes().Where(t => Pure.Any(n => t.Namespace == n))];
        Assert.True(types.Length > 20);
        Assert.Empty(types.SelectMany(t => Mentioned(t).Where(IsPulumi).Select(m => $"{t} mentions {m}")));
    }

    [Fact]
    public void Sources_OfAddressing_UseNoPulumi()
    {
        string[] files = Directory.GetFiles(Path.Combine(Root(), "components", "Addressing"), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => File.ReadAllText(f).Contains("using Pulumi", StringComparison.Ordinal));
    }

    private static IEnumerable<Type> Mentioned(Type type) => type.GetFields(Everything).Select(f => f.FieldType)
        .Concat(type.GetProperties(Everything).Select(p => p.PropertyType))
        .Concat(type.GetMethods(Everything).Select(m => m.ReturnType))
        .Concat(type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
        .Concat(type.GetInterfaces())
        .Append(type.BaseType ?? typeof(object))
        .SelectMany(Parts);

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetGenericArguments().SelectMany(Parts).Append(type.HasElementType ? type.GetElementType() ?? type : type);

    private static bool IsPulumi(Type type) => type.Namespace is { } name && (name == "Pulumi" || name.StartsWith("Pulumi.", StringComparison.Ordinal));

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", "..", ".."));
}
