using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CalicoIPv6.Preview.Values;

/// <summary>Values as JSON.</summary>
internal static class JsonText
{
    /// <summary>Everything that JSON allows as it is: texts here are read by people, and never stand in HTML.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>A property that its provider takes as JSON in a text: unknown or secret as a whole when anything in it is.</summary>
    public static PlanValue Of(PlanValue value)
    {
        if (value.HasUnknown)
        {
            return value.HasSecret ? new PlanSecret(PlanUnknown.Instance) : PlanUnknown.Instance;
        }

        var text = new PlanScalar(Compact(value));
        return value.HasSecret ? new PlanSecret(text) : text;
    }

    /// <summary>On one line, secrets shown.</summary>
    public static string Compact(PlanValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder }))
        {
            Write(writer, value, showSecrets: true);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A whole document as the CLI prints one, indented by four and with a line break at its end; secrets masked.</summary>
    public static void WriteDocument(Stream output, PlanMap document) => WriteDocument(output, writer => Write(writer, document, showSecrets: false));

    /// <inheritdoc cref="WriteDocument(Stream, PlanMap)"/>
    /// <param name="output">Where to.</param>
    /// <param name="write">Writes what is in it.</param>
    public static void WriteDocument(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Encoder, Indented = true, IndentSize = 4, NewLine = "\n" }))
        {
            write(writer);
        }

        output.Write("\n"u8);
    }

    public static void Write(Utf8JsonWriter writer, PlanValue value, bool showSecrets)
    {
        switch (value)
        {
            case PlanScalar scalar:
                WriteScalar(writer, scalar.Value);
                break;
            case PlanList list:
                writer.WriteStartArray();
                foreach (PlanValue item in list.Items)
                {
                    Write(writer, item, showSecrets);
                }

                writer.WriteEndArray();
                break;
            case PlanMap map:
                writer.WriteStartObject();
                foreach ((string key, PlanValue entry) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, entry, showSecrets);
                }

                writer.WriteEndObject();
                break;
            case PlanSecret secret when showSecrets:
                Write(writer, secret.Value, showSecrets);
                break;
            case PlanSecret:
                writer.WriteStringValue(PlanSecret.Mask);
                break;
            default:
                writer.WriteStringValue(PlanUnknown.Sentinel);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteNumberValue((double)value);
                break;
        }
    }
}
