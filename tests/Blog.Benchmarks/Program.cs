using Blog.Benchmarks;

switch (args)
{
    case ["search", var folder, .. var options] when SearchOptions.Parse(options) is { } parsed:
        SearchBenchmark.Run(folder, parsed);
        return 0;
    default:
        Console.Error.WriteLine("usage: Blog.Benchmarks search POSTS_FOLDER [--sizes 1000,10000,100000] [--lucene-to 10000] [--rounds 5] [--json FILE]");
        return 2;
}
