using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Existing;
using CalicoIPv6.Tests.Manifests;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Infra;

/// <summary>A way to install Calico and DNS, and what the whole program makes of its configuration.</summary>
/// <param name="Mode">The mode, with its first family where there are two.</param>
/// <param name="Install">Who installs Calico.</param>
/// <param name="Dataplane">The dataplane.</param>
/// <param name="Dns">Cluster DNS.</param>
/// <param name="HasCache">Whether there is NodeLocal DNSCache.</param>
internal sealed record InstallShape(string Mode, string Install, string Dataplane, string Dns, bool HasCache)
{
    private const string KubeDnsUrl = "https://example.com/kube-dns.yaml";

    /// <summary>Every mode, way to install, dataplane, DNS server, and each with a cache and without; also what is refused.</summary>
    public static IEnumerable<InstallShape> All =>
        from mode in new[] { "ipv4", "dualstack:ipv4", "dualstack:ipv6", "ipv6" }
        from install in new[] { "operator", "manifest" }
        from dataplane in new[] { "iptables", "nftables", "bpf" }
        from dns in new[] { "coredns", "kubedns" }
        from hasCache in new[] { false, true }
        select new InstallShape(mode, install, dataplane, dns, hasCache);

    /// <summary>calico.yaml is for hosts with kube-proxy.</summary>
    public bool IsLegal => (Install, Dataplane) != ("manifest", "bpf");

    public ConfigValues Config => HostLists.Of(
        Mode.Split(':')[0], Mode.Contains(':', StringComparison.Ordinal) ? Mode.Split(':')[1] : "",
        ("clusterReady", "true"), ("calicoInstall", Install), ("dataplane", Dataplane), ("dns", Dns), ("nodeLocalDns", HasCache ? "true" : "false"),
        // kube-dns cannot make addresses up, so that NAT64 would be of no use there.
        ("nat64", (Mode, Dns) == ("ipv6", "coredns") ? "existing" : null), ("kubeDnsManifest", Dns == "kubedns" ? KubeDnsUrl : null));

    /// <summary>What follows from it.</summary>
    public async Task<InstallFacts> FactsAsync()
    {
        ConfigValues config = Config;
        StackSettings settings = StackSettings.Read(config);
        RunResult run = await ProgramRun.RunAsync(
            () => ClusterProgram.Define(settings, (_, _, _) => Task.FromResult<string?>(null), Fetch), new() { Project = config.Project, Stack = config.Stack, Simulate = true });
        ImmutableArray<PlanResource> resources = [.. await new PlanBuilder(run, true).ResourcesAsync()];
        var manifests = ClusterManifests.Read(settings, AddressPlanner.Plan(settings.Addresses), Fetch);
        PlanMap Inputs(string name) => resources.Single(r => r.Name == name).Inputs;
        string Corefile(string name) => ((PlanScalar)((PlanMap)Inputs(name)["data"]!)["Corefile"]!).Text!;

        return new(
            this,
            [.. manifests.Calico is { } calico ? ManifestPools.Of(calico) : InstallationFacts.Pools(Inputs("calico-installation"))],
            manifests.Calico is { } text ? ManifestFacts(text) : InstallationFacts.Network(Inputs("calico-installation")),
            manifests.KubeDns is { } kubeDns ? $"{KubeDnsFacts(kubeDns)}; upstreams {Upstreams(resources)}" : Facts(Corefile("dns-corefile")),
            HasCache ? Facts(Corefile("dns-cache-config")) : "none");
    }

    /// <summary>What Calico may depend on.</summary>
    public string OfCalico => $"{Mode} {Install} {Dataplane}";

    /// <summary>What DNS may depend on.</summary>
    public string OfDns => $"{Mode} {Dns}{(HasCache ? "+cache" : "")}";

    private static string Fetch(Uri address) => address.OriginalString == KubeDnsUrl ? SmallManifests.KubeDns : SmallManifests.Calico;

    private static string ManifestFacts(string manifest) => string.Join(' ', new[]
    {
        "IP", "IP_AUTODETECTION_METHOD", "CALICO_ROUTER_ID", "IP6", "IP6_AUTODETECTION_METHOD", "FELIX_IPV6SUPPORT", "FELIX_NFTABLESMODE", "CALICO_IPV4POOL_CIDR", "CALICO_IPV6POOL_CIDR",
    }.Select(name => $"{name}={ManifestPools.Variable(manifest, name) ?? "-"}"));

    private static string KubeDnsFacts(string manifest) => string.Join(
        "; ", LineDiff.Changes(SmallManifests.KubeDns, manifest).SelectMany(change => change.Come).Select(line => line.Trim().TrimStart('-', ' ')).Where(line => !line.StartsWith("image:", StringComparison.Ordinal)));

    private static string Upstreams(IEnumerable<PlanResource> resources) =>
        resources.SingleOrDefault(r => r.Name == "dns-resolvers")?.Inputs is { } inputs ? ((PlanScalar)((PlanMap)inputs["data"]!)["upstreamNameservers"]!).Text! : "the hosts'";

    // What differs between plans; the rest of a Corefile is the same everywhere.
    private static string Facts(string corefile) => string.Join("; ", corefile.Split('\n').Select(line => line.Trim().TrimEnd('{', ' '))
        .Where(line => line.Split(' ')[0] is "bind" or "dns64" or "prefix" or "allow_ipv4" or "forward").Distinct());
}

/// <summary>What follows from a shape.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Pools">Its pools.</param>
/// <param name="Node">What calico-node is told: fields of the Installation, or its environment.</param>
/// <param name="Dns">What cluster DNS is told.</param>
/// <param name="Cache">What the cache is told.</param>
internal sealed record InstallFacts(InstallShape Shape, ImmutableArray<string> Pools, string Node, string Dns, string Cache)
{
    /// <summary>A line a pool, and one for calico-node.</summary>
    public string OfCalico => $"{string.Concat(Pools.Select(pool => $"  pool  {pool}\n"))}  node  {Node}\n";

    /// <summary>A line for cluster DNS, one for the cache.</summary>
    public string OfDns => $"  dns   {Dns}\n  cache {Cache}\n";
}
