using System.Collections.Immutable;
using System.Text;
using CalicoIPv6.Addressing;
using CalicoIPv6.Infra;

namespace CalicoIPv6.Preview.Rendering;

/// <summary>Says what each rendered file is.</summary>
internal static class ReadMe
{
    public const string FileName = "README.txt";

    private const int Column = 36;

    /// <summary>What a file is, by how its path begins and ends; the first row that fits holds.</summary>
    private static readonly ImmutableArray<(string Start, string End, string Shown, string Meaning)> Rows =
    [
        ("hosts/", "/cloud-init.yaml", "hosts/HOST/cloud-init.yaml", "what the host is booted with: settings, keys, scripts, and the unit that makes it a node"),
        ("hosts/", "/kubeadm.yaml", "hosts/HOST/kubeadm.yaml", "kubeadm's documents, which are in its cloud-init too"),
        ("check-host.sh", "", "check-host.sh", "says what a host lacks of what a node needs of its network; changes nothing"),
        ("guest-image/", ".sh", "guest-image/prepare-guest-image.sh", "prepares an image for DHCPv6 (docs/guest-images.md); changes the machine it runs on"),
        ("guest-image/", ".yaml", "guest-image/cloud-init.yaml", "user data of a machine that prepares itself so"),
        (CharmedKubernetes.FileName, "", CharmedKubernetes.FileName, "the same ranges for Charmed Kubernetes: `juju deploy --overlay`"),
        (FirewallText.FileName, "", FirewallText.FileName, "what your firewall has to let through, who to whom and why"),
        ("kubeconfig.yaml", "", "kubeconfig.yaml", "how an administrator reaches the API"),
        ("plan.json", "", "plan.json", "every resource with its arguments, as `pulumi preview --json` prints them, secrets shown"),
        ("", "-values.yaml", "FOLDER/NAME-values.yaml", "a Helm release: chart and version in the first line, then its values"),
        ("", ".yaml", "FOLDER/KIND-NAME.yaml", "an object of the cluster, by the part of the program that makes it"),
    ];

    /// <summary>The text for these files.</summary>
    public static string Of(IEnumerable<string> files, StackSettings settings, AddressPlan plan)
    {
        var text = new StringBuilder();
        text.Append($"""
            What `pulumi up --stack {settings.Stack}` would give to hosts and cluster, written by ./dev render.
            All that only the cloud knows is made up, keys and tokens too: they protect nothing, and the real ones look the same.


            """);
        foreach ((_, _, string shown, string meaning) in files.Select(Row).Distinct().OrderBy(r => Rows.IndexOf(r)))
        {
            text.Append($"{shown.PadRight(Column)}{meaning}\n");
        }

        string families = string.Join(' ', plan.Families.Select(f => f.Lower()));
        text.Append($"""

            On a host:

              bash check-host.sh {families} name=registry.k8s.io
                                              what it lacks; exit code 0 when all is good (the head of the script lists the others)
              systemctl status calico-ipv6-bootstrap
                                              whether it is at work; it tries again until the host is a node
              less /var/log/calico-ipv6.log   what it said; the journal and the console have the same

            """);
        return text.ToString();
    }

    private static (string, string, string, string) Row(string file) =>
        Rows.First(r => file.StartsWith(r.Start, StringComparison.Ordinal) && file.EndsWith(r.End, StringComparison.Ordinal));
}
