using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CalicoIPv6.Benchmarks;

const string onlyProcesses = "--processes";
if (args is [onlyProcesses])
{
    return WholeProcesses.Run();
}

// In this process: the project that BenchmarkDotNet would generate for another one knows nothing of Directory.Build.targets, and so
// would look for the published Pulumi packages where the stand-ins are built.
IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(AddressPlanning).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
return args is [] ? WholeProcesses.Run() : 0;
