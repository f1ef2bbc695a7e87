using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.PlanFiles;

namespace CalicoIPv6.Preview.Diffing;

/// <summary>Compares plan files, the engine's and our own.</summary>
internal static class PlanFilesDiff
{
    /// <summary>What one plan of the engine says that it would change; what one of our own creates.</summary>
    /// <exception cref="ConfigurationException">It is no plan.</exception>
    public static Differences Of(string path)
    {
        PlanFile plan = PlanFileReader.Read(path);
        return new Differences(null, [StackDifference.Between(plan.Stack ?? path, PlanFile.Empty, plan)]);
    }

    /// <summary>What differs between two plans of a stack.</summary>
    /// <exception cref="ConfigurationException">One is no plan, or they are of different stacks.</exception>
    public static Differences Of(string oldPath, string newPath)
    {
        PlanFile before = PlanFileReader.Read(oldPath);
        PlanFile after = PlanFileReader.Read(newPath);
        if (before.Stack is { } old && after.Stack is { } now && old != now)
        {
            throw new ConfigurationException([new Problem("plan file", newPath, $"is of the stack \"{now}\", and {oldPath} is of \"{old}\"", "name two plans of one stack")]);
        }

        return new Differences(
            oldPath,
            [
                StackDifference.Between(after.Stack ?? before.Stack ?? newPath, before, after) with
                {
                    Addresses = AddressChanges.MapOf(before) is { IsEmpty: false } map && AddressChanges.MapOf(after) is { IsEmpty: false } next ? AddressChanges.Between(map, next) : [],
                },
            ]);
    }
}
