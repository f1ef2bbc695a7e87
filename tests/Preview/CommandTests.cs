using System.Diagnostics;
using System.Text.Json;
using CalicoIPv6.Tests.Preview.Diffing;

namespace CalicoIPv6.Tests.Preview;

/// <summary>The program as a process: what it prints where, and how it ends.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("command").FullName;

    public CommandTests() => File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), "name: calico-ipv6\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("preview")]
    [InlineData("check")]
    [InlineData("render --out out")]
    public async Task Rejects_WrongConfiguration_OneProblemALine(string verb)
    {
        Stack("  calico-ipv6:mode: both\n  calico-ipv6:provider: aws\n  calico-ipv6:wrokers: 2\n  aws:region: eu-west-1\n");

        (int code, string output, string error) = await RunAsync(verb);

        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Equal(2, error.TrimEnd().Split('\n').Length);
        Assert.Contains("calico-ipv6:mode \"both\"", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("preview --simulate")]
    [InlineData("check")]
    [InlineData("render --out out")]
    public async Task Rejects_EncryptedKey_AlikeInEveryVerb(string verb)
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  calico-ipv6:workers: {secure: v1:x}\n  calico-ipv6:wrokers: {secure: v1:y}\n  aws:region: eu-west-1\n");

        const string expected =
            "calico-ipv6:workers: is encrypted here, and nothing can be planned without it; write it in plain text: it is no secret\n" +
            "calico-ipv6:wrokers: is not a key of this project; did you mean calico-ipv6:workers?\n";
        Assert.Equal((1, "", expected), await RunAsync(verb));
    }

    [Fact]
    public async Task Rejects_FolderThatCannotBeWritten()
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  aws:region: eu-west-1\n");

        (int code, string output, string error) = await RunAsync("render --out Pulumi.yaml/x");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("--out \"Pulumi.yaml/x\": cannot be written to (", error, StringComparison.Ordinal);
        Assert.EndsWith("); name a new folder where you may write\n", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("preview --stack prod", "--stack \"prod\": has no file Pulumi.prod.yaml in the project; write one of dev\n")]
    [InlineData("preview --colour", "Unrecognized command or argument '--colour'.\n")]
    [InlineData("render", "Option '--out' is required.\n")]
    public async Task Rejects_WrongCommand(string arguments, string expected)
    {
        Stack("");

        Assert.Equal((1, "", expected), await RunAsync(arguments));
    }

    [Theory]
    [InlineData(
        "diff HEAD~1 HEAD",
        "plan file \"HEAD~1\": is not there, and BASE is one commit, which is compared with the working tree; write one commit alone, or two plan files that exist\n"
        + "plan file \"HEAD\": is not there, and BASE is one commit, which is compared with the working tree; write one commit alone, or two plan files that exist\n")]
    [InlineData("diff old.json Pulumi.yaml", "plan file \"old.json\": is not there, and BASE is one commit, which is compared with the working tree; ")]
    [InlineData("diff Pulumi.yaml", "plan file \"Pulumi.yaml\": must be a plan in JSON: line 1 is none; ")]
    public async Task Rejects_Diff_OfWhatCannotBeCompared(string arguments, string expected)
    {
        (int code, string output, string error) = await RunAsync(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    // A name that is both is the file; what is no file is a commit, whatever it ends in.
    [Fact]
    public async Task Diff_OfANameThatIsAFile_ReadsIt_AndOfAnotherComparesWithTheCommit()
    {
        using Histories history = await Histories.WithDevAsync();
        await history.GitAsync("branch", "v1.json");
        (int code, string output, string error) = await RunInAsync(history.Folder, "diff v1.json");
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("(v1.json):\n\ndev: no change\n", output, StringComparison.Ordinal);

        history.Write("v1.json", """{"steps": 1}""");
        Assert.StartsWith("plan file \"v1.json\": ", (await RunInAsync(history.Folder, "diff v1.json")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunInAsync(history.Folder, "diff refs/heads/v1.json")).Code);
        Assert.StartsWith("BASE \"v2.json\": is no commit of this repository, nor a file; ", (await RunInAsync(history.Folder, "diff v2.json")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AsJson_TellsProblemsApart()
    {
        Stack("  calico-ipv6:mode: both\n  calico-ipv6:provider: aws\n  aws:region: eu-west-1\n");

        (int code, string output, string error) = await RunAsync("check --json");

        Assert.Equal((1, ""), (code, error));
        JsonElement problem = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal("calico-ipv6:mode", problem.GetProperty("key").GetString());
        Assert.Equal("both", problem.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Check_AsJson_TellsWarningsAndAddresses()
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  calico-ipv6:workers: 0\n  aws:region: eu-west-1\n");

        (int code, string output, string error) = await RunAsync("check --json");

        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["addresses", "problems", "warnings"], root.EnumerateObject().Select(p => p.Name).Order());
        Assert.Empty(root.GetProperty("problems").EnumerateArray());
        Assert.Contains(root.GetProperty("addresses").EnumerateArray(), a => a.GetProperty("range").GetString() == "10.244.0.0/16");
        Assert.Equal(
            ["calico-ipv6:controlPlanes 1", "calico-ipv6:workers 0", "calico-ipv6:adminCidrs "],
            root.GetProperty("warnings").EnumerateArray().Select(w => $"{w.GetProperty("key").GetString()} {w.GetProperty("value").GetString()}"));
    }

    [Fact]
    public async Task Check_OfProblemBesideSoundAddresses_ShowsThem()
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  calico-ipv6:workers: 0\n  calico-ipv6:kubernetesVersion: v1\n  aws:region: eu-west-1\n");

        (int code, string output, string error) = await RunAsync("check");

        Assert.Equal(1, code);
        Assert.StartsWith("calico-ipv6:kubernetesVersion \"v1\": ", error, StringComparison.Ordinal);
        Assert.StartsWith("The configuration of dev has problems, though none with its addresses.", output, StringComparison.Ordinal);
        Assert.Contains("10.244.0.0/16", output, StringComparison.Ordinal);
        Assert.Contains("calico-ipv6:workers \"0\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AndPreview_TellTheSameWarnings()
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  calico-ipv6:workers: 0\n  aws:region: eu-west-1\n");

        (_, string check, _) = await RunAsync("check");
        (_, string preview, _) = await RunAsync("preview --json");

        JsonElement[] diagnostics = [.. JsonDocument.Parse(preview).RootElement.GetProperty("diagnostics").EnumerateArray()];
        Assert.Equal(3, diagnostics.Length);
        string words = string.Join(' ', check.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(diagnostics, d => Assert.Contains(d.GetProperty("message").GetString()!, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_IgnoresTheProvidersEnvironment()
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  aws:region: eu-west-1\n");

        (int code, string plain, _) = await RunAsync("preview --json");
        (_, string surrounded, _) = await RunAsync("preview --json", ("AWS_REGION", "us-east-1"), ("AWS_PROFILE", "mine"), ("KUBECONFIG", "/nowhere"));

        Assert.Equal(0, code);
        Assert.Equal(plain, surrounded);
    }

    [Fact]
    public async Task Render_WritesWhatHostsAndClusterReceive()
    {
        Stack("  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  calico-ipv6:workers: 1\n  aws:region: eu-west-1\n");

        (int code, _, string error) = await RunAsync("render --out out");

        Assert.Equal((0, ""), (code, error));
        string hosts = Path.Combine(_folder, "out", "hosts");
        Assert.Equal(["dev-control-plane-0", "dev-worker-0"], Directory.GetDirectories(hosts).Select(Path.GetFileName).Order());
        Assert.StartsWith("#cloud-config", await File.ReadAllTextAsync(Path.Combine(hosts, "dev-worker-0", "cloud-init.yaml")), StringComparison.Ordinal);
        string kubeadm = await File.ReadAllTextAsync(Path.Combine(hosts, "dev-control-plane-0", "kubeadm.yaml"));
        Assert.Contains("kind: InitConfiguration", kubeadm, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder, "out", "calico")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder, "out", "dns")));
    }

    private void Stack(string config) =>
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), $"config:\n{config}  pulumi:disable-default-providers: ['*']\n");

    private Task<(int Code, string Output, string Error)> RunAsync(string arguments, params (string Name, string Value)[] environment) =>
        RunInAsync(_folder, arguments, environment);

    private static async Task<(int Code, string Output, string Error)> RunInAsync(string folder, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "CalicoIPv6.Preview.dll")}\" {arguments}")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        string text = await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, text, error);
    }
}
