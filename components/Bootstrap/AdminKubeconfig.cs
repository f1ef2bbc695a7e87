using System.Text;
using YamlDotNet.Serialization;

namespace CalicoIPv6.Bootstrap;

/// <summary>A kubeconfig with one cluster, one user and one context, all of the cluster's name.</summary>
public static class AdminKubeconfig
{
    /// <summary>The kubeconfig as YAML; secret.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="access">Where the API is, and who asks.</param>
    public static string For(string cluster, ApiAccess access)
    {
        string user = $"{cluster}-admin";
        return Yaml.Serialize(new KubeconfigDocument
        {
            Clusters = [new NamedCluster(cluster, new ClusterEntry($"https://{HostPort.Of(access.Endpoint)}", Base64(access.CaCertificate)))],
            Users = [new NamedUser(user, new UserEntry(Base64(access.Admin.Certificate), Base64(access.Admin.Key)))],
            Contexts = [new NamedContext(cluster, new ContextEntry(cluster, user))],
            CurrentContext = cluster,
        });
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

internal sealed record KubeconfigDocument
{
    public string ApiVersion { get; init; } = "v1";

    public string Kind { get; init; } = "Config";

    public required IReadOnlyList<NamedCluster> Clusters { get; init; }

    public required IReadOnlyList<NamedUser> Users { get; init; }

    public required IReadOnlyList<NamedContext> Contexts { get; init; }

    [YamlMember(Alias = "current-context", ApplyNamingConventions = false)]
    public required string CurrentContext { get; init; }
}

internal sealed record NamedCluster(string Name, ClusterEntry Cluster);

internal sealed record ClusterEntry(
    string Server,
    [property: YamlMember(Alias = "certificate-authority-data", ApplyNamingConventions = false)] string CertificateAuthorityData);

internal sealed record NamedUser(string Name, UserEntry User);

internal sealed record UserEntry(
    [property: YamlMember(Alias = "client-certificate-data", ApplyNamingConventions = false)] string ClientCertificateData,
    [property: YamlMember(Alias = "client-key-data", ApplyNamingConventions = false)] string ClientKeyData);

internal sealed record NamedContext(string Name, ContextEntry Context);

internal sealed record ContextEntry(string Cluster, string User);
