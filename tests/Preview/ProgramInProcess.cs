using System.Globalization;
using System.Reflection;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Tests.Preview;

/// <summary>
/// The preview program's own entry point, called in this process: a thousand calls take seconds. Standard output and error are the
/// whole process's, so one call at a time: for tests of the collection "Deployment".
/// </summary>
internal static class ProgramInProcess
{
    private static readonly MethodInfo Main = typeof(StackFile).Assembly.EntryPoint ?? throw new InvalidOperationException("the preview is no program");

    /// <summary>What the program answers and prints; what it throws falls through.</summary>
    public static Answer Run(params string[] arguments)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using var writtenOut = new StringWriter(CultureInfo.InvariantCulture);
        using var writtenError = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(writtenOut);
            Console.SetError(writtenError);
            int code = (int)Main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
            return new Answer(code, writtenOut.ToString(), writtenError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <param name="Code">The exit code.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error.</param>
    public sealed record Answer(int Code, string Output, string Error);
}
