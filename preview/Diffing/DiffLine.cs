using System.Collections.Immutable;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>A line of a change as people read differences.</summary>
/// <param name="Mark"><c>+</c> for what comes, <c>-</c> for what goes, a blank for what is about both.</param>
/// <param name="Text">One line, without control characters.</param>
internal sealed record DiffLine(char Mark, string Text)
{
    /// <summary>Above this product of their numbers of lines two texts are not searched for what they have in common.</summary>
    private const int MaxCells = 4_000_000;

    /// <summary>The lines of a property's change: the lines that differ where it is a text of several, else the values.</summary>
    public static ImmutableArray<DiffLine> Of(PropertyChange change)
    {
        string path = VisibleText.Of(change.Path);
        if (change is { Old: PlanScalar { Text: { } before }, New: PlanScalar { Text: { } after } } && (before.Contains('\n', StringComparison.Ordinal) || after.Contains('\n', StringComparison.Ordinal)))
        {
            return [new DiffLine(' ', $"{path}:{Note(change)}"), .. Between(before.Split('\n'), after.Split('\n'))];
        }

        return [new DiffLine(MarkOf(change), VisibleText.Of($"{path}: {Values(change)}{Note(change)}"))];
    }

    private static char MarkOf(PropertyChange change) => change switch
    {
        { IsMore: true } => ' ',
        { Kind: PropertyChangeKind.Added } => '+',
        { Kind: PropertyChangeKind.Removed } => '-',
        _ => ' ',
    };

    private static string Values(PropertyChange change) => change.Kind switch
    {
        _ when change.IsMore => $"{ValueText.Of(change.New)}, now of {NameList.Of(change.NewSources)} too",
        PropertyChangeKind.Added => ValueText.New(change),
        PropertyChangeKind.Removed => ValueText.Old(change),
        _ when change is { Old: PlanSecret, New: PlanSecret, OldSources.IsEmpty: true, NewSources.IsEmpty: true } => $"{PlanSecret.Mask} changed",
        _ => $"{ValueText.Old(change)} → {ValueText.New(change)}",
    };

    private static string Note(PropertyChange change) => change.ForcesReplacement ? " (forces replacement)" : "";

    private static IEnumerable<DiffLine> Between(string[] before, string[] after)
    {
        int start = before.Zip(after).TakeWhile(l => l.First == l.Second).Count();
        int end = before.Skip(start).Reverse().Zip(after.Skip(start).Reverse()).TakeWhile(l => l.First == l.Second).Count();
        return Middle(before[start..^end], after[start..^end]).Select(l => new DiffLine(l.Mark, $"  {VisibleText.Of(l.Text)}"));
    }

    // By the longest lines in common: the table has their number from each pair of places on.
    private static IEnumerable<(char Mark, string Text)> Middle(string[] before, string[] after)
    {
        bool isSearched = (long)before.Length * after.Length <= MaxCells;
        int[,] common = new int[isSearched ? before.Length + 1 : 1, isSearched ? after.Length + 1 : 1];
        for (int i = before.Length - 1; isSearched && i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (isSearched && i < before.Length && j < after.Length && before[i] == after[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || !isSearched || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', before[i++]);
            }
            else
            {
                yield return ('+', after[j++]);
            }
        }
    }
}
