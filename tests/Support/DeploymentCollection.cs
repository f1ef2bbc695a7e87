namespace CalicoIPv6.Tests.Support;

/// <summary>Tests that run a deployment share the process's PULUMI_CONFIG and exit code, so they run one after the other.</summary>
#pragma warning disable CA1711 // It is a collection in xunit's sense.
[CollectionDefinition("Deployment", DisableParallelization = true)]
public sealed class DeploymentCollection;
