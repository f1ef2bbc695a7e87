using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Identity;

public class ChangingAClusterTests
{
    // A key that is missing there leaves a person to find out on a running cluster.
    [Fact]
    public void Table_InTheDocs_NamesEveryKey()
    {
        string[] table = [.. File.ReadLines(Path.Combine(StackExamples.Project.Path, "docs", "changing-a-cluster.md")).Where(l => l.StartsWith('|'))];
        Assert.All(ConfigKeys.All, key => Assert.Contains(table, line => line.Contains($"`{key.Name}`", StringComparison.Ordinal)));
    }
}
