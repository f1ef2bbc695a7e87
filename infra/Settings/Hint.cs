namespace CalicoIPv6.Infra.Settings;

/// <summary>What a misspelt word was probably meant to be.</summary>
internal static class Hint
{
    /// <summary>The nearest of the words, the first of equals; <c>null</c> when none is near.</summary>
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

    /// <summary>Insertions, deletions and substitutions between two words (Levenshtein), row by row.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
