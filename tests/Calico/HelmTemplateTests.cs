using System.Text.Json.Nodes;
using CalicoIPv6.Configuration;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Calico;

/// <summary>What Helm itself makes of the Release's values, over defaults such as the operator's chart has.</summary>
[Collection("Deployment")]
public sealed class HelmTemplateTests
{
    private const string Chart = """
        apiVersion: v2
        name: echo
        version: 1.0.0
        """;

    private const string Defaults = """
        installation: {enabled: true, controlPlaneReplicas: 2}
        apiServer: {enabled: true}
        goldmane: {enabled: true}
        whisker: {enabled: true}
        manageCRDs: false
        tigeraOperator: {image: tigera/operator, version: v1.42.3, registry: quay.io}
        """;

    // The last line names the image as the operator's chart does (charts/tigera-operator/templates/_helpers.tpl).
    private const string Template = """
        {{ dict "values" .Values "image" (printf "%s/%s:%s" (.Values.tigeraOperator.registry | trimSuffix "/") .Values.tigeraOperator.image .Values.tigeraOperator.version) | toJson }}
        """;

    [FactIfHelm]
    public async Task Values_AsHelmSeesThem_LeaveTheObjectsToTheStack()
    {
        JsonNode seen = await Rendered(Plans.Cluster());

        JsonNode values = seen["values"]!;
        Assert.All(["installation", "apiServer", "goldmane", "whisker"], part => Assert.False((bool)values[part]!["enabled"]!));
        Assert.True((bool)values["manageCRDs"]!);
        Assert.Equal(2, (int)values["installation"]!["controlPlaneReplicas"]!);
        Assert.Equal("quay.io/tigera/operator:v1.42.3", (string)seen["image"]!);
    }

    [FactIfHelm]
    public async Task Values_AsHelmSeesThem_TakeTheOperatorFromTheMirror()
    {
        JsonNode seen = await Rendered(Plans.Cluster() with { RegistryMirror = "registry.example.com:5000/mirror" });

        Assert.Equal("registry.example.com:5000/mirror/tigera/operator:v1.42.3", (string)seen["image"]!);
    }

    private static async Task<JsonNode> Rendered(ClusterSpec cluster)
    {
        CalicoCluster calico = await CalicoCluster.Install(Plans.DualStack, cluster);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("calico-ipv6-helm-");
        try
        {
            string In(string path) => Path.Combine(folder.FullName, path);
            Directory.CreateDirectory(In("templates"));
            File.WriteAllText(In("Chart.yaml"), Chart);
            File.WriteAllText(In("values.yaml"), Defaults);
            File.WriteAllText(In("templates/echo.yaml"), Template);
            // JSON is YAML.
            File.WriteAllText(In("release.json"), CanonicalJson.Of(calico.Cloud.Of("kubernetes:helm.sh/v3:Release")["calico-operator"]["values"]));
            (int exitCode, string text) = await Shell.RunAsync(FactIfHelmAttribute.Helm!, "template", "calico", folder.FullName, "--values", In("release.json"));
            Assert.True(exitCode == 0, text);
            return JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
