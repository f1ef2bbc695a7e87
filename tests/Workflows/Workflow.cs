using System.Globalization;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.Workflows;

/// <summary>A file of .github/workflows.</summary>
internal sealed record Workflow(string Name, string Text, YamlMappingNode Root)
{
    public static string Folder => Path.Combine(StackExamples.Project.Path, ".github", "workflows");

    public static IReadOnlyList<Workflow> All { get; } = [.. Directory.GetFiles(Folder, "*.yml").Order(StringComparer.Ordinal).Select(Read)];

    public IEnumerable<(string Name, YamlMappingNode Job)> Jobs => Map(Root, "jobs")!.Children.Select(j => (Scalar(j.Key), (YamlMappingNode)j.Value));

    /// <summary>Steps and calls of other workflows alike: whatever has <c>uses</c> or <c>run</c>.</summary>
    public IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(j => j.Job.Children.TryGetValue("steps", out YamlNode? steps)
        ? ((YamlSequenceNode)steps).Cast<YamlMappingNode>()
        : [j.Job]);

    /// <summary>Files of .github/actions, by the folders' names: steps that several workflows share.</summary>
    public static IReadOnlyList<Workflow> Actions { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "..", "actions"), "action.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public IEnumerable<YamlMappingNode> ActionSteps => ((YamlSequenceNode)Map(Root, "runs")!["steps"]).Cast<YamlMappingNode>();

    public static Workflow Of(string file) => All.Single(w => w.Name == file);

    public YamlMappingNode Job(string name) => Jobs.Single(j => j.Name == name).Job;

    public static string? Value(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out YamlNode? node) && node is YamlScalarNode scalar ? scalar.Value : null;

    public static YamlMappingNode? Map(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out YamlNode? node) ? node as YamlMappingNode : null;

    public static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value!;

    /// <summary><c>key: value</c> of each entry.</summary>
    public static IEnumerable<string> Entries(YamlMappingNode? map) => map?.Children.Select(e => $"{Scalar(e.Key)}: {Scalar(e.Value)}") ?? [];

    /// <summary>How long a job or a step may take.</summary>
    public static int Minutes(YamlMappingNode map) => int.Parse(Value(map, "timeout-minutes")!, CultureInfo.InvariantCulture);

    private static Workflow Read(string file)
    {
        string text = File.ReadAllText(file);
        YamlStream yaml = [];
        yaml.Load(new StringReader(text));
        return new(Path.GetFileName(file), text, (YamlMappingNode)yaml.Documents[0].RootNode);
    }
}
