using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator.Emit;

internal static class EnumEmitter
{
    public static string Struct(TsEnum declared)
    {
        string name = declared.Name;
        IEnumerable<string> members = declared.Members.Select(m => $"    public static {name} {m.Key} {{ get; }} = new(\"{m.Value}\");\n");
        return $$"""
            [EnumType]
            public readonly struct {{name}} : IEquatable<{{name}}>
            {
                private readonly string _value;

                private {{name}}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

            {{string.Concat(members)}}
                public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);
                public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);

                public static explicit operator string({{name}} value) => value._value;

                public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);
                public bool Equals({{name}} other) => string.Equals(_value, other._value, StringComparison.Ordinal);
                public override int GetHashCode() => _value?.GetHashCode() ?? 0;
                public override string ToString() => _value;
            }
            """;
    }
}
