using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Values;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Preview.StackFiles;

/// <summary>A stack's configuration from Pulumi.yaml and Pulumi.STACK.yaml, as Pulumi's CLI reads it.</summary>
internal static class StackFile
{
    /// <summary>Reads the configuration.</summary>
    /// <param name="folder">The project.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="configFile">A file to read in the place of the stack's own.</param>
    /// <exception cref="ConfigurationException">A file is missing or malformed.</exception>
    public static ConfigValues Read(ProjectFolder folder, string stack, string? configFile)
    {
        YamlMappingNode project = YamlFile.Read(folder.ProjectPath, ProjectFolder.ProjectFile);
        string name = Child(project, "name") is YamlScalarNode { Value: { Length: > 0 } given }
            ? given
            : throw YamlFile.Fault(ProjectFolder.ProjectFile, "has no project name", "write `name: calico-ipv6`");
        string path = configFile ?? folder.StackPath(stack);
        string file = configFile is null ? Path.GetFileName(path) : $"--config-file \"{configFile}\"";

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        YamlMappingNode root = YamlFile.Read(path, file);
        List<Problem> problems = [.. StackFileKeys.Misplaced(root, file)];
        foreach ((string key, YamlNode node) in Config(root, file, name, problems))
        {
            Put(key, ConfigEntry.Of(node));
        }

        foreach ((string key, YamlNode node) in Config(project, ProjectFolder.ProjectFile, name, problems))
        {
            if (!values.ContainsKey(key) && !secrets.Contains(key) && ProjectDefault(node) is { } value)
            {
                Put(key, ConfigEntry.Of(value));
            }
        }

        return problems.Count == 0 ? new ConfigValues(name, stack, values, secrets) : throw new ConfigurationException(problems);

        void Put(string key, ConfigEntry entry)
        {
            if (entry.IsSecret)
            {
                secrets.Add(key);
            }

            if (entry.Text is not null)
            {
                values[key] = entry.Text;
            }
        }
    }

    /// <summary>What a stack's file holds encrypted, by full key: not to be shown, but another ciphertext is another secret.</summary>
    /// <exception cref="ConfigurationException">A file is missing or malformed.</exception>
    public static IReadOnlyDictionary<string, string> Encrypted(ProjectFolder folder, string stack)
    {
        string project = (Child(YamlFile.Read(folder.ProjectPath, ProjectFolder.ProjectFile), "name") as YamlScalarNode)?.Value ?? "";
        string path = folder.StackPath(stack);
        return Config(YamlFile.Read(path, Path.GetFileName(path)), Path.GetFileName(path), project, [])
            .Where(e => ConfigEntry.Of(e.Node).IsSecret)
            .ToDictionary(e => e.Key, e => ConfigEntry.AsWritten(e.Node), StringComparer.Ordinal);
    }

    // In the project's file an entry is a value, or a description of one with a default.
    private static YamlNode? ProjectDefault(YamlNode node) => node is YamlMappingNode map ? Child(map, "value") ?? Child(map, "default") : node;

    private static List<(string Key, YamlNode Node)> Config(YamlMappingNode root, string file, string project, List<Problem> problems)
    {
        YamlNode? config = Child(root, "config");
        if (config is null or YamlScalarNode { Value: null or "" })
        {
            return [];
        }

        if (config is YamlMappingNode map)
        {
            return Entries(map, file, project, problems);
        }

        string? written = (config as YamlScalarNode)?.Value;
        problems.Add(new Problem($"{file}: config", written, "is not a map of keys to values", "write one `key: value` a line below it"));
        return [];
    }

    private static List<(string Key, YamlNode Node)> Entries(YamlMappingNode map, string file, string project, List<Problem> problems)
    {
        List<(string, YamlNode)> entries = [];
        foreach ((YamlNode key, YamlNode value) in map.Children)
        {
            string? text = (key as YamlScalarNode)?.Value;
            if (FullKey(text, project) is not { } full)
            {
                problems.Add(new Problem($"{file}: config", text ?? "?", "is not a configuration key", $"write NAMESPACE:NAME, such as {project}:mode"));
            }
            else if (entries.Exists(e => e.Item1 == full))
            {
                problems.Add(new Problem(full, text, $"stands in {file} twice", "remove one of them"));
            }
            else
            {
                entries.Add((full, value));
            }
        }

        return entries;
    }

    // `ns:config:name` is how Pulumi once wrote `ns:name`; the CLI still reads it.
    private static string? FullKey(string? key, string project) => key?.Split(':') switch
    {
        [{ Length: > 0 } name] => $"{project}:{name}",
        [{ Length: > 0 } space, { Length: > 0 } name] => $"{space}:{name}",
        [{ Length: > 0 } space, "config", { Length: > 0 } name] => $"{space}:{name}",
        _ => null,
    };

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    /// <summary>The configuration as a plan shows it.</summary>
    public static PlanMap Shown(ConfigValues config) => PlanMap.Of(config.Values.Keys.Union(config.SecretKeys).Select(key =>
    {
        PlanValue value = config.Values.TryGetValue(key, out string? text) ? new PlanScalar(text) : PlanUnknown.Instance;
        return KeyValuePair.Create(key, config.SecretKeys.Contains(key) ? new PlanSecret(value) : value);
    }));
}
