using System.Collections.Immutable;
using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Hosts;
using Pulumi;
using Pulumi.OpenStack.Compute;
using Pulumi.OpenStack.Compute.Inputs;
using Pulumi.OpenStack.Images;

namespace CalicoIPv6.OpenStack;

/// <summary>The servers, each on the port made for it; control planes on different machines below.</summary>
public sealed class Hosts : ComponentResource
{
    private readonly HostsArgs _args;
    private readonly ResourceNames _names;

    /// <summary>Makes the servers.</summary>
    public Hosts(string name, HostsArgs args, ComponentResourceOptions? options = null)
        : base("calico-ipv6:openstack:Hosts", name, options)
    {
        _args = args;
        _names = new ResourceNames(name);

        var common = new Common(
            Image(),
            args.Cluster.SshPublicKey is { } key ? CreateKeyPair(key).Name : null,
            args.Cluster.Hosts.Count(IsControlPlane) > 1 ? CreateServerGroup().Id : null,
            Zones > 1 ? ZoneNames() : null);
        Output<string> controlPlaneFlavor = Flavor(args.Settings.ControlPlaneFlavor);
        Output<string> workerFlavor = Flavor(args.Settings.WorkerFlavor);
        Ids = Output.All(args.Cluster.Hosts.Select(h => CreateInstance(h, IsControlPlane(h) ? controlPlaneFlavor : workerFlavor, common).Id).ToArray());
        RegisterOutputs();
    }

    /// <summary>The ids of the servers, in the order of the hosts.</summary>
    [Output("ids")]
    public Output<ImmutableArray<string>> Ids { get; private set; }

    private int Zones => _args.Cluster.Hosts.Max(host => host.Zone) + 1;

    private CustomResourceOptions Child => new() { Parent = this };

    private InvokeOptions Asked => new() { Parent = this };

    private static bool IsControlPlane(HostSpec host) => host.Role == HostRole.ControlPlane;

    private Output<string> Image() =>
        GetImage.Invoke(new GetImageInvokeArgs { Name = _args.Settings.ImageName, MostRecent = true }, Asked).Apply(image => image.Id);

    private Output<string> Flavor(string name) => GetFlavor.Invoke(new GetFlavorInvokeArgs { Name = name }, Asked).Apply(flavor => flavor.Id);

    // A key that is given: Nova makes none any more (microversion 2.92). Its name, which is unique to a user, is Pulumi's.
    private Keypair CreateKeyPair(string publicKey) => new(_names.KeyPair, new KeypairArgs { PublicKey = publicKey }, Child);

    // A machine below that fails takes one member of etcd's quorum with it, not several.
    private ServerGroup CreateServerGroup() =>
        new(_names.ControlPlaneGroup, new ServerGroupArgs { Name = $"{_args.Cluster.Name}-control-planes", Policies = "anti-affinity" }, Child);

    private Output<ImmutableArray<string>> ZoneNames() => GetAvailabilityZones.Invoke(new GetAvailabilityZonesInvokeArgs(), Asked).Apply(Enough);

    // Only Nova knows how many zones a region has, so that the settings' own check cannot say this.
    private ImmutableArray<string> Enough(GetAvailabilityZonesResult zones) => Zones <= zones.Names.Length ? zones.Names : throw new RunException(new Problem(
        $"{Deployment.Instance.ProjectName}:{AddressKeys.Zones}",
        Zones.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"is more than the {zones.Names.Length} availability zones that Nova tells"),
        string.Create(CultureInfo.InvariantCulture, $"write {zones.Names.Length} or less")).ToString());

    private Instance CreateInstance(HostSpec host, Output<string> flavor, Common common)
    {
        var args = new InstanceArgs
        {
            // Nova makes the guest's host name of it.
            Name = host.Name,
            FlavorId = flavor,
            // Metadata over the network is an IPv4 address that mode ipv6 has no way to, or a link-local one that only newer clouds have.
            ConfigDrive = true,
            Networks = { new InstanceNetworkArgs { Port = _args.Interfaces.Ids[host.Name] } },
            UserData = UserData.Of(host, _args.UserData[host.Name]),
            Metadata = StandardTags.Metadata(_args.Cluster),
        };
        AddDisk(args, common.Image);
        if (common.KeyName is not null)
        {
            args.KeyPair = common.KeyName;
        }

        if (IsControlPlane(host) && common.ServerGroup is not null)
        {
            args.SchedulerHints = [new InstanceSchedulerHintArgs { Group = common.ServerGroup }];
        }

        if (common.Zones is not null)
        {
            args.AvailabilityZoneHints = common.Zones.GetAt(host.Zone);
        }

        return new Instance(_names.Instance(host), args, OptionsOfInstance(host));
    }

    private void AddDisk(InstanceArgs args, Output<string> image)
    {
        if (_args.Settings.BootVolumeSize is not { } size)
        {
            args.ImageId = image;
            return;
        }

        var volume = new InstanceBlockDeviceArgs
        {
            SourceType = "image",
            DestinationType = "volume",
            Uuid = image,
            BootIndex = 0,
            VolumeSize = size,
            DeleteOnTermination = true,
        };
        if (_args.Settings.BootVolumeType is { } type)
        {
            volume.VolumeType = type;
        }

        args.BlockDevices = [volume];
    }

    private CustomResourceOptions OptionsOfInstance(HostSpec host) => new()
    {
        Parent = this,
        DependsOn = [.. _args.BootAfter, .. _args.BootAfterOwn.TryGetValue(host.Name, out Resource? own) ? [own] : Array.Empty<Resource>()],
        // A newer image or key must not replace a running host, nor newer text: cloud-init reads all three at the first boot only. Nor must
        // a zone that Nova adds to its list or drops from it move the others.
        IgnoreChanges = { "imageId", "blockDevices[0].uuid", "keyPair", "userData", "availabilityZoneHints" },
        // A port is attached to one server at a time, so that the old one has to go before the new one comes.
        DeleteBeforeReplace = true,
        // Whatever else would replace a control plane takes a member out of etcd, the only one perhaps: the engine refuses instead.
        Protect = IsControlPlane(host),
    };

    private sealed record Common(Output<string> Image, Output<string>? KeyName, Output<string>? ServerGroup, Output<ImmutableArray<string>>? Zones);
}
