using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Blog.Tests;

namespace Blog.Benchmarks.Micro;

/// <summary>The steps of the engine one by one, each beside a baseline of the same run: ratios hold on any machine, times only on this one.</summary>
internal static class MicroBenchmarks
{
    /// <summary>A class is measured within this process: built and started anew for each method, the posts would be read and V8 be started twenty times over.</summary>
    private static readonly Job Job = Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true))
        .WithWarmupCount(3)
        .WithIterationCount(10);

    /// <summary>True when every benchmark that a filter names (<c>*Parsing*</c>; none means all) has run.</summary>
    public static bool Run(string folder, string[] filters)
    {
        Sample.Folder = folder;
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(["--filter", .. filters.DefaultIfEmpty("*")], Config()).ToList();
        return summaries.Count > 0 && summaries.TrueForAll(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success));
    }

    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .HideColumns(Column.Error, Column.RatioSD)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "micro"));
}
