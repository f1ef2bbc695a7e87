using System.Text;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.Rendering;
using CalicoIPv6.Preview.Values;

namespace CalicoIPv6.Tests.Preview;

public sealed class RenderedFilesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Folder_IsForItsOwnerAlone()
    {
        OutputFolder.Write(_folder, Files("hosts/a/cloud-init.yaml"));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string file = Path.Combine(_folder, "hosts/a/cloud-init.yaml");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "hosts")));
    }

    [Fact]
    public void Folder_OfEarlierRun_IsWrittenAnew()
    {
        OutputFolder.Write(_folder, Files("gone.yaml", "stays.yaml"));
        OutputFolder.Write(_folder, Files("stays.yaml"));

        Assert.False(File.Exists(Path.Combine(_folder, "gone.yaml")));
        Assert.True(File.Exists(Path.Combine(_folder, "stays.yaml")));
    }

    [Fact]
    public void Rejects_FolderOfSomebodyElse()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "theirs.txt"), "");

        Assert.Equal(
            $"--out \"{_folder}\": is not empty, and was not made by render; name a folder that does not exist yet",
            Assert.Throws<ConfigurationException>(() => OutputFolder.Write(_folder, Files("a"))).Message);
    }

    [Theory]
    [InlineData("../{0}")]
    [InlineData("a/../../{0}")]
    [InlineData("/tmp/{0}")]
    [InlineData("link/{0}")]
    public void Rejects_ListThatLeadsOutside(string line)
    {
        string outside = Path.GetTempFileName();
        OutputFolder.Write(_folder, Files("a/b.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), Path.GetTempPath());
        File.AppendAllText(Path.Combine(_folder, ".rendered"), line.Replace("{0}", Path.GetFileName(outside), StringComparison.Ordinal));

        Assert.Equal(
            $"--out \"{_folder}\": has a .rendered that names files outside of it; name a folder that does not exist yet",
            Assert.Throws<ConfigurationException>(() => OutputFolder.Write(_folder, Files("a/b.yaml"))).Message);
        Assert.True(File.Exists(outside));
        Assert.True(File.Exists(Path.Combine(_folder, "a/b.yaml")));
        File.Delete(outside);
    }

    [Fact]
    public void Rejects_FileWhereAFolderIsWanted()
    {
        OutputFolder.Write(_folder, Files("a"));
        File.WriteAllText(Path.Combine(_folder, "hosts"), "");

        string message = Assert.Throws<ConfigurationException>(() => OutputFolder.Write(_folder, Files("hosts/a"))).Message;

        Assert.StartsWith($"--out \"{_folder}\": cannot be written to (", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/x")]
    [InlineData("")]
    public void Rejects_FolderThatCannotBe(string path) =>
        Assert.StartsWith($"--out \"{path}\": ", Assert.Throws<ConfigurationException>(() => OutputFolder.Write(path, Files("a"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Yaml_KeepsTextsTexts_AndOrdersObjects()
    {
        PlanMap value = PlanMap.Of(new Dictionary<string, PlanValue>
        {
            ["spec"] = PlanMap.Of(new Dictionary<string, PlanValue>
            {
                ["a"] = new PlanScalar("true"),
                ["b"] = new PlanScalar(true),
                ["c"] = new PlanScalar("1"),
                ["d"] = new PlanScalar(1),
                ["e"] = new PlanScalar("x\ny\n"),
                ["f"] = new PlanList([]),
                ["g"] = new PlanSecret(new PlanScalar("on")),
                ["h"] = PlanScalar.Null,
            }),
            ["kind"] = new PlanScalar("Thing"),
            ["apiVersion"] = new PlanScalar("v1"),
        });

        Assert.Equal(
            "apiVersion: v1\nkind: Thing\nspec:\n  a: \"true\"\n  b: true\n  c: \"1\"\n  d: 1\n  e: |\n    x\n    y\n  f: []\n  g: \"on\"\n  h: null\n",
            YamlText.Of(value));
    }

    private static Dictionary<string, byte[]> Files(params string[] names) => names.ToDictionary(n => n, n => Encoding.UTF8.GetBytes(n));
}
