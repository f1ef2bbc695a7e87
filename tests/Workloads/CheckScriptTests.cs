using System.Globalization;
using CalicoIPv6.Addressing;
using CalicoIPv6.Tests.Support;
using CalicoIPv6.Workloads;

namespace CalicoIPv6.Tests.Workloads;

/// <summary>The script of the checks, really run: in a network that is played by a curl and a dig of the test's own.</summary>
public sealed class CheckScriptTests
{
    // Answers for every URL but those with the text of CURL_FAILS in them.
    private const string Curl = """
        #!/bin/sh
        for argument; do url=$argument; done
        [ -z "${SLOW:-}" ] || echo $(($(cat "$CLOCK") + SLOW)) >"$CLOCK"
        case $url in *"${CURL_FAILS:-nothing}"*) exit 7 ;; esac
        """;

    private const string Dig = """
        #!/bin/sh
        for argument; do type=${name:-}; name=$argument; done
        case "$type $name" in
            "A targets") [ -n "${NO_TARGETS:-}" ] || printf '10.244.0.9\n10.244.1.9\n' ;;
            "AAAA targets") [ -n "${NO_TARGETS:-}" ] || printf 'fd00:1::9\nfd00:1:0:1::9\n' ;;
            "A targets-ipv4") echo 10.96.0.5 ;;
            "AAAA targets-ipv6") printf 'an.alias.example.\nfd00:2::5\n' ;;
            "AAAA ipv4only.arpa") echo "${SYNTHESISED:-64:ff9b::c000:aa}" ;;
        esac
        """;

    // A clock of the test's own, in a file, that only what takes time moves on.
    private const string Date = """
        #!/bin/sh
        cat "$CLOCK"
        """;

    private const string Sleep = """
        #!/bin/sh
        echo $(($(cat "$CLOCK") + $1)) >"$CLOCK"
        """;

    private static readonly Dictionary<string, string> Network = new()
    {
        ["POD_IPS"] = "10.244.0.7,fd00:1::7",
        ["TARGETS_IPV4_SERVICE_HOST"] = "10.96.0.5",
        ["TARGETS_IPV6_SERVICE_HOST"] = "fd00:2::5",
    };

    [Theory]
    [InlineData(StackMode.IPv4, 7, "IPv4")]
    [InlineData(StackMode.DualStack, 14, "IPv4 IPv6")]
    [InlineData(StackMode.IPv6, 7, "IPv6")]
    public async Task GoodNetwork_EveryFamilyOfTheMode_PassesEveryCheck(StackMode mode, int checks, string families)
    {
        (int exitCode, string[] lines) = await Run(mode);

        Assert.True(exitCode == 0, string.Join('\n', lines));
        Assert.Equal($"{checks} checks, 0 failed", lines[^1]);
        Assert.All(lines[..^1], line => Assert.StartsWith("ok   ", line, StringComparison.Ordinal));
        Assert.Equal(families.Split(' '), lines[..^1].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]).Distinct());
    }

    [Fact]
    public async Task Lines_OfAFamily_NameWhatWasChecked() => Assert.Equal(
        [
            "ok   pod-address IPv6 fd00:1::7 in fd00:1::/56",
            "ok   targets IPv6 targets has 1 or more addresses",
            "ok   pod-to-pod IPv6 fd00:1::9",
            "ok   pod-to-pod IPv6 fd00:1:0:1::9",
            "ok   pod-to-service IPv6 fd00:2::5",
            "ok   dns IPv6 AAAA targets-ipv6 is fd00:2::5",
            "ok   egress IPv6 https://registry.k8s.io/v2/",
            "7 checks, 0 failed",
        ],
        (await Run(StackMode.IPv6)).Lines);

    [Theory]
    [InlineData("CURL_FAILS", "[fd00:1:0:1::9]", "FAIL pod-to-pod IPv6 fd00:1:0:1::9")]
    [InlineData("CURL_FAILS", "10.96.0.5", "FAIL pod-to-service IPv4 10.96.0.5")]
    [InlineData("CURL_FAILS", "https:", "FAIL egress IPv4 https://registry.k8s.io/v2/", "FAIL egress IPv6 https://registry.k8s.io/v2/")]
    [InlineData("POD_IPS", "10.244.0.7", "FAIL pod-address IPv6 none in fd00:1::/56")]
    [InlineData("POD_IPS", "10.245.0.7,fd00:1::7", "FAIL pod-address IPv4 10.245.0.7 in 10.244.0.0/16")]
    [InlineData("POD_IPS", "10.244.0.7,fd00:1:0:100::7", "FAIL pod-address IPv6 fd00:1:0:100::7 in fd00:1::/56")]
    public async Task BadNetwork_FailsWhatIsBad_AndGoesOn(string variable, string value, params string[] failures)
    {
        (int exitCode, string[] lines) = await Run(StackMode.DualStack, (variable, value));

        Assert.Equal(1, exitCode);
        Assert.Equal(failures, lines.Where(line => line.StartsWith("FAIL", StringComparison.Ordinal)));
        Assert.Equal($"14 checks, {failures.Length} failed", lines[^1]);
    }

    [Theory]
    [InlineData("64:ff9b::c000:aa", "ok  ")]
    [InlineData("2001:db8::c000:aa", "FAIL")]
    public async Task Dns64_IsAskedForTheNameWithoutIPv6(string answer, string verdict)
    {
        (_, string[] lines) = await Run(StackMode.IPv6, ("NAT64_PREFIX", "64:ff9b::/96"), ("SYNTHESISED", answer));

        Assert.Equal($"{verdict} dns64 IPv6 AAAA ipv4only.arpa in 64:ff9b::/96", lines[^2]);
    }

    // 540 seconds has the Job, in which its pod has to start as well.
    [Fact]
    public async Task EveryAnswerSlowAndBad_SaysAllInTime_EachFamilyInItsShare()
    {
        string clock = Path.GetTempFileName();
        await File.WriteAllTextAsync(clock, "0\n");
        (int exitCode, string[] lines) = await Run(StackMode.DualStack, ("CURL_FAILS", ":"), ("SLOW", "5"), ("ATTEMPTS", "30"), ("PAUSE", "5"), ("CLOCK", clock));
        int seconds = int.Parse(await File.ReadAllTextAsync(clock), CultureInfo.InvariantCulture);
        File.Delete(clock);

        Assert.Equal(1, exitCode);
        Assert.InRange(seconds, 400, 460);
        foreach (string family in new[] { "IPv4", "IPv6" })
        {
            string[] own = [.. lines.Where(line => line.Contains(family, StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])];
            Assert.Equal(["pod-address", "targets", "pod-to-pod", "pod-to-pod", "pod-to-service", "dns", "egress"], own);
            Assert.Contains($"FAIL pod-to-pod {family} 1 of the targets: not tried, the time was up", lines);
        }
    }

    [Fact]
    public async Task Targets_None_AreNotTakenForOneHost()
    {
        (_, string[] lines) = await Run(StackMode.IPv6, ("NO_TARGETS", "yes"));

        Assert.Contains("FAIL targets IPv6 targets has 1 or more addresses", lines);
        Assert.Contains("skip pod-to-pod IPv6: not tried, there is no target", lines);
    }

    [Theory]
    [InlineData("2", "ok  ")]
    [InlineData("3", "FAIL")]
    public async Task Targets_FewerThanHosts_Fail(string hosts, string verdict) =>
        Assert.Contains($"{verdict} targets IPv6 targets has {hosts} or more addresses", (await Run(StackMode.IPv6, ("HOSTS", hosts))).Lines);

    [Fact]
    public async Task Egress_OfNoUrl_IsNotTried() =>
        Assert.Contains("skip egress IPv6: not tried, nothing is asked", (await Run(StackMode.IPv6, ("EGRESS_URL", ""))).Lines);

    [FactIfProgram("shellcheck")]
    public async Task Script_PassesShellcheck() =>
        Assert.Equal((0, ""), await InFolder(folder => Shell.RunAsync("shellcheck", Path.Combine(folder, CheckJob.Script))));

    private static async Task<(int ExitCode, string[] Lines)> Run(StackMode mode, params (string Name, string Value)[] changes)
    {
        AddressPlan plan = AddressPlanner.Plan(new()
        {
            Mode = mode,
            UniqueLocal = Cidr.Parse("fd00::/48"),
            PodCidrs = [.. mode.Families(IPFamily.IPv4).Select(f => Cidr.Parse(f == IPFamily.IPv4 ? "10.244.0.0/16" : "fd00:1::/56"))],
        });
        Dictionary<string, string> environment = new(CheckJob.Environment(new() { Plan = plan }).Concat(Network)) { ["ATTEMPTS"] = "1", ["PAUSE"] = "0" };
        foreach ((string name, string value) in changes)
        {
            environment[name] = value;
        }

        (int exitCode, string text) = await InFolder(folder => Shell.RunAsync(
            "env", [$"CLOCK={folder}/clock", .. environment.Select(e => $"{e.Key}={e.Value}"), $"PATH={folder}:{Environment.GetEnvironmentVariable("PATH")}", "sh", Path.Combine(folder, CheckJob.Script)]));
        return (exitCode, text.TrimEnd().Split('\n'));
    }

    private static async Task<(int ExitCode, string Text)> InFolder(Func<string, Task<(int, string)>> run)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("calico-ipv6-checks-");
        try
        {
            foreach ((string name, string text) in new[] { ("curl", Curl), ("dig", Dig), ("date", Date), ("sleep", Sleep), ("clock", "0\n"), (CheckJob.Script, CheckJob.ScriptText) })
            {
                string path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, text);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }

            return await run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
