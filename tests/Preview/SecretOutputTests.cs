using System.Diagnostics;
using System.Globalization;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Preview.Values;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Preview;

/// <summary>No verb says a key or a token unless it is asked for secrets.</summary>
[Collection("Deployment")]
public sealed class SecretOutputTests : IDisposable
{
    /// <summary>Every verb as a person would call it, none of them asking for secrets.</summary>
    private static readonly string[] Commands =
        ["preview", "preview --simulate", "preview --json", "preview --json --simulate", "check", "check --json", "render --out out"];

    private readonly string _folder = Directory.CreateTempSubdirectory("secrets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Hosts of the stack's own, and hosts that exist, whose user data is an output.</summary>
    public static TheoryData<string> Files => new()
    {
        "config:\n  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  aws:region: eu-west-1\n  pulumi:disable-default-providers: ['*']\n",
        StackExamples.Text("metal"),
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryVerb_AsItIsByDefault_SaysNoSecret(string file)
    {
        string[] secrets = await SecretsAsync(file);
        // Six keys in two forms each, the token's secret and its hash, three hosts' user data, the kubeconfig's key.
        Assert.InRange(secrets.Length, 12, 30);

        foreach (string command in Commands)
        {
            (int code, string text) = await RunAsync(command);
            Assert.True(code == 0, $"{command}: {text}");
            Assert.All(secrets, s => Assert.False(text.Contains(s, StringComparison.Ordinal), $"{command} says {s}"));
            Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
        }
    }

    // A secret that is looked for in vain everywhere would be the fault of this test.
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Preview_AskedForSecrets_SaysThem(string file)
    {
        string[] secrets = await SecretsAsync(file);

        (_, string text) = await RunAsync("preview --json --simulate --show-secrets");

        Assert.All(secrets, s => Assert.Contains(s, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_AreAllThatThereAre()
    {
        (_, string help) = await RunAsync("--help");

        string[] verbs = [.. help.Split("Commands:")[1].Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l.Length > 2 && l[2] != ' ').Select(l => l.Trim().Split(' ')[0])];
        Assert.NotEmpty(verbs);
        Assert.All(verbs, verb => Assert.Contains(Commands, c => c.Split(' ')[0] == verb));
    }

    // What the simulation makes up is the same in every run.
    private async Task<string[]> SecretsAsync(string file)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.yaml"), "name: calico-ipv6\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.dev.yaml"), file);
        StackPlan plan = await StackPlan.MakeAsync(StackFile.Read(new ProjectFolder(_folder), "dev", null), simulate: true);
        return [.. plan.Document.Resources.SelectMany(r => Secrets(r.Inputs, false).Concat(Secrets(r.Outputs, false))).SelectMany(Pieces).Distinct()];
    }

    // Of a private key the line that is its own: further down comes the public one. Of other texts what is one long word.
    private static IEnumerable<string> Pieces(string text)
    {
        string[] lines = text.Split('\n');
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            return [lines[1]];
        }

        if (text.Contains("client-key-data:", StringComparison.Ordinal))
        {
            return [lines.Single(l => l.Contains("client-key-data:", StringComparison.Ordinal)).Split(": ")[1]];
        }

        bool isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);
        return text.Length >= 16 && !isTime && !text.Any(char.IsWhiteSpace) && !text.StartsWith("system:", StringComparison.Ordinal) ? [text] : [];
    }

    private static IEnumerable<string> Secrets(PlanValue value, bool isSecret) => value switch
    {
        PlanSecret secret => Secrets(secret.Value, true),
        PlanMap map => map.Entries.Values.SelectMany(v => Secrets(v, isSecret)),
        PlanList list => list.Items.SelectMany(v => Secrets(v, isSecret)),
        PlanScalar { Text: { } text } when isSecret => [text],
        _ => [],
    };

    private async Task<(int Code, string Text)> RunAsync(string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "CalicoIPv6.Preview.dll")}\" {arguments}")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        string text = await output + error;
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }
}
