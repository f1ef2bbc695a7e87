using Pulumi;

namespace CalicoIPv6.Calico;

/// <summary>Facts of the <c>tigera-operator</c> Helm chart.</summary>
internal static class OperatorChart
{
    /// <summary>The chart's name.</summary>
    public const string Name = "tigera-operator";

    /// <summary>Where Calico publishes it.</summary>
    public const string Repository = "https://docs.tigera.io/calico/charts";

    /// <summary>The namespace that the chart expects to exist (projectcalico/calico charts/tigera-operator/README.md).</summary>
    public const string Namespace = "tigera-operator";

    /// <summary>The operator's service account; a fixed name in the chart.</summary>
    public const string ServiceAccount = "tigera-operator";

    /// <summary>
    /// The operator alone, which makes its CRDs itself (docs/adr/0002-calico-crds.md). The objects that it installs from are resources
    /// of ours, so that a preview shows them field by field; from the chart they would also need their CRDs before the operator
    /// runs (projectcalico/calico#12860).
    /// </summary>
    /// <param name="mirror">A registry for the operator's image in the place of quay.io, or none.</param>
    public static InputMap<object> Values(string? mirror)
    {
        InputMap<object> values = new()
        {
            ["installation"] = Off,
            ["apiServer"] = Off,
            ["goldmane"] = Off,
            ["whisker"] = Off,
            ["manageCRDs"] = true,
        };
        if (mirror is not null)
        {
            values.Add("tigeraOperator", new Dictionary<string, object> { ["registry"] = mirror });
        }

        return values;
    }

    /// <summary>Charts are versioned as Calico is, with a <c>v</c>.</summary>
    public static string Version(string calicoVersion) => $"v{calicoVersion}";

    private static Dictionary<string, object> Off => new() { ["enabled"] = false };
}
