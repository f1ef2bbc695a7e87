using System.Collections.Immutable;
using CalicoIPv6.Hosts;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Ssm;

namespace CalicoIPv6.Aws;

/// <summary>The instances, each on the interface made for it.</summary>
public sealed class Hosts : ComponentResource
{
    /// <summary>Canonical's public parameter with the newest image (documentation.ubuntu.com/aws, "Find Ubuntu images").</summary>
    private const string ImageParameter = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";

    /// <summary>GiB. The image brings 8, which container images and etcd outgrow.</summary>
    private const int RootVolumeSize = 30;

    private readonly HostsArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the instances.</summary>
    public Hosts(string name, HostsArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:Hosts", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        Output<string> image = Image();
        Output<string>? keyName = args.Cluster.SshPublicKey is { } key ? CreateKeyPair(key).KeyName : null;
        Ids = Output.All(args.Cluster.Hosts.Select(host => CreateInstance(host, image, keyName).Id).ToArray());
        RegisterOutputs();
    }

    /// <summary>The ids of the instances, in the order of the hosts.</summary>
    [Output("ids")]
    public Output<ImmutableArray<string>> Ids { get; private set; }

    // The insecure value of a parameter that is public anyway: the other one is a secret, and would hide the image in previews.
    private Output<string> Image() =>
        GetParameter.Invoke(new GetParameterInvokeArgs { Name = ImageParameter }, new InvokeOptions { Parent = this }).Apply(parameter => parameter.InsecureValue);

    private KeyPair CreateKeyPair(string publicKey) =>
        new(_names.KeyPair, new KeyPairArgs { PublicKey = publicKey, Tags = StandardTags.Of(_args.Cluster, "key") }, new() { Parent = this });

    private Instance CreateInstance(HostSpec host, Output<string> image, Output<string>? keyName)
    {
        var args = new InstanceArgs
        {
            Ami = image,
            InstanceType = host.Role == HostRole.ControlPlane ? _args.Settings.ControlPlaneInstanceType : _args.Settings.WorkerInstanceType,
            PrimaryNetworkInterface = new InstancePrimaryNetworkInterfaceArgs { NetworkInterfaceId = _args.Interfaces.Ids[host.Name] },
            MetadataOptions = Metadata(),
            RootBlockDevice = RootVolume(host),
            UserDataBase64 = UserData.Of(host, _args.UserData[host.Name]),
            Tags = StandardTags.Named(_args.Cluster, host.Name),
        };
        if (keyName is not null)
        {
            args.KeyName = keyName;
        }

        return new Instance(_names.Instance(host), args, OptionsOfInstance(host));
    }

    private CustomResourceOptions OptionsOfInstance(HostSpec host) => new()
    {
        Parent = this,
        DependsOn = [.. _args.BootAfter, .. _args.BootAfterOwn.TryGetValue(host.Name, out Resource? own) ? [own] : Array.Empty<Resource>()],
        // A newer image must not replace a running host, nor newer text stop it: cloud-init reads user data at the first boot only.
        IgnoreChanges = { "ami", "userDataBase64" },
        // An interface is attached to one instance at a time, so that the old one has to go before the new one comes.
        DeleteBeforeReplace = true,
    };

    // Session tokens, which a request forged through a pod's web application does not get, and one hop, which ends at the host:
    // pods do not reach the host's credentials and user data.
    private InstanceMetadataOptionsArgs Metadata()
    {
        var metadata = new InstanceMetadataOptionsArgs { HttpEndpoint = "enabled", HttpTokens = "required", HttpPutResponseHopLimit = 1 };
        if (_args.Plan.HasIPv6)
        {
            metadata.HttpProtocolIpv6 = "enabled";
        }

        return metadata;
    }

    private InstanceRootBlockDeviceArgs RootVolume(HostSpec host) => new()
    {
        VolumeType = "gp3",
        VolumeSize = RootVolumeSize,
        Encrypted = true,
        DeleteOnTermination = true,
        Tags = StandardTags.Named(_args.Cluster, host.Name),
    };
}
