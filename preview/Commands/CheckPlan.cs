using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;
using CalicoIPv6.Preview.Reporting;

namespace CalicoIPv6.Preview.Commands;

/// <summary><c>check --plan</c>: whether a plan keeps the policy.</summary>
internal static class CheckPlan
{
    public static int Run(string path, bool json)
    {
        try
        {
            var report = PolicyReport.Of(PlanFileReader.Read(path), PolicyReport.Today);
            if (json)
            {
                StandardOutput.Write(PolicyJson.Of(report));
            }
            else
            {
                PolicyText.Write(Page.Of(Console.Out), report);
            }

            return report.IsGood ? 0 : 1;
        }
        catch (ConfigurationException fault) when (json)
        {
            StandardOutput.Write(PolicyJson.Of(fault.Problems));
            return 1;
        }
    }
}
