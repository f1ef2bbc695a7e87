using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Topologies;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>A plan for people: the tree, then what matters.</summary>
internal sealed class Report(Page page)
{
    /// <summary>What a person looks for stands last, where the terminal is when all is printed: what is unknown, warnings, counts.</summary>
    public void Preview(StackPlan plan, bool simulated)
    {
        page.Title($"Previewing update ({plan.Settings.Stack}){(simulated ? ", the cloud's answers simulated" : "")}:");
        Tree(plan.Document);
        Types(plan.Document);
        Addresses(plan.Addresses, AddressMap.Delegated(plan.Document));
        Hosts(plan);
        Pools(plan.Addresses);
        Unknown(PlannedFile.Of(plan.Document));
        Warnings(plan.Document.Warnings);
        Counts(plan.Document);
    }

    public void Check(AddressPlan plan, string stack, bool isGood, IReadOnlyList<string> warnings)
    {
        page.Title($"The configuration of {stack} {(isGood ? "is good" : "has problems, though none with its addresses")}.");
        Addresses(plan, delegated: null);
        Warnings(warnings);
    }

    public void Tree(PlanDocument plan)
    {
        foreach (TreeLine line in ResourceTree.Of(plan, page.Width))
        {
            page.Line($" {line.Mark}   {line.Text}", line.Mark == '+' ? Tone.Made : Tone.Plain);
        }
    }

    private void Types(PlanDocument plan)
    {
        page.Heading("Resource types");
        page.Table(
            ["Type", "Count"],
            [
                .. plan.Resources.GroupBy(r => ResourceTree.ShortType(r.Type)).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new[] { g.Key, Number(g.Count()) }),
            ],
            1);
    }

    private void Counts(PlanDocument plan)
    {
        page.Heading("Resources");
        foreach (IGrouping<string, PlanResource> operation in plan.Resources.GroupBy(r => r.Operation).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Line($"    {ResourceTree.Mark(operation.Key)} {Number(operation.Count())} to {operation.Key}", operation.Key == "create" ? Tone.Made : Tone.Plain);
        }
    }

    private void Addresses(AddressPlan plan, Cidr? delegated)
    {
        page.Heading("Addresses");
        ImmutableArray<string> lines = AddressBar.Lines(AddressBlock.Of(plan, delegated));
        page.Quiet(lines[0]);
        foreach (string line in lines[1..])
        {
            page.Row(line);
        }
    }

    private void Hosts(StackPlan plan)
    {
        if (plan.Settings.Cluster.Hosts.IsEmpty)
        {
            return;
        }

        page.Heading("Hosts");
        page.Table(
            ["Host", "Role", "Zone", "IPv4", "IPv6"],
            [.. HostTable.Of(plan).Select(h => new[] { h.Name, h.Role, h.Zone, h.IPv4, h.IPv6 })],
            2);
        if (HostTable.Note(plan) is { } note)
        {
            page.Note(note);
        }
    }

    private void Pools(AddressPlan plan)
    {
        page.Heading("IP pools");
        page.Table(
            ["Pool", "Range", "Block", "Encapsulation", "NAT", "Hosts"],
            [
                .. plan.IPPools.Select(p => new[]
                {
                    p.Name, p.Cidr.ToString(), $"/{Number(p.BlockSize)}", p.Encapsulation.ToString(), p.NatOutgoing ? "on" : "off", p.NodeSelector,
                }),
            ]);
    }

    private void Unknown(PlanFile plan)
    {
        if (UnknownNote.Of(plan, Topology.Of(plan)) is { } note)
        {
            page.Heading("Known after up (--simulate fills in examples)");
            page.Note(note);
        }
    }

    private void Warnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        page.Heading("Warnings");
        foreach (string warning in warnings)
        {
            page.Warning(warning);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
