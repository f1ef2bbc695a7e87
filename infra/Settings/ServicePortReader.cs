using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Infra.Settings;

/// <summary>Reads the objects of <c>servicePorts</c>; the fields are those of <see cref="ServicePort"/>.</summary>
internal sealed class ServicePortReader(ICollection<Problem> problems)
{
    /// <summary>Listeners of a network load balancer (Elastic Load Balancing quotas).</summary>
    private const int MaxPorts = 50;

    private static readonly ImmutableArray<string> Fields = ["port", "nodePort", "protocol"];

    private readonly JsonReader _json = new(problems);

    public static ImmutableArray<ServicePort> Read(ConfigReader config)
    {
        if (config.Text(ConfigKeys.ServicePorts) is not { } text)
        {
            return [];
        }

        string key = ConfigKeys.ServicePorts.In(config.Values.Project);
        return config.Checked(ConfigKeys.ServicePorts, found => new ServicePortReader(found).Read(key, text));
    }

    private ImmutableArray<ServicePort> Read(string key, string json)
    {
        (string Key, ServicePort Port)[] ports = [.. _json.Objects(key, json, "port: 443").Select(e => (e.Key, Port(e.Key, e.Object)))];
        if (ports.Length > MaxPorts)
        {
            problems.Add(new(key, null, string.Create(CultureInfo.InvariantCulture, $"has {ports.Length} entries, and a balancer takes {MaxPorts}"), "remove some"));
        }

        // A balancer has one listener a port, whatever the protocol, and a NodePort belongs to one Service.
        Once(ports, "port", p => p.Port);
        Once(ports, "nodePort", p => p.NodePort);
        return [.. ports.Select(p => p.Port)];
    }

    private ServicePort Port(string key, JsonElement port)
    {
        foreach ((string name, JsonElement value) in _json.Fields(key, port).Where(f => !Fields.Contains(f.Name)))
        {
            string? hint = Hint.Nearest(name, Fields);
            problems.Add(new($"{key}.{name}", JsonReader.Shown(value), "is not a field of a service port",
                hint is null ? $"remove it; the fields are {string.Join(", ", Fields)}" : $"did you mean {hint}?"));
        }

        return new(Number(key, "port", port, 1, 65535), Number(key, "nodePort", port, ServicePort.FirstNodePort, ServicePort.LastNodePort), Protocol($"{key}.protocol", port));
    }

    private int Number(string key, string field, JsonElement port, int first, int last)
    {
        string full = $"{key}.{field}";
        if (!port.TryGetProperty(field, out JsonElement value))
        {
            problems.Add(new(full, null, "is missing", $"write a number from {first} to {last}"));
            return 0;
        }

        int? number = _json.Integer(full, value);
        if (number < first || number > last)
        {
            problems.Add(new(full, JsonReader.Shown(value), $"is not a number from {first} to {last}", "write one of them"));
            return 0;
        }

        return number ?? 0;
    }

    private ServiceProtocol Protocol(string key, JsonElement port) =>
        port.TryGetProperty("protocol", out JsonElement value) && _json.Text(key, value) is { } text
            ? Words.ServiceProtocol.Read(key, text, problems) ?? ServiceProtocol.Tcp
            : ServiceProtocol.Tcp;

    private void Once((string Key, ServicePort Port)[] ports, string field, Func<ServicePort, int> number)
    {
        foreach (IGrouping<int, (string Key, ServicePort Port)> same in ports.Where(p => number(p.Port) != 0).GroupBy(p => number(p.Port)))
        {
            foreach ((string key, _) in same.Skip(1))
            {
                problems.Add(new($"{key}.{field}", same.Key.ToString(CultureInfo.InvariantCulture), $"is that of {same.First().Key} too", "write another"));
            }
        }
    }
}
