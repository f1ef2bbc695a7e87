using System.Diagnostics;

namespace CalicoIPv6.Tests.Support;

/// <summary>A host in a network namespace, on a wire with a router in another one: interfaces <c>host0</c> and <c>router0</c>.</summary>
internal sealed class HostNamespace : IDisposable
{
    /// <summary>What the files of the host say of the router.</summary>
    public const string KnownName = "registry.example.com";

    private readonly string _host = $"host-{Guid.NewGuid():N}"[..15];
    private readonly string _router = $"router-{Guid.NewGuid():N}"[..15];
    private readonly List<Process> _servers = [];

    /// <summary>A wire that is up, a router with addresses, and a host without any.</summary>
    public static async Task<HostNamespace> CreateAsync()
    {
        var made = new HostNamespace();
        Directory.CreateDirectory(made.Files);
        await File.WriteAllTextAsync(Path.Combine(made.Files, "hosts"), $"192.0.2.1 {KnownName}\n2001:db8::1 {KnownName}\n");
        await File.WriteAllTextAsync(Path.Combine(made.Files, "resolv.conf"), "nameserver 192.0.2.1\noptions timeout:1 attempts:1\n");
        await RunAsync($"""
            ip netns add {made._host}
            ip netns add {made._router}
            ip link add host0 netns {made._host} type veth peer name router0 netns {made._router}
            ip -n {made._host} link set lo up
            ip -n {made._router} link set lo up
            ip -n {made._host} link set host0 up
            ip -n {made._router} link set router0 up
            ip -n {made._router} address add 192.0.2.1/24 dev router0
            ip -n {made._router} address add 2001:db8::1/64 dev router0 nodad
            """);
        return made;
    }

    // What `ip netns exec` lays over /etc.
    private string Files => Path.Combine("/etc/netns", _host);

    /// <summary>Runs a shell script in the host; it has to succeed.</summary>
    public Task<string> InHostAsync(string script) => RunAsync($"ip netns exec {_host} bash -euo pipefail <<'EOF'\n{script}\nEOF\n");

    /// <summary>Runs a shell script in the router; it has to succeed.</summary>
    public Task<string> InRouterAsync(string script) => RunAsync($"ip netns exec {_router} bash -euo pipefail <<'EOF'\n{script}\nEOF\n");

    /// <summary>Runs a script file in the host.</summary>
    public Task<(int ExitCode, string Text)> CheckAsync(string path, int seconds, params string[] arguments) =>
        Shell.RunAsync("ip", ["netns", "exec", _host, "env", $"WAIT_SECONDS={seconds}", "bash", path, .. arguments]);

    /// <summary>Something that takes connections on a port of the router, in both families.</summary>
    public async Task ListenAsync(int port)
    {
        const string program = "$s = IO::Socket::IP->new(LocalHost => '::', LocalPort => $ARGV[0], Listen => 5, V6Only => 0) or die; while ($c = $s->accept) { close $c }";
        Start(_router, "perl", "-MIO::Socket::IP", "-e", program, $"{port}");
        await InRouterAsync($"for _ in $(seq 50); do ! (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null || exit 0; sleep 0.1; done; exit 1");
    }

    /// <summary>Starts a program in the host that ends with this object, or after a minute.</summary>
    public void StartInHost(string program, params IEnumerable<string> arguments) => Start(_host, [program, .. arguments]);

    /// <summary>Starts a program in the router that ends with this object, or after a minute.</summary>
    public void StartInRouter(string program, params IEnumerable<string> arguments) => Start(_router, [program, .. arguments]);

    public void Dispose()
    {
        foreach (Process server in _servers)
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            server.Dispose();
        }

        foreach (string name in (string[])[_host, _router])
        {
            using Process delete = Process.Start("ip", ["netns", "delete", name]);
            delete.WaitForExit();
        }

        Directory.Delete(Files, recursive: true);
    }

    private void Start(string place, params IEnumerable<string> command) =>
        _servers.Add(Process.Start("ip", ["netns", "exec", place, "timeout", "60", .. command]));

    private static async Task<string> RunAsync(string script)
    {
        (int exitCode, string text) = await Shell.RunAsync("bash", "-euc", script);
        Assert.True(exitCode == 0, text);
        return text;
    }
}
