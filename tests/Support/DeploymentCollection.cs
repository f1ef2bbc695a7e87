namespace CalicoIPv6.Tests.Support;

/// <summary>Tests that run a deployment: it reads process-wide variables and sets the process's exit code, so one at a time.</summary>
#pragma warning disable CA1711 // It is a collection in xunit's sense.
[CollectionDefinition("Deployment", DisableParallelization = true)]
public sealed class DeploymentCollection;
