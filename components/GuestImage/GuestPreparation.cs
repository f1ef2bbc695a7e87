using CalicoIPv6.Bootstrap;

namespace CalicoIPv6.GuestImage;

/// <summary>
/// What a guest image lacks of IPv6 on an OpenStack network whose addresses come by DHCPv6: a script that is baked into an image, and the
/// same as cloud-init for a machine that prepares itself. docs/guest-images.md tells which image needs it.
/// </summary>
public static class GuestPreparation
{
    /// <summary>The script's name; <see cref="HostScripts.Text"/> has its text.</summary>
    public const string Script = "prepare-guest-image.sh";

    /// <summary>What the script leaves when it has changed the machine that it runs on; gone with the next boot.</summary>
    private const string Changed = "/run/guest-image-prepared";

    /// <summary>
    /// User data of any machine that is to prepare itself: writes the script, runs it, and boots the machine again if that changed
    /// anything. It holds no secret and names no host, so that it is the same for all.
    /// </summary>
    public static string UserData() => CloudConfig().ToUserData();

    private static CloudConfig CloudConfig()
    {
        WriteFile script = HostScripts.File(Script);
        return new CloudConfig
        {
            WriteFiles = [script],
            RunCommands = [[script.Path]],
            PowerState = new PowerState("reboot", ["test", "-e", Changed]),
        };
    }
}
