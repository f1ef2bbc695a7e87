using System.Collections.Immutable;

namespace CalicoIPv6.Infra.Settings;

/// <summary>What a misspelt word was probably meant to be.</summary>
public static class Hint
{
    /// <summary>Words that people use for one another: of each row, the one that is allowed was meant.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Synonyms =
    [
        ["true", "yes", "y", "on", "enable", "enabled", "1"],
        ["false", "no", "n", "off", "disable", "disabled", "0"],
        ["dualstack", "dual", "both", "ipv4-ipv6", "ipv4ipv6", "ipv4,ipv6", "ipv6,ipv4"],
        ["ipv4", "v4", "4", "inet", "ipv4only", "ipv4-only"],
        ["ipv6", "v6", "6", "inet6", "ipv6only", "ipv6-only"],
        ["dhcpv6-stateful", "stateful", "dhcpv6"],
        ["dhcpv6-stateless", "stateless"],
        ["bpf", "ebpf"],
        ["nftables", "nft"],
        ["kubedns", "kube-dns"],
        ["None", "false", "off", "no"],
    ];

    /// <summary>The one of the words that means the same, else the nearest; <c>null</c> when none is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="words">What may be written.</param>
    public static string? Meant(string word, IEnumerable<string> words)
    {
        string[] allowed = [.. words];
        return Synonyms
            .Where(row => row.Contains(word, StringComparer.OrdinalIgnoreCase))
            .SelectMany(row => row.Where(allowed.Contains))
            .FirstOrDefault() ?? Nearest(word, allowed);
    }

    /// <summary>
    /// The nearest of the words, the first of equals, whatever the case; <c>null</c> when none is near. Near is up to a third of a
    /// word's letters wrong, and at least one.
    /// </summary>
    /// <param name="word">What was written.</param>
    /// <param name="words">What may be written.</param>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        // A third of the letters wrong is another word. Longer than any key is no slip of a key, and would cost time to compare.
        const int longest = 64;
        return word.Length > longest
            ? null
            : words.Select(w => (w, distance: Distance(word.ToLowerInvariant(), w.ToLowerInvariant())))
                .Where(c => c.distance <= Math.Max(1, c.w.Length / 3))
                .OrderBy(c => c.distance)
                .Select(c => c.w)
                .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment), row by row.</summary>
    private static int Distance(string a, string b)
    {
        int[] before = [], above = [], row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, new int[b.Length + 1]);
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(above[j - 1] + cost, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + cost);
                }
            }
        }

        return row[b.Length];
    }
}
