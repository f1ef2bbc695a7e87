using System.Collections.Immutable;
using System.Text;

namespace CalicoIPv6.Tests.Support;

/// <summary>What happened to one place of a text: lines that went, and lines that came instead.</summary>
/// <param name="At">Where the first of them is in the text before.</param>
/// <param name="Where">The object it is in and the lines above it that it belongs to, outermost first.</param>
/// <param name="Gone">The lines that went.</param>
/// <param name="Come">The lines that came.</param>
internal sealed record LineChange(int At, string Where, ImmutableArray<string> Gone, ImmutableArray<string> Come);

/// <summary>The lines in which two texts of Kubernetes objects differ; with <see cref="Patch"/> a proof that they differ in nothing else.</summary>
internal static class LineDiff
{
    /// <summary>
    /// For each change a line <c>@@ KIND NAME / KEY / KEY</c> that says where it is, the lines that went after <c>- </c> and those that came
    /// after <c>+ </c>, with their indentation; nothing of what stayed.
    /// </summary>
    public static string Of(string before, string after)
    {
        var text = new StringBuilder();
        foreach (LineChange change in Changes(before, after))
        {
            text.Append("@@ ").Append(change.Where).Append('\n');
            text.AppendJoin("", change.Gone.Select(l => $"- {l}\n")).AppendJoin("", change.Come.Select(l => $"+ {l}\n"));
        }

        return text.ToString();
    }

    /// <summary>The changes, in their order.</summary>
    public static IEnumerable<LineChange> Changes(string before, string after)
    {
        string[] a = before.Split('\n');
        string[] b = after.Split('\n');
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            (int gone, int come) = Next(a.AsSpan(i), b.AsSpan(j));
            if (gone + come > 0)
            {
                yield return new(i, gone > 0 ? YamlPlace.Of(a, i) : YamlPlace.Of(b, j), [.. a[i..(i + gone)]], [.. b[j..(j + come)]]);
            }

            i += gone;
            j += come;
            for (; i < a.Length && j < b.Length && a[i] == b[j]; i++, j++)
            {
            }
        }
    }

    /// <summary>The text after the changes, of the text before them.</summary>
    public static string Patch(string before, IEnumerable<LineChange> changes)
    {
        List<string> lines = [.. before.Split('\n')];
        foreach (LineChange change in changes.Reverse())
        {
            Assert.Equal(change.Gone, lines[change.At..(change.At + change.Gone.Length)]);
            lines.RemoveRange(change.At, change.Gone.Length);
            lines.InsertRange(change.At, change.Come);
        }

        return string.Join('\n', lines);
    }

    // How many lines to leave out of each until they are the same again, or both end.
    private static (int Gone, int Come) Next(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        for (int both = 0; both < a.Length + b.Length; both++)
        {
            // As many as came, before all others: most changes are of one line.
            foreach (int gone in Enumerable.Range(0, both + 1).OrderBy(g => Math.Abs(both - (2 * g))))
            {
                if (gone <= a.Length && both - gone <= b.Length && IsSame(a[gone..], b[(both - gone)..]))
                {
                    return (gone, both - gone);
                }
            }
        }

        return (a.Length, b.Length);
    }

    private static bool IsSame(ReadOnlySpan<string> a, ReadOnlySpan<string> b) =>
        a.IsEmpty || b.IsEmpty ? a.IsEmpty && b.IsEmpty : a[0] == b[0];
}
