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
