namespace CalicoIPv6.SdkGenerator.Emit;

/// <summary>What every generated resource and function of a package leans on.</summary>
internal static class UtilitiesEmitter
{
    public static string Utilities(string version) => $$"""
        internal static class Utilities
        {
            public static string Version => "{{version}}";

            public static string? GetEnv(params string[] names) => names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => v is not null);

            public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch
            {
                "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
                "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
                _ => null,
            };

            public static int? GetEnvInt32(params string[] names) => int.TryParse(GetEnv(names), out int value) ? value : null;

            public static InvokeOptions WithDefaults(this InvokeOptions? options)
            {
                InvokeOptions result = options ?? new InvokeOptions();
                result.Version ??= Version;
                return result;
            }

            public static InvokeOutputOptions WithDefaults(this InvokeOutputOptions? options)
            {
                InvokeOutputOptions result = options ?? new InvokeOutputOptions();
                result.Version ??= Version;
                return result;
            }
        }
        """;

    public static string Attribute(string name) => $$"""
        internal sealed class {{name}}Attribute(string type) : global::Pulumi.ResourceTypeAttribute(type, Utilities.Version);
        """;
}
