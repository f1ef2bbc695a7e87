using CalicoIPv6.Addressing;
using CalicoIPv6.Dns;
using CalicoIPv6.Manifests;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Manifests;

public sealed class KubeDnsManifestTextTests
{
    [Fact]
    public void Manifest_IPv6_ChangesWhatCalicosDocumentationSays() => Assert.Equal(
        """
        @@ Deployment kube-dns / spec / template / spec / containers / name: kubedns
        -         image: registry.k8s.io/k8s-dns-kube-dns:1.14.7
        +         image: registry.k8s.io/k8s-dns-kube-dns:1.14.8
        @@ Deployment kube-dns / spec / template / spec / containers / name: kubedns / args
        +         - --dns-bind-address=[::]
        @@ Deployment kube-dns / spec / template / spec / containers / name: dnsmasq
        -         image: registry.k8s.io/k8s-dns-dnsmasq-nanny:1.14.7
        +         image: registry.k8s.io/k8s-dns-dnsmasq-nanny:1.14.8
        @@ Deployment kube-dns / spec / template / spec / containers / name: dnsmasq / args
        +         - --no-negcache
        @@ Deployment kube-dns / spec / template / spec / containers / name: sidecar
        -         image: registry.k8s.io/k8s-dns-sidecar:1.14.7
        +         image: registry.k8s.io/k8s-dns-sidecar:1.14.8
        @@ Deployment kube-dns / spec / template / spec / containers / name: sidecar / args
        -         - --probe=kubedns,127.0.0.1:10053,kubernetes.default.svc.cluster.local,5,A
        -         - --probe=dnsmasq,127.0.0.1:53,kubernetes.default.svc.cluster.local,5,A
        +         - --probe=kubedns,127.0.0.1:10053,kubernetes.default.svc.cluster.local,5,SRV
        +         - --probe=dnsmasq,127.0.0.1:53,kubernetes.default.svc.cluster.local,5,SRV
        @@ Service kube-dns / metadata
        -   resourceVersion: '0'
        @@ Service kube-dns / spec
        -   clusterIP: 10.0.0.10
        +   clusterIP: fd12:3456:789a:200::a

        """,
        Diff(SmallManifests.KubeDns, Plans.IPv6));

    [Fact]
    public void Manifest_DualStack_AddsBothFamiliesInTheirOrder()
    {
        string diff = Diff(SmallManifests.KubeDns, Plans.DualStackIPv6First);

        Assert.Contains("+   ipFamilyPolicy: RequireDualStack\n+   ipFamilies:\n+   - IPv6\n+   - IPv4\n", diff, StringComparison.Ordinal);
        Assert.Contains("+         - --dns-bind-address=[::]\n", diff, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_IPv4_GetsItsAddressAlone() => Assert.Equal(
        """
        @@ Service kube-dns / metadata
        -   resourceVersion: '0'
        @@ Service kube-dns / spec
        -   clusterIP: 10.0.0.10
        +   clusterIP: "10.96.0.10"

        """,
        Diff(SmallManifests.KubeDns, Plans.IPv4));

    [Fact]
    public void Manifest_AppliedTwice_ChangesNothingMore()
    {
        foreach (AddressPlan plan in (AddressPlan[])[Plans.IPv4, Plans.DualStack, Plans.DualStackIPv6First, Plans.IPv6])
        {
            string once = KubeDnsManifestText.Fit(SmallManifests.KubeDns, plan, Plans.Cluster());
            Assert.Equal(once, KubeDnsManifestText.Fit(once, plan, Plans.Cluster()));
        }
    }

    [TheoryIfManifests]
    [InlineData("kube-dns-1.15.13.yaml")]
    public void Manifest_Released_ChangesInTheIntendedLinesAlone(string file)
    {
        string released = File.ReadAllText(TheoryIfManifestsAttribute.Path(file));

        Assert.Equal(
            """
            @@ Deployment kube-dns / spec / template / spec / containers / name: kubedns / args
            +         - --dns-bind-address=[::]
            @@ Deployment kube-dns / spec / template / spec / containers / name: sidecar / args
            -         - --probe=kubedns,127.0.0.1:10053,kubernetes.default.svc.cluster.local,5,A
            -         - --probe=dnsmasq,127.0.0.1:53,kubernetes.default.svc.cluster.local,5,A
            +         - --probe=kubedns,127.0.0.1:10053,kubernetes.default.svc.cluster.local,5,SRV
            +         - --probe=dnsmasq,127.0.0.1:53,kubernetes.default.svc.cluster.local,5,SRV
            @@ Service kube-dns / metadata
            -   resourceVersion: '0'
            @@ Service kube-dns / spec
            -   clusterIP: 10.96.0.10
            +   clusterIP: fd12:3456:789a:200::a

            """,
            Diff(released, Plans.IPv6));
    }

    [Theory]
    [InlineData("kind: Service", "kind: Endpoints", "has no Service kube-dns")]
    [InlineData("kind: Deployment", "kind: DaemonSet", "has no Deployment kube-dns")]
    [InlineData("name: sidecar", "name: other", "has no container sidecar in Deployment kube-dns")]
    [InlineData("clusterIP:", "address:", "has no spec.clusterIP in Service kube-dns")]
    [InlineData("k8s-dns-kube-dns:1.14.7", "k8s-dns-kube-dns:latest", "has an image without a release number for container kubedns, \"registry.k8s.io/k8s-dns-kube-dns:latest\"")]
    public void Rejects_ManifestThatItDoesNotKnow_NamingWhatIsMissing(string text, string other, string message)
    {
        string changed = SmallManifests.KubeDns.Replace(text, other, StringComparison.Ordinal);

        Assert.NotEqual(SmallManifests.KubeDns, changed);
        Assert.Equal(message, Assert.Throws<ManifestException>(() => KubeDnsManifestText.Fit(changed, Plans.IPv6, Plans.Cluster())).Message);
    }

    [Fact]
    public void Images_WithMirror_AllComeFromThere() => Assert.DoesNotContain(
        "registry.k8s.io", KubeDnsManifestText.Fit(SmallManifests.KubeDns, Plans.IPv4, Plans.Cluster() with { RegistryMirror = "registry.example.com/mirror" }), StringComparison.Ordinal);

    private static string Diff(string manifest, AddressPlan plan) => LineDiff.Of(manifest, KubeDnsManifestText.Fit(manifest, plan, Plans.Cluster()));
}
