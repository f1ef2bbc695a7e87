using System.Text;

namespace CalicoIPv6.Dns;

/// <summary>A configuration of CoreDNS; its text is the same for the same servers.</summary>
/// <param name="Servers">Server blocks, in their order.</param>
internal sealed record Corefile(params IReadOnlyList<CorefileServer> Servers)
{
    private const string Indent = "    ";

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (CorefileServer server in Servers)
        {
            text.Append(server.Zone).Append(" {\n");
            foreach (CorefilePlugin plugin in server.Plugins)
            {
                Append(text, plugin);
            }

            text.Append("}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CorefilePlugin plugin)
    {
        text.Append(Indent).Append(plugin.Line);
        if (plugin.Options.Count > 0)
        {
            text.Append(" {\n");
            foreach (string option in plugin.Options)
            {
                text.Append(Indent).Append(Indent).Append(option).Append('\n');
            }

            text.Append(Indent).Append('}');
        }

        text.Append('\n');
    }
}

/// <param name="Zone">Zone and port, as <c>.:53</c>.</param>
/// <param name="Plugins">Its plugins. Their order is for the reader: CoreDNS has one of its own (coredns/coredns plugin.cfg).</param>
internal sealed record CorefileServer(string Zone, params IReadOnlyList<CorefilePlugin> Plugins);

/// <param name="Line">Name and arguments.</param>
/// <param name="Options">Lines of its block. Empty: it has none.</param>
internal sealed record CorefilePlugin(string Line, params IReadOnlyList<string> Options);
