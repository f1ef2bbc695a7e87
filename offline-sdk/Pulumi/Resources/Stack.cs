using System.Reflection;

namespace Pulumi;

public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", ToComponentOptions(options))
        => Deployment.Instance.Context.Stack = this;

    internal void RegisterOutputProperties()
    {
        Dictionary<string, object?> outputs = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true)
            .Select(property => (property, attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(pair => pair.attribute != null)
            .ToDictionary(pair => pair.attribute!.Name ?? pair.property.Name, pair => pair.property.GetValue(this));

        string[] missing = [.. outputs.Where(output => output.Value == null).Select(output => output.Key)];
        if (missing.Length > 0)
            throw new RunException($"Output(s) '{string.Join(", ", missing)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        string[] wrong = [.. outputs.Where(output => output.Value is not IOutput).Select(output => output.Key)];
        if (wrong.Length > 0)
            throw RunException.OutputsHaveIncorrectType(wrong);
        RegisterOutputs(outputs);
    }

    private static ComponentResourceOptions? ToComponentOptions(StackOptions? options)
        => options == null ? null : new() { ResourceTransformations = options.ResourceTransformations };
}

public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}
