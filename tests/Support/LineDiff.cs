namespace CalicoIPv6.Tests.Support;

/// <summary>The lines in which two texts differ.</summary>
internal static class LineDiff
{
    /// <summary>Lines that went with <c>- </c> before them, lines that came with <c>+ </c>, in their order; nothing of what stayed.</summary>
    public static string Of(string before, string after)
    {
        string[] a = before.Split('\n');
        string[] b = after.Split('\n');
        var lines = new List<string>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            (int gone, int come) = Next(a.AsSpan(i), b.AsSpan(j));
            lines.AddRange(a[i..(i + gone)].Select(l => $"- {l.Trim()}\n"));
            lines.AddRange(b[j..(j + come)].Select(l => $"+ {l.Trim()}\n"));
            i += gone;
            j += come;
            for (; i < a.Length && j < b.Length && a[i] == b[j]; i++, j++)
            {
            }
        }

        return string.Concat(lines);
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
