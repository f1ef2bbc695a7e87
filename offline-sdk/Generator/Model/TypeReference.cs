namespace CalicoIPv6.SdkGenerator.Model;

/// <summary>A nested type the generated source mentions, which therefore must be generated too.</summary>
/// <param name="Module">The npm module, <c>core/v1</c>.</param>
/// <param name="Name">The npm name inside its module.</param>
internal sealed record TypeReference(string Module, string Name, Side Side);

/// <summary>An enum the generated source mentions.</summary>
internal sealed record EnumReference(string Module, string Name);
