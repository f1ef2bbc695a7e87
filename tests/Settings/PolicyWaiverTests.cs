using CalicoIPv6.Infra;
using static CalicoIPv6.Tests.Settings.Stacks;

namespace CalicoIPv6.Tests.Settings;

public class PolicyWaiverTests
{
    [Fact]
    public void Read_Waivers_AreForEveryResourceAndWithoutEndUnlessTheySayOtherwise() => Assert.Equal(
        [
            new PolicyWaiver(PolicyRuleName.MissingTags, "made by hand"),
            new PolicyWaiver(PolicyRuleName.OpenIngress, "a demo", "firewall-web", new DateOnly(2030, 12, 31)),
        ],
        Read(("policyWaivers", """
            [{"rule":"missing-tags","reason":"made by hand"},
             {"rule":"open-ingress","reason":"a demo","resource":"firewall-web","until":"2030-12-31"}]
            """)).PolicyWaivers.AsEnumerable());

    [Fact]
    public void Rejects_RuleThatIsNone_AndSaysWhichWasMeant()
    {
        string rules = string.Join(", ", Enum.GetValues<PolicyRuleName>().Select(r => r.Text()));
        With(("policyWaivers", """[{"rule":"open-ingres","reason":"x"},{"rule":"beauty","reason":"x"}]""")).IsRejected(
            $"calico-ipv6:policyWaivers[0].rule \"open-ingres\": is not one of {rules}; did you mean open-ingress?",
            $"calico-ipv6:policyWaivers[1].rule \"beauty\": is not one of {rules}; write one of them");
    }

    // The CLI makes a time of a date without quotes.
    [Fact]
    public void Rejects_DateWithTime() => With(("policyWaivers", """[{"rule":"missing-tags","reason":"x","until":"2030-12-31T00:00:00Z"}]""")).IsRejected(
        "calico-ipv6:policyWaivers[0].until \"2030-12-31T00:00:00Z\": is not a date; write year, month and day, such as \"2030-12-31\"");

    [Fact]
    public void Names_AreUnique_AndInKebabCase()
    {
        string[] names = [.. Enum.GetValues<PolicyRuleName>().Select(r => r.Text())];
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", name));
    }
}
