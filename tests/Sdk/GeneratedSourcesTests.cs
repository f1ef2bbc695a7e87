using CalicoIPv6.SdkGenerator;
using CalicoIPv6.Tests.Support;

namespace CalicoIPv6.Tests.Sdk;

public class GeneratedSourcesTests
{
    [FactIfTypings]
    public void Committed_stand_ins_are_what_the_generator_writes()
    {
        using StringWriter errors = new();

        GeneratedSources.Run(Repository.Containing(AppContext.BaseDirectory), checkOnly: true, TextWriter.Null, errors);

        Assert.Equal("", errors.ToString());
    }
}
