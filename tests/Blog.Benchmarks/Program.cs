using Blog.Benchmarks;

switch (args)
{
    case ["search", var folder]:
        SearchBenchmark.Run(folder);
        return 0;
    default:
        Console.Error.WriteLine("usage: Blog.Benchmarks search POSTS_FOLDER");
        return 2;
}
