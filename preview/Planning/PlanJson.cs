using System.Collections.Immutable;
using System.Text.Json;
using CalicoIPv6.Preview.Values;
using Pulumi;

namespace CalicoIPv6.Preview.Planning;

/// <summary>
/// A plan in the form of <c>pulumi preview --json</c>: pulumi/pulumi sdk/go/pkg/display (PreviewDigest) and
/// sdk/go/common/apitype/core.go (ResourceV3), with their keys in their order. What is empty is left out, as there.
/// </summary>
internal sealed class PlanJson(Utf8JsonWriter writer, bool showSecrets)
{
    public static void Write(Stream stream, PlanDocument plan, bool showSecrets) =>
        JsonText.WriteDocument(stream, writer => new PlanJson(writer, showSecrets).Write(plan));

    private void Write(PlanDocument plan)
    {
        writer.WriteStartObject();
        Value("config", plan.Config);
        writer.WriteStartArray("steps");
        foreach (PlanResource resource in plan.Resources)
        {
            Step(resource);
            // What is written need not be held: the dependencies of a thousand hosts are long.
            writer.Flush();
        }

        writer.WriteEndArray();
        Diagnostics(plan.Warnings);
        writer.WriteStartObject("changeSummary");
        foreach (IGrouping<string, PlanResource> operation in plan.Resources.GroupBy(r => r.Operation).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(operation.Key, operation.Count());
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Step(PlanResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("op", resource.Operation);
        writer.WriteString("urn", resource.Urn);
        Text("provider", resource.Provider);
        writer.WriteStartObject("newState");
        State(resource);
        writer.WriteEndObject();
        writer.WriteNull("detailedDiff");
        writer.WriteEndObject();
    }

    private void State(PlanResource resource)
    {
        writer.WriteString("urn", resource.Urn);
        writer.WriteBoolean("custom", resource.IsCustom);
        Text("id", resource.Id);
        writer.WriteString("type", resource.Type);
        Value("inputs", resource.Inputs);
        Value("outputs", resource.Outputs);
        Text("parent", resource.Parent);
        Flag("protect", resource.IsProtected);
        Flag("external", resource.IsExternal);
        Texts("dependencies", resource.Dependencies);
        Text("provider", resource.Provider);
        PropertyDependencies(resource.PropertyDependencies);
        Options(resource);
    }

    private void Options(PlanResource resource)
    {
        var custom = resource.Options as CustomResourceOptions;
        Texts("additionalSecretOutputs", custom?.AdditionalSecretOutputs ?? []);
        Texts("aliases", resource.Aliases);
        if (resource.Options.CustomTimeouts is { } timeouts)
        {
            writer.WriteStartObject("customTimeouts");
            Seconds("create", timeouts.Create);
            Seconds("update", timeouts.Update);
            Seconds("delete", timeouts.Delete);
            writer.WriteEndObject();
        }

        Text("importID", custom?.ImportId);
        Flag("retainOnDelete", resource.Options.RetainOnDelete == true);
        Text("deletedWith", resource.DeletedWith);
        Texts("replaceWith", resource.ReplaceWith);
        Texts("ignoreChanges", resource.Options.IgnoreChanges);
        Texts("replaceOnChanges", resource.Options.ReplaceOnChanges);
    }

    private void PropertyDependencies(ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies)
    {
        if (dependencies.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("propertyDependencies");
        foreach ((string property, ImmutableArray<string> urns) in dependencies)
        {
            Texts(property, urns);
        }

        writer.WriteEndObject();
    }

    private void Diagnostics(ImmutableArray<string> warnings)
    {
        if (warnings.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("diagnostics");
        foreach (string warning in warnings)
        {
            writer.WriteStartObject();
            writer.WriteString("message", warning);
            writer.WriteString("severity", "warning");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Value(string key, PlanMap value)
    {
        if (!value.Entries.IsEmpty)
        {
            writer.WritePropertyName(key);
            JsonText.Write(writer, value, showSecrets);
        }
    }

    private void Text(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(key, value);
        }
    }

    private void Flag(string key, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(key, value);
        }
    }

    private void Texts(string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(key);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private void Seconds(string key, TimeSpan? time)
    {
        if (time is { } value)
        {
            writer.WriteNumber(key, value.TotalSeconds);
        }
    }
}
