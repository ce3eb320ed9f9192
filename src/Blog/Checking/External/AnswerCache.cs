using System.Collections.Concurrent;
using System.Text.Json;
using Blog.Engine.Storage;

namespace Blog.Checking.External;

/// <summary>Answers that are young enough to be believed, in a file of the cache folder; where there is none, for as long as the program runs.</summary>
internal sealed class AnswerCache(string folder, ExternalSettings settings)
{
    private const int Version = 1;

    private readonly string? path = folder.Length == 0 ? null : Path.Combine(folder, "external.links");
    private ConcurrentDictionary<string, Answer> answers = [];

    private static ReadOnlySpan<byte> Magic => "BLOGLINK"u8;

    public Answer? Find(string url, DateTimeOffset now) => answers.TryGetValue(url, out var answer) && now - answer.At < Lifetime(answer) ? answer : null;

    public void Add(string url, Answer answer) => answers[url] = answer;

    /// <summary>A file that cannot be read, or is damaged, costs only time.</summary>
    public void Load()
    {
        if (path is null || !File.Exists(path)) return;
        try
        {
            using var file = File.OpenRead(path);
            answers = SealedBytes.Read(file, Magic, Version, payload => JsonSerializer.Deserialize<ConcurrentDictionary<string, Answer>>(payload)) ?? [];
        }
        catch (Exception trouble) when (trouble is JsonException || DiskTrouble.Explains(trouble))
        {
            answers = [];
        }
    }

    /// <summary>Where nothing can be written, the next time asks again.</summary>
    public void Save(DateTimeOffset now)
    {
        if (path is null) return;
        var kept = answers.Where(pair => now - pair.Value.At < Lifetime(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary();
        try
        {
            AtomicFile.Write(path, file => SealedBytes.Write(file, Magic, Version, payload => JsonSerializer.Serialize(payload, kept)));
        }
        catch (Exception trouble) when (DiskTrouble.Explains(trouble))
        {
            // What was found out is reported all the same.
        }
    }

    private TimeSpan Lifetime(Answer answer) => answer.Verdict switch
    {
        Verdict.Good => settings.Good,
        Verdict.Dead => settings.Dead,
        _ => TimeSpan.Zero,
    };
}
