using System.Globalization;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>A stack's difference in one line.</summary>
internal static class Summary
{
    private static readonly (ChangeKind Kind, string Word)[] Kinds =
    [
        (ChangeKind.Create, "to create"), (ChangeKind.Update, "to update"), (ChangeKind.Replace, "to replace"), (ChangeKind.Delete, "to delete"),
    ];

    public static string Of(StackDifference stack) => stack.State switch
    {
        StackState.Removed => "its file is gone; what it made stays until `pulumi destroy`",
        StackState.Refused => "its configuration is refused",
        StackState.New => $"new; {Counts(stack)}",
        _ when stack.Difference!.IsEmpty => "no change",
        _ when stack.Difference.Resources.IsEmpty => $"no change of resources{Others(stack.Difference)}{Refusals(stack.Difference)}",
        _ when stack.Difference.Unchanged == 0 => Counts(stack),
        _ => $"{Counts(stack)}, {Number(stack.Difference.Unchanged)} unchanged",
    };

    private static string Counts(StackDifference stack)
    {
        string counts = string.Join(", ", Kinds.Where(k => stack.Count(k.Kind) > 0).Select(k => $"{Number(stack.Count(k.Kind))} {k.Word}"));
        return counts + Refusals(stack.Difference!);
    }

    private static string Refusals(PlanDifference difference) => difference.Refusals.Count() is > 0 and var refused ? $", {Number(refused)} refused" : ", nothing refused";

    private static string Others(PlanDifference difference) =>
        (difference.Configuration.Length, difference.Outputs.Length) switch
        {
            (0, 0) => "",
            (0, _) => "; outputs differ",
            (1, _) => "; a setting differs",
            (var settings, _) => $"; {Number(settings)} settings differ",
        };

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
