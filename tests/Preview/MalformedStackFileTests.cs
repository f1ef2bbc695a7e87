using System.Globalization;
using System.Text;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Tests.Support;
using Xunit.Abstractions;

namespace CalicoIPv6.Tests.Preview;

/// <summary>Whatever a stack file holds, a person reads which key is wrong, or gets a plan: never a stack trace, never both.</summary>
[Collection("Deployment")]
public sealed class MalformedStackFileTests : IDisposable
{
    private const int Files = 200;

    private static readonly string[] Stacks = ["dev", "prod", "metal", "openstack", "ipv4", "dualstack", "ipv6", "existing"];

    private readonly ITestOutputHelper _output;
    private readonly string _folder = Directory.CreateTempSubdirectory("malformed").FullName;

    public MalformedStackFileTests(ITestOutputHelper output) => _output = output;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Good => [.. Stacks];

    [Theory]
    [MemberData(nameof(Good))]
    public void Accepts_TheFilesThatAreMutated(string stack) => Assert.Equal((0, ""), (Check(Text(stack)).Code, Check(Text(stack)).Error));

    [Fact]
    public void Rejects_MutatedFiles_InEveryVerb()
    {
        string[] good = [.. Stacks.Select(Text)];
        int[] malformed = new int[Stacks.Length];
        int seed = 0;
        for (; malformed.Sum() < Files; seed++)
        {
            int stack = seed % Stacks.Length;
            malformed[stack] += IsRefused(seed, Mutated(good[stack], seed)) ? 1 : 0;
        }

        _output.WriteLine($"{Files} of {seed} files were malformed");
        Assert.All(malformed, count => Assert.True(count > Files / Stacks.Length / 2));
    }

    [Fact]
    public void Accepts_Alias() => Assert.Equal(0, Check(
        "config:\n  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  aws:region: eu-west-1\n  calico-ipv6:controlPlanes: &three 3\n  calico-ipv6:workers: *three\n").Code);

    private bool IsRefused(int seed, string text)
    {
        try
        {
            ProgramInProcess.Answer check = Check(text);
            string[] problems = Lines(check.Error);
            if (problems.Length == 0)
            {
                Assert.Equal(0, check.Code);
                return false;
            }

            Assert.Equal(1, check.Code);
            Assert.True(check.Output.Length == 0 || check.Output.StartsWith("The configuration of dev has problems, though none with its addresses.", StringComparison.Ordinal));
            Assert.All(problems, IsForAPerson);
            ProgramInProcess.Answer refusal = check with { Output = "" };
            Assert.Equal(refusal, ProgramInProcess.Run("preview", "--config-file", StackPath));
            Assert.Equal(refusal, ProgramInProcess.Run("preview", "--simulate", "--json", "--config-file", StackPath));
            Assert.Equal(refusal, ProgramInProcess.Run("render", "--out", Path.Combine(_folder, "out"), "--config-file", StackPath));
            Assert.False(Path.Exists(Path.Combine(_folder, "out")));
            return true;
        }
        catch (Exception e)
        {
            _output.WriteLine($"Seed {seed}:\n{text}");
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {e.Message}"), e);
        }
    }

    private ProgramInProcess.Answer Check(string text)
    {
        File.WriteAllBytes(StackPath, Encoding.UTF8.GetBytes(text));
        return ProgramInProcess.Run("check", "--config-file", StackPath);
    }

    private string StackPath => Path.Combine(_folder, "Pulumi.dev.yaml");

    private void IsForAPerson(string message)
    {
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.Matches(@"^\S.*: .+; .+$", message);
        Assert.Contains(Starts, start => message.StartsWith(start, StringComparison.Ordinal) || IsNamedWithItsNamespace(message));
    }

    // What a message may start with: a key, known or not, or the file where there is none to name.
    private string[] Starts => [.. ConfigKeys.All.Select(k => k.In("calico-ipv6")), "calico-ipv6:", "aws:", "openstack:", $"--config-file \"{StackPath}\""];

    // calico-ip6:mode, which only looks like the project's.
    private static bool IsNamedWithItsNamespace(string message) => message.Split(' ')[0].Contains(':', StringComparison.Ordinal)
        && message.Contains($"is in the namespace {message.Split(':')[0]}, ", StringComparison.Ordinal);

    private static string Mutated(string text, int seed)
    {
        var random = new Random(seed);
        var mutator = new StackFileMutator(random);
        for (int i = 0; i <= random.Next(3); i++)
        {
            text = mutator.Mutate(text);
        }

        return text;
    }

    // Comments cannot be malformed, so they would only thin the mutations out.
    private static string Text(string stack) => string.Join('\n', StackExamples.Text(stack).Split('\n').Where(l => !l.TrimStart().StartsWith('#')));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
