using CalicoIPv6.Infra;
using Pulumi;

return await Deployment.RunAsync(() => ClusterProgram.FromEngine(Environment.GetEnvironmentVariable));
