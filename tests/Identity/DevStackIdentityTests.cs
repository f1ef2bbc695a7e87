using System.Text;
using System.Text.Json;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Tests.Identity;

[Collection("Deployment")]
public sealed class DevStackIdentityTests
{
    [Fact]
    public async Task Plan_OfTheDevStack_ProtectsItsIdentity()
    {
        StackPlan plan = await StackPlan.MakeAsync(
            StackFile.Read(ProjectFolder.Find(AppContext.BaseDirectory), "dev", null), simulate: true);
        using var stream = new MemoryStream();
        PlanJson.Write(stream, plan.Document, showSecrets: false);
        JsonElement[] states = [.. JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement.GetProperty("steps").EnumerateArray()
            .Select(s => s.GetProperty("newState")).Where(s => s.GetProperty("urn").GetString()!.Contains("::identity-", StringComparison.Ordinal))];

        JsonElement[] kept = [.. states.Where(s => s.TryGetProperty("protect", out JsonElement protect) && protect.GetBoolean())];
        Assert.Equal(11, states.Length);
        Assert.Equal(9, kept.Length);
        Assert.Equal("dualstack", kept[0].GetProperty("inputs").GetProperty("keepers").GetProperty("mode").GetString());
        JsonElement[] guards = [.. states.Where(s => s.TryGetProperty("replaceWith", out JsonElement with) && with.GetArrayLength() > 0)];
        Assert.Equal(
            states.Select(UrnOf).Where(urn => urn.Contains("::identity-pool-", StringComparison.Ordinal) || urn.Contains("::identity-range-", StringComparison.Ordinal) || urn.Contains("::identity-hosts-", StringComparison.Ordinal)).Except(guards.Select(UrnOf)),
            guards.SelectMany(guard => guard.GetProperty("replaceWith").EnumerateArray()).Select(u => u.GetString()));
    }

    private static string UrnOf(JsonElement state) => state.GetProperty("urn").GetString()!;
}
