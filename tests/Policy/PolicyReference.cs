using System.Text;
using CalicoIPv6.Infra;
using CalicoIPv6.Preview.Policy;

namespace CalicoIPv6.Tests.Policy;

/// <summary>Writes docs/policy.md from the table of rules.</summary>
internal static class PolicyReference
{
    private const string Opening = """
        # Policy

        What no plan should do, written from the table of rules (`preview/Policy`); `UPDATE_GOLDENS=1 ./dev test` writes it anew.

        ```sh
        ./dev preview --stack prod --json > plan.json              # offline; with --simulate nothing is left open
        pulumi preview --stack prod --json --show-sames > plan.json  # or the engine's own; without --show-sames only what changes is judged
        ./dev check --plan plan.json                               # --json for machines
        ```

        It prints everything that it finds and ends with exit code 1 when an error is not waived. What is known after deployment alone is told
        under "Cannot tell": it is no pass, and fails nothing. A plan file has its configuration in it, so no stack is named; what the rules
        compare with, such as `adminCidrs` or the pools, is that configuration.

        `./dev diff` tells the same of each stack's new plan, and its Markdown has it in the comment on a pull request: errors first, then warnings;
        what is waived is counted. Its exit code does not follow from that: the workflow runs `./dev check --plan` besides, which fails.
        """;

    private const string Waivers = """
        ## Waivers

        A stack that has to break a rule says so in its file, with the reason:

        ```yaml
        calico-ipv6:policyWaivers:
          - rule: public-api-without-admins
            resource: api-nlb   # a name or a URN; without it, every resource
            reason: Administrators come through Session Manager alone
            until: "2030-12-31"                  # the last day, in UTC; without it, no end. In quotes, or it becomes a time.
        ```

        What is waived is still told, with the reason. A waiver that has ended waives nothing; one that has ended or waives nothing is a
        warning, and a rule that does not exist is refused by every verb.
        """;

    public static string Of(IEnumerable<PolicyRule> rules)
    {
        var page = new StringBuilder(Opening).Append("\n\n## Rules\n");
        foreach (PolicyRule rule in rules)
        {
            page.Append($"\n### {rule.Name.Text()}\n\n{(rule.Severity == Severity.Error ? "Error" : "Warning")}. {rule.Finds}\n\n");
            page.Append($"{rule.Reason} Instead: {rule.Instead}.\n");
        }

        return page.Append('\n').Append(Waivers).Append('\n').ToString();
    }
}
