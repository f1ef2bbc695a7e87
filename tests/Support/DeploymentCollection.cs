namespace CalicoIPv6.Tests.Support;

/// <summary>Tests that run a deployment: it reads process-wide variables and sets the process's exit code, so one at a time.</summary>
[CollectionDefinition("Deployment", DisableParallelization = true)]
public sealed class DeploymentCollection;
