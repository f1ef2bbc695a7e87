using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Policy;

namespace CalicoIPv6.Tests.Policy;

/// <summary>Plans as the engine writes them: what changes alone, with its state before, and the configuration that somebody set.</summary>
public sealed class EnginePlanTests
{
    private const string Plan = """
        {
            "config": {"aws:region": "eu-west-1", "calico-ipv6:mode": "dualstack", "calico-ipv6:provider": "aws", "calico-ipv6:encapsulation": "VXLAN",
                       "calico-ipv6:adminCidrs": "[\"9.9.9.0/24\"]", "other:token": "[secret]"},
            "steps": [
                {"op": "same", "urn": "urn:pulumi:live::calico-ipv6::pulumi:pulumi:Stack::calico-ipv6-live",
                 "oldState": {"urn": "urn:pulumi:live::calico-ipv6::pulumi:pulumi:Stack::calico-ipv6-live", "custom": false, "type": "pulumi:pulumi:Stack"},
                 "newState": {"urn": "urn:pulumi:live::calico-ipv6::pulumi:pulumi:Stack::calico-ipv6-live", "custom": false, "type": "pulumi:pulumi:Stack"}},
                {"op": "update", "urn": "urn:pulumi:live::calico-ipv6::calico-ipv6:aws:HostInterfaces$aws:ec2/networkInterface:NetworkInterface::interfaces-live-worker-0",
                 "provider": "urn:pulumi:live::calico-ipv6::pulumi:providers:aws::aws::0a1b",
                 "oldState": {"urn": "urn:pulumi:live::calico-ipv6::calico-ipv6:aws:HostInterfaces$aws:ec2/networkInterface:NetworkInterface::interfaces-live-worker-0",
                              "custom": true, "id": "eni-0a", "type": "aws:ec2/networkInterface:NetworkInterface", "inputs": {"sourceDestCheck": true}},
                 "newState": {"urn": "urn:pulumi:live::calico-ipv6::calico-ipv6:aws:HostInterfaces$aws:ec2/networkInterface:NetworkInterface::interfaces-live-worker-0",
                              "custom": true, "id": "eni-0a", "type": "aws:ec2/networkInterface:NetworkInterface",
                              "inputs": {"__defaults": [], "sourceDestCheck": false,
                                         "tags": {"__defaults": [], "calico-ipv6:cluster": "live", "calico-ipv6:project": "calico-ipv6", "calico-ipv6:stack": "live"}}},
                 "diffReasons": ["sourceDestCheck"], "detailedDiff": {"sourceDestCheck": {"kind": "update", "inputDiff": true}}},
                {"op": "delete", "urn": "urn:pulumi:live::calico-ipv6::aws:ec2/instance:Instance::old",
                 "oldState": {"urn": "urn:pulumi:live::calico-ipv6::aws:ec2/instance:Instance::old", "custom": true, "id": "i-0a", "type": "aws:ec2/instance:Instance", "inputs": {}}}
            ],
            "duration": 12345, "changeSummary": {"delete": 1, "same": 90, "update": 1}
        }
        """;

    [Fact]
    public void Plan_ThatTurnsACheckOff_IsRejected_AndWhatGoesIsNotJudged()
    {
        PolicyReport report = Report(Plan);

        Finding finding = Assert.Single(report.Findings);
        Assert.Equal(("live", PolicyRuleName.SourceCheckDisabled, true), (report.Stack, finding.Rule.Name, finding.IsFatal));
    }

    [Fact]
    public void Plan_ThatTurnsACheckOff_WhereAPoolNeedsIt_IsAccepted() =>
        Assert.Empty(Report(Plan.Replace("\"VXLAN\"", "\"VXLANCrossSubnet\"", StringComparison.Ordinal)).Findings);

    [Fact]
    public void Rejects_PlanWithoutConfiguration()
    {
        string plan = Plan[..Plan.IndexOf("\"config\"", StringComparison.Ordinal)] + Plan[Plan.IndexOf("\"steps\"", StringComparison.Ordinal)..];

        var fault = Assert.Throws<ConfigurationException>(() => Report(plan));

        Assert.Contains(fault.Problems, p => p.ToString().StartsWith("calico-ipv6:mode: is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Rejects_PlanWithoutResource()
    {
        var fault = Assert.Throws<ConfigurationException>(() => Report("""{"steps": []}"""));

        Assert.Equal(
            "plan file: has no resource; write the output of `./dev preview --json` or `pulumi preview --json` to it", Assert.Single(fault.Problems).ToString());
    }

    private static PolicyReport Report(string json) => PolicyReport.Of(PlanFileReader.Parse(json, "plan.json"), EditedPlan.Today);
}
