using Moq;
using Pulumi;
using Pulumi.Testing;
using K8s = Pulumi.Kubernetes;

namespace CalicoIPv6.Tests.Sdk;

// Inside the namespace, where it goes before CalicoIPv6.Aws.
using Aws = Pulumi.Aws;

/// <summary>What the program takes for granted of the provider packages; true of the published ones and of the stand-ins alike.</summary>
[Collection("Deployment")]
public sealed class ProviderPackageTests
{
    private readonly Run _run = new();

    [Fact]
    public async Task Resource_WithNestedArgs_RegistersItsTokenAndWireNames()
    {
        await _run.Of(() => _ = new Aws.LB.TargetGroup("api", new()
        {
            Port = 6443,
            IpAddressType = "ipv6",
            HealthCheck = new Aws.LB.Inputs.TargetGroupHealthCheckArgs { Protocol = "TCP" },
            Tags = { ["role"] = "api" },
        }));

        MockResourceArgs seen = _run.Args("api");
        Assert.Equal("aws:lb/targetGroup:TargetGroup", seen.Type);
        Assert.Equal(6443.0, seen.Inputs["port"]);
        Assert.Equal("TCP", Assert.IsAssignableFrom<IDictionary<string, object>>(seen.Inputs["healthCheck"])["protocol"]);
        Assert.Equal(["healthCheck", "ipAddressType", "port", "tags"], seen.Inputs.Keys.Order());
    }

    [Fact]
    public async Task Resource_WithADefault_SendsIt()
    {
        await _run.Of(() => _ = new Aws.Ec2.SecurityGroup("nodes"));

        Assert.Equal("Managed by Pulumi", _run.Inputs("nodes")["description"]);
    }

    [Fact]
    public async Task Enum_OrItsString_IsSentAsTheString()
    {
        await _run.Of(() =>
        {
            _ = new Aws.Ec2.Instance("typed", new() { InstanceType = Aws.Ec2.InstanceType.T3_Micro });
            _ = new Aws.Ec2.Instance("plain", new() { InstanceType = "t3.micro" });
        });

        Assert.Equal("t3.micro", _run.Inputs("typed")["instanceType"]);
        Assert.Equal("t3.micro", _run.Inputs("plain")["instanceType"]);
    }

    [Fact]
    public async Task SecretInput_IsSecretWhateverIsAssigned()
    {
        Resolved<string> value = await _run.Resolve(() => new Aws.Ssm.ParameterArgs { Value = "join token" }.Value!.ToOutput());

        Assert.Equal("join token", value.Value);
        Assert.True(value.IsSecret);
    }

    [Fact]
    public async Task SecretMap_IsSecretWhateverIsAssigned()
    {
        var data = await _run.Resolve(()
            => new K8s.Types.Inputs.Core.V1.SecretArgs { StringData = new InputMap<string> { ["key"] = "text" } }.StringData.ToOutput());

        Assert.Equal("text", data.Value["key"]);
        Assert.True(data.IsSecret);
    }

    [Fact]
    public async Task Function_ReadsItsNestedResult()
    {
        _run.Mocks.Setup(mocks => mocks.CallAsync(It.IsAny<MockCallArgs>())).ReturnsAsync((MockCallArgs args) => new Dictionary<string, object>
        {
            ["id"] = args.Token!,
            ["blockDeviceMappings"] = new[] { new Dictionary<string, object> { ["deviceName"] = "/dev/xvda" } },
        });

        Resolved<string> device = await _run.Resolve(() => Aws.Ec2.GetAmi.Invoke(new()
        {
            MostRecent = true,
            Filters = { new Aws.Ec2.Inputs.GetAmiFilterInputArgs { Name = "architecture", Values = { "arm64" } } },
        }).Apply(ami => $"{ami.Id} {ami.BlockDeviceMappings[0].DeviceName}"));

        Assert.Equal("aws:ec2/getAmi:getAmi /dev/xvda", device.Value);
    }

    [Fact]
    public async Task KubernetesObject_SendsItsVersionAndKind_AndReadsRenamedFields()
    {
        Resolved<int> port = await _run.Resolve(() => new K8s.Core.V1.Pod("coredns", new()
        {
            Spec = new K8s.Types.Inputs.Core.V1.PodSpecArgs
            {
                Containers =
                {
                    new K8s.Types.Inputs.Core.V1.ContainerArgs
                    {
                        Name = "coredns",
                        Ports = { new K8s.Types.Inputs.Core.V1.ContainerPortArgs { ContainerPortValue = 53 } },
                    },
                },
            },
        }).Spec.Apply(spec => spec.Containers[0].Ports[0].ContainerPortValue));

        Assert.Equal(53, port.Value);
        Assert.Equal("v1", _run.Inputs("coredns")["apiVersion"]);
        Assert.Equal("Pod", _run.Inputs("coredns")["kind"]);
    }

    [Fact]
    public async Task CustomResource_TakesItsTokenFromItsArgs()
    {
        await _run.Of(() => _ = new K8s.ApiExtensions.CustomResource("default", new InstallationArgs()));

        Assert.Equal("kubernetes:operator.tigera.io/v1:Installation", _run.Args("default").Type);
        Assert.Equal("operator.tigera.io/v1", _run.Inputs("default")["apiVersion"]);
    }

    private sealed class InstallationArgs() : K8s.ApiExtensions.CustomResourceArgs("operator.tigera.io/v1", "Installation");
}
