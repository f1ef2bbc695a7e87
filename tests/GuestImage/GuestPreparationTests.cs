using CalicoIPv6.Bootstrap;
using CalicoIPv6.GuestImage;
using CalicoIPv6.Tests.Bootstrap;
using CalicoIPv6.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CalicoIPv6.Tests.GuestImage;

/// <summary>The preparation as user data.</summary>
public sealed class GuestPreparationTests
{
    [Fact]
    public void UserData_MatchesGolden() => Golden.Matches(GuestPreparation.UserData(), "guest-image/cloud-init.yaml");

    [Fact]
    public void UserData_RunsTheScriptThatItWrites_AndBootsAgainIfThatChangedAnything()
    {
        YamlNode document = YamlReader.Documents(GuestPreparation.UserData()).Single();

        Assert.Equal(HostScripts.Text(GuestPreparation.Script), document.At("write_files.0.content"));
        Assert.Equal("0755", document.At("write_files.0.permissions"));
        Assert.Equal([document.At("write_files.0.path")], document.ListAt("runcmd.0"));
        Assert.Equal("reboot", document.At("power_state.mode"));
        Assert.Contains($": >{document.ListAt("power_state.condition")[2]}\n", HostScripts.Text(GuestPreparation.Script), StringComparison.Ordinal);
    }

    // It serves any machine: one name for all of them would be a fault.
    [Fact]
    public void UserData_NamesNoHost() => Assert.Equal(
        ["write_files", "runcmd", "power_state"],
        ((YamlMappingNode)YamlReader.Documents(GuestPreparation.UserData()).Single()).Children.Keys.Select(k => ((YamlScalarNode)k).Value));

    [FactIfProgram("cloud-init")]
    public async Task UserData_PassesTheSchemaOfCloudInit() => await WithFileAsync(
        GuestPreparation.UserData(), path => Shell.RunAsync("cloud-init", "schema", "--config-file", path));

    [FactIfProgram("shellcheck")]
    public async Task Script_PassesShellcheck() => await WithFileAsync(
        HostScripts.Text(GuestPreparation.Script), path => Shell.RunAsync("shellcheck", path));

    private static async Task WithFileAsync(string content, Func<string, Task<(int ExitCode, string Text)>> check)
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, content);
        (int exitCode, string text) = await check(path);
        File.Delete(path);
        Assert.True(exitCode == 0, text);
    }
}
