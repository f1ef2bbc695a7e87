using System.Collections.Concurrent;
using System.Collections.Immutable;
using CalicoIPv6.Addressing;
using CalicoIPv6.Aws;
using CalicoIPv6.Tests.Support;
using Pulumi;
using Pulumi.Testing;

namespace CalicoIPv6.Tests.Aws;

[Collection("Deployment")]
public sealed class NetworkTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";

    [Fact]
    public async Task Subnets_CompressedPrefix_AreNumberedFromZero()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.On(StackMode.DualStack, zones: 3));

        Assert.Equal(
            ["2001:db8:0:100::/64", "2001:db8:0:101::/64", "2001:db8:0:102::/64"],
            cloud.Of(Subnet).Values.Select(s => s["ipv6CidrBlock"]));
        Assert.Equal(["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"], cloud.Of(Subnet).Values.Select(s => s["cidrBlock"]));
        Assert.Equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"], cloud.Of(Subnet).Values.Select(s => s["availabilityZone"]));
        Assert.All(cloud.Of(Subnet).Values, s => Assert.Equal(true, s["assignIpv6AddressOnCreation"]));
    }

    [Fact]
    public async Task Subnets_AnotherZone_LeavesTheFirstOneAsItIs()
    {
        MockCloud one = await AwsCloud.RunAsync(Plans.On(StackMode.DualStack));
        MockCloud three = await AwsCloud.RunAsync(Plans.On(StackMode.DualStack, zones: 3));

        string[] keys = ["cidrBlock", "ipv6CidrBlock", "availabilityZone"];
        Assert.Equal(keys.Select(k => one.Of(Subnet)["network-subnet-0"][k]), keys.Select(k => three.Of(Subnet)["network-subnet-0"][k]));
    }

    [Fact]
    public async Task Rejects_MoreZonesThanTheRegionHas()
    {
        int before = Environment.ExitCode;
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => AwsCloud.RunAsync(Plans.On(StackMode.DualStack, zones: 6)));
        Environment.ExitCode = before;

        Assert.Contains(
            "calico-ipv6:zones \"6\": is more than the 3 availability zones of eu-west-1 that need no opt-in; write 3 or less",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subnets_ListOfZonesShifts_StayInTheirZone()
    {
        ConcurrentBag<ResourceTransformationArgs> seen = [];
        await AwsCloud.New().RunAsync(() => _ = new Network(
            "network",
            new() { Plan = Plans.On(StackMode.DualStack, zones: 3), Cluster = Plans.Cluster() },
            new() { Provider = AwsCloud.Provider(), ResourceTransformations = { Remember } }));

        ResourceTransformationArgs[] subnets = [.. seen.Where(s => s.Resource is Pulumi.Aws.Ec2.Subnet)];
        Assert.Equal(3, subnets.Length);
        Assert.All(subnets, subnet => Assert.Equal(["availabilityZone"], subnet.Options.IgnoreChanges));

        ResourceTransformationResult? Remember(ResourceTransformationArgs args)
        {
            seen.Add(args);
            return null;
        }
    }

    [Fact]
    public async Task Vpc_DualStack_AsksAmazonForAPrefix()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.DualStack);

        ImmutableDictionary<string, object> vpc = Assert.Single(cloud.Of(Vpc)).Value;
        Assert.Equal("10.0.0.0/16", vpc["cidrBlock"]);
        Assert.Equal(true, vpc["assignGeneratedIpv6CidrBlock"]);
        Assert.Equal(true, vpc["enableDnsSupport"]);
        Assert.Equal(true, vpc["enableDnsHostnames"]);
    }

    [Fact]
    public async Task Everything_IPv4_MentionsNoIPv6()
    {
        MockCloud cloud = await AwsCloud.RunAsync(Plans.IPv4);

        foreach (MockResourceArgs resource in cloud.Resources.Where(r => r.Type!.StartsWith("aws:", StringComparison.Ordinal)))
        {
            // The ARN of a policy of AWS's own has no account between its colons.
            string text = Text(resource.Inputs).Replace("arn:aws:iam::aws:", "", StringComparison.Ordinal);
            Assert.DoesNotContain("ipv6", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("::", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ipv6", resource.Name, StringComparison.Ordinal);
        }
    }

    private static string Text(object? value) => value switch
    {
        ImmutableDictionary<string, object> map => string.Join(' ', map.Where(p => p.Key != "tags").Select(p => $"{p.Key}={Text(p.Value)}")),
        ImmutableArray<object> list => string.Join(' ', list.Select(Text)),
        _ => $"{value}",
    };
}
