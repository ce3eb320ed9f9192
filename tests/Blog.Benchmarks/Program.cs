using Blog.Benchmarks;
using Blog.Benchmarks.WholeSite;

switch (args)
{
    case ["search", var folder]:
        SearchBenchmark.Run(folder);
        return 0;
    case ["site", var folder]:
        await SiteBenchmark.RunAsync(folder);
        return 0;
    default:
        Console.Error.WriteLine("usage: Blog.Benchmarks search|site POSTS_FOLDER");
        return 2;
}
