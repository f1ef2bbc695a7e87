using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    try
    {
        StackSettings settings = StackSettings.Read(ConfigValues.FromEngine());
        foreach (Problem warning in StackWarnings.For(settings))
        {
            Log.Warn(warning.ToString());
        }

        return ClusterProgram.Define(settings);
    }
    catch (ConfigurationException e)
    {
        // A RunException is shown as its message alone, without a stack trace.
        throw new RunException(e.Message);
    }
});
