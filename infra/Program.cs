using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    try
    {
        return ClusterProgram.Define(StackSettings.Read(ConfigValues.FromEngine()));
    }
    catch (ConfigurationException e)
    {
        // A RunException is shown as its message alone, without a stack trace.
        throw new RunException(e.Message);
    }
});
