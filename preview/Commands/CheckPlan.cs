using System.Text.Json;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>check --plan</c>: whether a plan keeps the policy.</summary>
internal static class CheckPlan
{
    public static int Run(string path, bool json)
    {
        try
        {
            var report = PolicyReport.Of(PlanFileReader.Read(path), DateOnly.FromDateTime(DateTime.UtcNow));
            if (json)
            {
                Write(PolicyJson.Of(report));
            }
            else
            {
                PolicyText.Write(Page.Of(Console.Out), report);
            }

            return report.IsGood ? 0 : 1;
        }
        catch (ConfigurationException fault) when (json)
        {
            Write(PolicyJson.Of(fault.Problems));
            return 1;
        }
    }

    /// <summary>A document on standard output, as every verb's <c>--json</c> prints it.</summary>
    public static void Write(PlanMap document)
    {
        var options = new JsonWriterOptions { Encoder = JsonText.Encoder, Indented = true, IndentSize = 4, NewLine = "\n" };
        using Stream output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, options))
        {
            JsonText.Write(writer, document, showSecrets: false);
        }

        output.Write("\n"u8);
    }
}
