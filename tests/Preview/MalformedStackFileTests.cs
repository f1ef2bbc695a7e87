using System.Globalization;
using System.Text;
using CalicoIPv6.Addressing;
using CalicoIPv6.Configuration;
using CalicoIPv6.Infra;
using CalicoIPv6.Infra.Settings;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.StackFiles;
using CalicoIPv6.Tests.Support;
using Xunit.Abstractions;

namespace CalicoIPv6.Tests.Preview;

/// <summary>Whatever a stack file holds, a person reads which key is wrong, or gets a plan: never a stack trace, never both.</summary>
public sealed class MalformedStackFileTests : IDisposable
{
    private const int Files = 200;
    private const int LeastMalformed = 150;

    // Comments cannot be malformed, so they would only thin the mutations out.
    private static readonly string[] Good = [.. new[] { "dev", "ipv4", "dualstack" }.Select(s => WithoutComments(StackExamples.Text(s)))];

    private readonly ITestOutputHelper _output;
    private readonly string _folder = Directory.CreateTempSubdirectory("malformed").FullName;

    public MalformedStackFileTests(ITestOutputHelper output)
    {
        _output = output;
        File.Copy(StackExamples.Project.ProjectPath, Path.Combine(_folder, ProjectFolder.ProjectFile));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Accepts_TheFilesThatAreMutated() => Assert.All(Good, text => Assert.Empty(Problems(text)));

    [Fact]
    public void Rejects_MutatedFiles_NamingTheKey()
    {
        int malformed = Enumerable.Range(0, Files).Count(IsMalformed);

        _output.WriteLine($"{malformed} of {Files} files were malformed");
        Assert.InRange(malformed, LeastMalformed, Files);
    }

    [Fact]
    public void Accepts_Alias() => Assert.Empty(Problems(
        "config:\n  calico-ipv6:mode: dualstack\n  calico-ipv6:provider: aws\n  aws:region: eu-west-1\n  calico-ipv6:controlPlanes: &three 3\n  calico-ipv6:workers: *three\n"));

    private bool IsMalformed(int seed)
    {
        var random = new Random(seed);
        var mutator = new StackFileMutator(random);
        string text = Good[seed % Good.Length];
        for (int i = 0; i <= random.Next(3); i++)
        {
            text = mutator.Mutate(text);
        }

        try
        {
            string[] problems = Problems(text);
            Assert.All(problems, IsForAPerson);
            return problems.Length > 0;
        }
        catch (Exception e)
        {
            _output.WriteLine($"Seed {seed}:\n{text}");
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {e.Message}"), e);
        }
    }

    // As every verb reads it, to the address map. Anything but a person's mistake falls through.
    private string[] Problems(string text)
    {
        File.WriteAllBytes(Path.Combine(_folder, "Pulumi.dev.yaml"), Encoding.UTF8.GetBytes(text));
        try
        {
            StackSettings settings = StackSettings.Read(StackFile.Read(new ProjectFolder(_folder), "dev", null));
            Assert.NotEmpty(AddressMap.Of(AddressPlanner.Plan(settings.Addresses)));
            return [];
        }
        catch (ConfigurationException e)
        {
            Assert.NotEmpty(e.Problems);
            return [.. e.Problems.Select(p => p.ToString())];
        }
    }

    private static void IsForAPerson(string message)
    {
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.Matches(@"^\S.*: .+; .+$", message);
        Assert.Contains(Names, name => message.StartsWith(name, StringComparison.Ordinal));
    }

    // What a message may start with: a key, known or not, or the file where there is none to name.
    private static IEnumerable<string> Names => [.. ConfigKeys.All.Select(k => k.In("calico-ipv6")), "calico-ipv6:", "pulumi:", "Pulumi.dev.yaml: "];

    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Where(l => !l.TrimStart().StartsWith('#')));
}
