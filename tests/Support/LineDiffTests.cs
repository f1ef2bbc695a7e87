namespace CalicoIPv6.Tests.Support;

public class LineDiffTests
{
    private const string Before = """
        # Comment
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: a
            env:
              - name: IP
                value: "1"
          - name: b
            args: [x]
        ---
        kind: ConfigMap
        metadata:
          name: settings
        data:
          json: |-
            {
              "plugins": [
                {
                  "ipam": {
                    "type": "calico"
                  }
                }
              ]
            }

        """;

    [Theory]
    [InlineData("value: \"1\"", "value: \"2\"", "@@ Pod web / spec / containers / name: a / env / name: IP\n-         value: \"1\"\n+         value: \"2\"\n")]
    [InlineData("    args: [x]\n", "", "@@ Pod web / spec / containers / name: b\n-     args: [x]\n")]
    [InlineData("  - name: b", "  - name: c\n  - name: b", "@@ Pod web / spec / containers\n+   - name: c\n")]
    [InlineData("\"calico\"", "\"calico\",\n            \"more\": \"x\"", "@@ ConfigMap settings / data / json / \"plugins\" / \"ipam\"\n-             \"type\": \"calico\"\n+             \"type\": \"calico\",\n+             \"more\": \"x\"\n")]
    [InlineData("    }\n", "    }\n---\nkind: Pod\n", "@@ a new document\n+ ---\n+ kind: Pod\n", true)]
    [InlineData("  name: web", "   name: web", "@@ Pod web / metadata\n-   name: web\n+    name: web\n")]
    public void Of_SaysWhereEachChangeIs(string text, string other, string expected, bool last = false)
    {
        string after = last ? Before + other[text.Length..] : Before.Replace(text, other, StringComparison.Ordinal);

        Assert.Equal(expected, LineDiff.Of(Before, after));
        Assert.Equal(after, LineDiff.Patch(Before, LineDiff.Changes(Before, after)));
    }

    [Fact]
    public void Of_TheSame_IsEmpty() => Assert.Equal("", LineDiff.Of(Before, Before));

    // What it leaves out would be a change that no golden shows.
    [Fact]
    public void Patch_OfAllChangesButOne_IsNotTheTextAfter()
    {
        string after = Before.Replace("\"1\"", "\"2\"", StringComparison.Ordinal).Replace("[x]", "[y]", StringComparison.Ordinal);

        Assert.NotEqual(after, LineDiff.Patch(Before, LineDiff.Changes(Before, after).Skip(1)));
    }
}
