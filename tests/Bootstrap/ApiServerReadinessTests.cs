using System.Collections.Immutable;
using CalicoIPv6.Bootstrap;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace CalicoIPv6.Tests.Bootstrap;

[Collection("Deployment")]
public sealed class ApiServerReadinessTests
{
    private static readonly Patience Long = new(TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));
    private static readonly Patience Short = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(1));

    private const string Binding = "https://[2001:db8::10]:6443/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/kubeadm:cluster-admins";

    private static readonly ApiAccess Access = new("2001:db8::10", "ca", new CertifiedKey("certificate", "key"));

    private readonly List<Uri> _asked = [];

    [Fact]
    public async Task WhenReady_ApiComesUp_AsksForTheBindingUntilItIsGivenAndKeepsTheSecret()
    {
        Output<string> kubeconfig = await RunAsync(asked => asked < 3 ? "HTTP 503" : null);

        Assert.Equal("kubeconfig", await OutputUtilities.GetValueAsync(kubeconfig));
        Assert.True(await Output.IsSecretAsync(kubeconfig));
        Assert.Equal(3, _asked.Count);
        Assert.All(_asked, a => Assert.Equal(Binding, a.ToString()));
    }

    [Fact]
    public async Task WhenReady_Preview_AsksNothing()
    {
        Output<string> kubeconfig = await RunAsync(_ => "HTTP 503", preview: true);

        Assert.Equal("kubeconfig", await OutputUtilities.GetValueAsync(kubeconfig));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task WhenReady_HostsNotBooted_IsUnknown()
    {
        Output<string> kubeconfig = await RunAsync(_ => null, OutputUtilities.CreateUnknown(ImmutableArray<string>.Empty), preview: true);

        Assert.False(await OutputUtilities.GetIsKnownAsync(kubeconfig));
    }

    [Fact]
    public async Task Rejects_ApiThatNeverAnswers_WithWhatToLookAt()
    {
        int before = Environment.ExitCode;
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(_ => "HTTP 503", patience: Short));
        Environment.ExitCode = before;

        Assert.Contains(Binding, fault.Message, StringComparison.Ordinal);
        Assert.Contains("last found: HTTP 503", fault.Message, StringComparison.Ordinal);
        Assert.Contains("console log of the first control plane", fault.Message, StringComparison.Ordinal);
        Assert.Contains("/var/log/calico-ipv6.log", fault.Message, StringComparison.Ordinal);
    }

    private async Task<Output<string>> RunAsync(Func<int, string?> answer, Output<ImmutableArray<string>>? hosts = null, bool preview = false, Patience? patience = null)
    {
        Output<string>? result = null;
        await new MockCloud().RunAsync(
            () => result = ApiServerReadiness.WhenReady(
                Output.CreateSecret("kubeconfig"), Output.CreateSecret(Access), hosts ?? Output.Create(ImmutableArray.Create("i-0", "i-1")), Probe, patience ?? Long),
            preview);
        return result!;

        Task<string?> Probe(Uri address, ApiAccess access, CancellationToken cancellation)
        {
            Assert.Same(Access, access);
            _asked.Add(address);
            return Task.FromResult(answer(_asked.Count));
        }
    }
}
