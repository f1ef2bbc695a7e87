using CalicoIPv6.SdkGenerator;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Sdk;

public sealed class GeneratedSourcesTests
{
    [FactIfTypings]
    public void Check_OfTheCommittedStandIns_FindsNothingStale()
    {
        using StringWriter errors = new();

        GeneratedSources.Run(Repository.Containing(AppContext.BaseDirectory), checkOnly: true, TextWriter.Null, errors);

        Assert.Equal("", errors.ToString());
    }
}
