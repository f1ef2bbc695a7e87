using CalicoIPv6.Preview.Planning;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>The resources as <c>pulumi preview</c> draws them.</summary>
internal static class ResourceTree
{
    private const string Gap = "  ";

    /// <summary>What a line has besides type and name: the mark, two gaps and "create".</summary>
    private const int MarkAndPlan = 15;

    /// <summary>The lines, the heading first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="width">
    /// How wide lines are. A longer name pushes the plan of its own line to the right; in a table it would widen every line.
    /// </param>
    public static IReadOnlyList<TreeLine> Of(PlanDocument plan, int width)
    {
        ILookup<string, PlanResource> children = plan.Resources.ToLookup(r => r.Parent ?? "", StringComparer.Ordinal);
        List<(string Type, string Name, string Plan)> rows = [("Type", "Name", "Plan")];
        foreach (PlanResource root in children[""])
        {
            Add(root, "", "");
        }

        int type = rows.Max(r => r.Type.Length);
        int name = Math.Min(rows.Max(r => r.Name.Length), Math.Max(0, width - MarkAndPlan - type));
        return [.. rows.Select((r, i) => new TreeLine(i == 0 ? ' ' : Mark(r.Plan), $"{r.Type.PadRight(type)}{Gap}{r.Name.PadRight(name)}{Gap}{r.Plan}"))];

        void Add(PlanResource resource, string own, string below)
        {
            rows.Add((own + ShortType(resource.Type), resource.Name, resource.Operation));
            PlanResource[] made = [.. children[resource.Urn]];
            for (int i = 0; i < made.Length; i++)
            {
                bool isLast = i == made.Length - 1;
                Add(made[i], below + (isLast ? "└─ " : "├─ "), below + (isLast ? "   " : "│  "));
            }
        }
    }

    /// <summary>The mark that the CLI sets before an operation.</summary>
    public static char Mark(string operation) => operation == "create" ? '+' : '>';

    /// <summary><c>aws:ec2:Vpc</c> for <c>aws:ec2/vpc:Vpc</c>, as the CLI shortens it.</summary>
    public static string ShortType(string type)
    {
        string[] parts = type.Split(':');
        int slash = parts.Length == 3 ? parts[1].IndexOf('/', StringComparison.Ordinal) : -1;
        bool repeats = slash > 0 && string.Equals(parts[1][(slash + 1)..], parts[2], StringComparison.OrdinalIgnoreCase);
        return repeats ? $"{parts[0]}:{parts[1][..slash]}:{parts[2]}" : type;
    }
}

/// <summary>A line of the tree: the mark of what is done, and the rest.</summary>
internal sealed record TreeLine(char Mark, string Text);
