using Blog.Benchmarks;

switch (args)
{
    case ["search", var folder]:
        SearchBenchmark.Run(folder);
        return 0;
    case ["corpora"]:
        CorporaReport.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: Blog.Benchmarks search POSTS_FOLDER | corpora");
        return 2;
}
