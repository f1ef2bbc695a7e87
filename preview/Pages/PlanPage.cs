using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CalicoIPv6.Hosts;
using CalicoIPv6.Platform;
using CalicoIPv6.Preview.Pictures;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Topologies;
using static CalicoIPv6.Preview.Pages.Html;

namespace CalicoIPv6.Preview.Pages;

/// <summary>
/// A plan as one HTML page: no script, nothing from elsewhere, and a policy that allows neither. It shows names, ranges and messages,
/// never inputs or outputs, so that no secret gets into it.
/// </summary>
internal static class PlanPage
{
    private static readonly string Style = Embedded("page.css");

    public static string Of(StackPlan plan, bool isSimulated)
    {
        PlanFile file = PlannedFile.Of(plan.Document);
        Topology topology = Topology.Of(file);
        string title = $"{topology.Project}, stack {topology.Stack}";
        XElement html = Element(
            "html",
            Attribute("lang", "en"),
            Head(title),
            Element(
                "body",
                Element("header", Element("h1", title), Classed("p", "facts", Facts(plan, topology, isSimulated))),
                Element(
                    "main",
                    Warnings(plan.Document.Warnings),
                    Section("Topology", SvgPicture.Of(TopologyPicture.Of(topology), $"Topology of stack {topology.Stack}", Description(topology))),
                    UnknownNote.Of(file, topology) is { } unknown ? Section("Known after up", Element("p", unknown + ".")) : null,
                    Section("Addresses", AddressTable.Of(AddressBlock.Of(plan.Addresses, AddressMap.Delegated(plan.Document)))),
                    Hosts(plan),
                    Pools(topology),
                    Firewall(plan),
                    Resources(plan.Document))));
        return $"<!doctype html>\n{html}\n";
    }

    private static XElement Head(string title) => Element(
        "head",
        Element("meta", Attribute("charset", "utf-8")),
        Element("meta", Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; base-uri 'none'; form-action 'none'")),
        Element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
        Element("title", title),
        new XElement("style", Style));

    private static string Facts(StackPlan plan, Topology topology, bool isSimulated)
    {
        int controlPlanes = topology.Hosts.Count(h => h.Role == HostRole.ControlPlane);
        int workers = topology.Hosts.Count() - controlPlanes;
        string hosts = topology.Hosts.Any() ? $"{Quantity.Of(controlPlanes, "control plane")} and {Quantity.Of(workers, "worker")}" : "a cluster that exists";
        return $"mode {topology.Mode} · {TopologyText.Of(topology.Provider)} · {hosts} · Kubernetes {plan.Settings.Cluster.KubernetesVersion}, Calico {plan.Settings.Cluster.CalicoVersion} · "
            + $"{Quantity.Of(plan.Document.Resources.Length, "resource")}{(isSimulated ? " · the cloud's answers simulated" : "")}";
    }

    private static XElement? Warnings(ImmutableArray<string> warnings) => warnings.IsEmpty
        ? null
        : Element("section", Attribute("class", "warnings"), Element("h2", "Warnings"), Element("ul", [.. warnings.Select(w => Element("li", w))]));

    private static XElement? Hosts(StackPlan plan) => plan.Settings.Cluster.Hosts.IsEmpty ? null : Section(
        "Hosts",
        Table(
            "Hosts",
            ["Host", "Role", "Zone", "IPv4", "IPv6"],
            HostTable.Of(plan).Select(h => (object[])[Code(h.Name), h.Role, h.Zone, Code(h.IPv4), Code(h.IPv6)]),
            2),
        HostTable.Note(plan) is { } note ? Element("p", note) : null);

    private static XElement Pools(Topology topology) => Section("IP pools", Table(
        "IP pools",
        ["Pool", "Range", "Block", "Encapsulation", "NAT", "Hosts"],
        topology.Pools.Select(p => (object[])
        [
            Code(p.Name), Code(p.Range.ToString()), p.BlockSize is { } size ? $"/{Number(size)}" : "", p.Encapsulation ?? "",
            p.NatOutgoing switch { true => "on", false => "off", null => "" }, Code(p.NodeSelector ?? ""),
        ])));

    private static XElement? Firewall(StackPlan plan) => plan.Settings.Cluster.Hosts.IsEmpty ? null : Section("Firewall", Table(
        "What may come in",
        ["From", "To", "Protocol", "Ports", "Family", "Why"],
        PortTable.For(plan.Addresses, plan.Settings.Cluster).Select(r => (object[])
        [
            FirewallText.Name(r.From), FirewallText.Name(r.To), FirewallText.Name(r.Protocol), FirewallText.Ports(r), string.Join(", ", r.Families), r.Why,
        ])));

    private static XElement Resources(PlanDocument plan) => Section(
        "Resources",
        Table(
            "Resources by type",
            ["Type", "Count"],
            plan.Resources.GroupBy(r => ResourceTree.ShortType(r.Type)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (object[])[Code(g.Key), Number(g.Count())]),
            1),
        Element(
            "details",
            Element("summary", "Every resource"),
            Table("Every resource", ["Name", "Type", "Plan"], plan.Resources.Select(r => (object[])[Code(r.Name), Code(ResourceTree.ShortType(r.Type)), r.Operation]))));

    private static XElement Section(string heading, params object?[] content) => Element("section", [Element("h2", heading), .. content]);

    private static string Description(Topology topology) => topology.Hosts.Any()
        ? $"{topology.Network?.Name ?? TopologyText.Of(topology.Provider)} with {Quantity.Of(topology.Subnets.Count(), "subnet")}, {Quantity.Of(topology.Hosts.Count(), "host")}, {Quantity.Of(topology.Gateways.Length, "gateway")} and {Quantity.Of(topology.Balancers.Length, "load balancer")}; the tables below name them with their addresses."
        : "The ranges of pods and Services of a cluster that exists; the tables below have the same.";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Embedded(string name)
    {
        using Stream stream = typeof(PlanPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
