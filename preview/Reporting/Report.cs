using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Preview.Planning;
using Spectre.Console;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>A plan for people: the tree, then what matters.</summary>
internal sealed class Report(IAnsiConsole console)
{
    public void Preview(StackPlan plan, bool simulated)
    {
        console.MarkupLineInterpolated($"[bold]Previewing update ({plan.Settings.Stack})[/]{(simulated ? ", the cloud's answers simulated" : "")}:");
        Tree(plan.Document);
        Heading("Addresses");
        Addresses(AddressMap.Of(plan.Addresses, AddressMap.Delegated(plan.Document)));
        Heading("Hosts");
        Hosts(plan);
        Heading("IP pools");
        Pools(plan.Addresses);
        Warnings(plan.Document.Warnings);
        Heading("Resources");
        Counts(plan.Document);
    }

    public void Check(AddressPlan plan, string stack, IReadOnlyList<string> warnings)
    {
        console.MarkupLineInterpolated($"[bold]The configuration of {stack} is good.[/]");
        Heading("Addresses");
        Addresses(AddressMap.Of(plan));
        Warnings(warnings);
    }

    private void Tree(PlanDocument plan)
    {
        foreach (TreeLine line in ResourceTree.Of(plan))
        {
            // Past the width a line goes on: wrapped, a tree cannot be read, nor searched.
            console.Write(new Text($" {line.Mark}   {line.Text}".TrimEnd(), line.Mark == '+' ? new Style(Color.Green) : Style.Plain).Overflow(Overflow.Fold));
            console.WriteLine();
        }
    }

    private void Addresses(IEnumerable<AddressRow> rows) => Show(
        ["Range", "Family", "Addresses", "Used by"],
        rows.Select(r => new[] { r.Range, r.Family.ToString(), r.Size, r.Use }),
        numbers: 2);

    private void Hosts(StackPlan plan) => Show(
        ["Host", "Role", "Zone", "IPv4", "IPv6"],
        HostTable.Of(plan).Select(h => new[] { h.Name, h.Role, h.Zone.ToString(CultureInfo.InvariantCulture), h.IPv4, h.IPv6 }),
        numbers: 2);

    private void Pools(AddressPlan plan) => Show(
        ["Pool", "Range", "Block", "Encapsulation", "NAT", "Hosts"],
        plan.IPPools.Select(p => new[]
        {
            p.Name, p.Cidr.ToString(), string.Create(CultureInfo.InvariantCulture, $"/{p.BlockSize}"), p.Encapsulation.ToString(),
            p.NatOutgoing ? "on" : "off", p.NodeSelector,
        }));

    private void Counts(PlanDocument plan)
    {
        Show(
            ["Type", "Count"],
            plan.Resources.GroupBy(r => ResourceTree.ShortType(r.Type)).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new[] { g.Key, g.Count().ToString(CultureInfo.InvariantCulture) }),
            numbers: 1);
        foreach (IGrouping<string, PlanResource> operation in plan.Resources.GroupBy(r => r.Operation).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            console.MarkupLineInterpolated($"    [green]{(operation.Key == "create" ? "+" : ">")} {operation.Count()} to {operation.Key}[/]");
        }
    }

    private void Warnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        Heading("Warnings");
        foreach (string warning in warnings)
        {
            console.Write(new Padder(new Text(warning, new Style(Color.Yellow)), new Padding(4, 0, 0, 0)));
        }
    }

    private void Heading(string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}:[/]");
    }

    private void Show(string[] headings, IEnumerable<string[]> rows, int numbers = -1)
    {
        Table table = new() { Border = TableBorder.None, ShowHeaders = true };
        for (int i = 0; i < headings.Length; i++)
        {
            table.AddColumn(new TableColumn(new Text(headings[i], new Style(decoration: Decoration.Dim)))
            {
                NoWrap = i != headings.Length - 1,
                Padding = new Padding(i == 0 ? 4 : 0, 0, i == headings.Length - 1 ? 0 : 2, 0),
                Alignment = i == numbers ? Justify.Right : Justify.Left,
            });
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }
}
