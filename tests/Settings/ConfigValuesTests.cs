using CalicoIPv6.Infra;

namespace CalicoIPv6.Tests.Settings;

public class ConfigValuesTests
{
    [Fact]
    public void FromEnvironment_OfTheEngine_CarriesKeysAndSecrets()
    {
        ConfigValues values = Of(new()
        {
            ["PULUMI_PROJECT"] = "calico-ipv6",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_CONFIG"] = """{"calico-ipv6:mode":"dualstack","calico-ipv6:podCidrs":"[\"10.1.0.0/16\"]"}""",
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["calico-ipv6:mode"]""",
        });
        Assert.Equal(("calico-ipv6", "dev"), (values.Project, values.Stack));
        Assert.Equal("""["10.1.0.0/16"]""", values.Values["calico-ipv6:podCidrs"]);
        Assert.Equal(["calico-ipv6:mode"], values.SecretKeys);
    }

    [Fact]
    public void FromEnvironment_WithoutConfiguration_IsEmpty()
    {
        ConfigValues values = Of(new() { ["PULUMI_PROJECT"] = "calico-ipv6", ["PULUMI_STACK"] = "dev", ["PULUMI_CONFIG"] = "" });
        Assert.Empty(values.Values);
        Assert.Empty(values.SecretKeys);
    }

    [Fact]
    public void FromEnvironment_OutsideTheEngine_SaysHowToStart() => Assert.Equal(
        "PULUMI_PROJECT is not set: this program is started by the Pulumi engine, with `pulumi up` or `pulumi preview`.",
        Assert.Throws<InvalidOperationException>(() => Of([])).Message);

    private static ConfigValues Of(Dictionary<string, string> environment) => ConfigValues.FromEnvironment(environment.GetValueOrDefault);
}
