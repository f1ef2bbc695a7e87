using System.Reflection;
using Pulumi;

namespace CalicoIPv6.Tests.Sdk;

/// <summary>The one thing in which the stand-in differs from the published package on purpose.</summary>
[Collection("Deployment")]
public sealed class RunAsyncTests
{
    [StandInFact]
    public async Task RunAsync_OnTheStandIn_PointsToThePackages()
    {
        TextWriter console = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            Assert.Equal(1, await Deployment.RunAsync(() => new Dictionary<string, object?>()));
        }
        finally
        {
            Console.SetError(console);
        }
        string line = Assert.Single(error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("PULUMI_SDK=packages", line, StringComparison.Ordinal);
        Assert.Contains("./dev setup", line, StringComparison.Ordinal);
    }

    private sealed class StandInFactAttribute : FactAttribute
    {
        public StandInFactAttribute()
        {
            bool isStandIn = typeof(Deployment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Any(metadata => metadata is { Key: "PulumiSdk", Value: "standin" });
            if (!isStandIn)
                Skip = "The loaded Pulumi assembly is the published one, whose RunAsync needs an engine.";
        }
    }
}
