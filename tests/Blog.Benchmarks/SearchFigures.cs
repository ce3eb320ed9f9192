namespace Blog.Benchmarks;

/// <summary>What was measured of one engine over so many posts; times in milliseconds, sizes in bytes. What an engine does not have is null.</summary>
internal sealed record SearchFigures(string Engine, int Posts, long TextBytes)
{
    public required Cost Build { get; init; }

    public required long Memory { get; init; }

    public required IReadOnlyDictionary<string, AnswerTimes> Answers { get; init; }

    /// <summary>CPU time of a change to one post until it is found.</summary>
    public required Percentiles Upsert { get; init; }

    public IReadOnlyDictionary<string, AnswerTimes>? AnswersAfterUpserts { get; init; }

    public SavedFigures? Saved { get; init; }

    public double MegabytesPerCpuSecond => TextBytes / 1e3 / Build.Cpu;

    public double MemoryOfText => Memory / (double)TextBytes;
}

/// <summary>Thread CPU time over every asking; wall time over questions, the best of each, because the machine does other things too.</summary>
internal sealed record AnswerTimes(int Questions, Percentiles Cpu, Percentiles Wall, string Slowest);

/// <summary>The index as a file.</summary>
internal sealed record SavedFigures(long Size, Cost Save, Cost Load);
