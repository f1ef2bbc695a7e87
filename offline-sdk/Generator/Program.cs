using System.Runtime.CompilerServices;
using CalicoIPv6.SdkGenerator;

// Without arguments: writes the sources. `--check`: compares them with what is committed, and writes nothing.
GeneratorOptions options = GeneratorOptions.Parse(args, SourceFolder());
return GeneratedSources.Run(options, Console.Out, Console.Error);

// The folder of this file: the manifest lies beside it, whatever the working directory is.
static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
