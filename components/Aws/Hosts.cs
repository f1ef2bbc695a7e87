using System.Collections.Immutable;
using System.Text.Json;
using CalicoIPv6.Hosts;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Ssm;

namespace CalicoIPv6.Aws;

/// <summary>The instances, each on the interface made for it.</summary>
public sealed class Hosts : ComponentResource
{
    /// <summary>What Session Manager needs, in AWS's own words (Systems Manager user guide, "Configure instance permissions").</summary>
    private const string SessionManagerPolicy = "AmazonSSMManagedInstanceCore";

    private readonly HostsArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the instances.</summary>
    public Hosts(string name, HostsArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:aws:Hosts", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        ImmutableDictionary<Architecture, Output<string>> images = Images();
        InstanceProfile profile = CreateProfile();
        Output<string>? keyName = args.Cluster.SshPublicKey is { } key ? CreateKeyPair(key).KeyName : null;
        Ids = Output.All(args.Cluster.Hosts.Select(host => CreateInstance(host, images[ArchitectureOf(host)], profile, keyName).Id).ToArray());
        RegisterOutputs();
    }

    /// <summary>The ids of the instances, in the order of the hosts.</summary>
    [Output("ids")]
    public Output<ImmutableArray<string>> Ids { get; private set; }

    private CustomResourceOptions Child => new() { Parent = this };

    private ImmutableDictionary<Architecture, Output<string>> Images() =>
        _args.Cluster.Hosts.Select(ArchitectureOf).Distinct().ToImmutableDictionary(architecture => architecture, Image);

    private Architecture ArchitectureOf(HostSpec host) => InstanceTypes.ArchitectureOf(_args.Settings.InstanceType(host.Role));

    // The insecure value of a parameter that is public anyway: the other one is a secret, and would hide the image in previews.
    private Output<string> Image(Architecture architecture) => GetParameter.Invoke(
        new GetParameterInvokeArgs { Name = HostImages.ParameterOf(_args.Settings.Image, architecture) },
        new InvokeOptions { Parent = this }).Apply(parameter => parameter.InsecureValue);

    // A way to a shell that needs no open port and no key, and no other permission.
    private InstanceProfile CreateProfile()
    {
        var role = new Role(
            _names.HostRole,
            new RoleArgs
            {
                AssumeRolePolicy = TrustOfInstances,
                Description = "Hosts of the cluster: Session Manager and nothing else",
                Tags = StandardTags.Of(_args.Cluster, "hosts"),
            },
            Child);
        _ = new RolePolicyAttachment(
            _names.SessionManager,
            new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:{_args.Settings.Partition}:iam::aws:policy/{SessionManagerPolicy}" },
            Child);
        return new InstanceProfile(_names.InstanceProfile, new InstanceProfileArgs { Role = role.Name, Tags = StandardTags.Of(_args.Cluster, "hosts") }, Child);
    }

    private static string TrustOfInstances => JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Statement = new[] { new { Effect = "Allow", Principal = new { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" } },
    });

    private KeyPair CreateKeyPair(string publicKey) =>
        new(_names.KeyPair, new KeyPairArgs { PublicKey = publicKey, Tags = StandardTags.Of(_args.Cluster, "key") }, Child);

    private Instance CreateInstance(HostSpec host, Output<string> image, InstanceProfile profile, Output<string>? keyName)
    {
        var args = new InstanceArgs
        {
            Ami = image,
            InstanceType = _args.Settings.InstanceType(host.Role),
            IamInstanceProfile = profile.Name,
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
        // A newer image or key must not replace a running host, nor newer text stop it: cloud-init reads all three at the first boot only.
        IgnoreChanges = { "ami", "keyName", "userDataBase64" },
        // An interface is attached to one instance at a time, so that the old one has to go before the new one comes.
        DeleteBeforeReplace = true,
        // Whatever else would replace a control plane takes a member out of etcd, the only one perhaps: the engine refuses instead.
        Protect = host.Role == HostRole.ControlPlane,
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
        VolumeSize = _args.Settings.RootVolumeSize,
        Encrypted = true,
        DeleteOnTermination = true,
        Tags = StandardTags.Named(_args.Cluster, host.Name),
    };
}
