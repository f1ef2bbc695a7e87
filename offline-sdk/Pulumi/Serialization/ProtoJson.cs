using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>The text that protobuf's JSON formatter makes of a value; inputs that travel as JSON strings look like this to a mock.</summary>
internal static class ProtoJson
{
    // Pulumi's mark of a special object and of a secret: a secret inside a JSON input shows as this object.
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public static string Format(object? tree)
    {
        var text = new StringBuilder();
        Write(text, tree);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? tree)
    {
        switch (tree)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                WriteNumber(text, number);
                break;
            case string value:
                WriteString(text, value);
                break;
            case SecretValue secret:
                Write(text, ImmutableDictionary<string, object?>.Empty.Add(SignatureKey, SecretSignature).Add("value", secret.Value));
                break;
            case ImmutableArray<object?> list:
                WriteAll(text, '[', ']', list, item => Write(text, item));
                break;
            case ImmutableDictionary<string, object?> entries:
                WriteAll(text, '{', '}', entries.OrderBy(entry => entry.Key), entry =>
                {
                    WriteString(text, entry.Key);
                    text.Append(": ");
                    Write(text, entry.Value);
                });
                break;
            default:
                throw new InvalidOperationException("Unsupported value when converting to protobuf: " + tree.GetType().FullName);
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        string separator = " ";
        foreach (T item in items)
        {
            text.Append(separator);
            write(item);
            separator = ", ";
        }
        text.Append(' ').Append(close);
    }

    private static void WriteNumber(StringBuilder text, double number)
    {
        string digits = number.ToString("r", CultureInfo.InvariantCulture);
        text.Append(double.IsFinite(number) ? digits : $"\"{digits}\"");
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
            text.Append(Escape(c) ?? c.ToString());
        text.Append('"');
    }

    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '<' or '>' or < ' ' or (>= '\u007f' and <= '\u009f') => Hex(c),
        // Characters nobody sees.
        '\u00ad' or '\u06dd' or '\u070f' or '\u17b4' or '\u17b5' or '\ufeff' or (>= '\ufff9' and <= '\ufffb') => Hex(c),
        (>= '\u0600' and <= '\u0603') or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') => Hex(c),
        (>= '\u2060' and <= '\u2064') or (>= '\u206a' and <= '\u206f') => Hex(c),
        _ => null,
    };

    private static string Hex(char c) => $"\\u{(int)c:x4}";
}
