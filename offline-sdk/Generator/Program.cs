namespace CalicoIPv6.SdkGenerator;

/// <summary>
/// Writes the sources of the provider stand-ins; with <c>--check</c> compares them with what is committed, and writes nothing.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length > 1 || args is [not "--check"])
        {
            Console.Error.WriteLine("Usage: dotnet run --project offline-sdk/Generator [-- --check]");
            return 2;
        }
        Repository repository = Repository.Containing(AppContext.BaseDirectory);
        return GeneratedSources.Run(repository, checkOnly: args is ["--check"], Console.Out, Console.Error);
    }
}
