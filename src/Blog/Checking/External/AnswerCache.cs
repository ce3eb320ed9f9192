using System.Collections.Concurrent;
using System.Text.Json;

namespace Blog.Checking.External;

/// <summary>Answers that are young enough to be believed, in a file of the cache folder; where there is none, for as long as the program runs.</summary>
internal sealed class AnswerCache(string folder, ExternalSettings settings)
{
    private readonly string? path = folder.Length == 0 ? null : Path.Combine(folder, "external-links.json");
    private ConcurrentDictionary<string, Answer> answers = [];

    public Answer? Find(string url, DateTimeOffset now) => answers.TryGetValue(url, out var answer) && now - answer.At < Lifetime(answer) ? answer : null;

    public void Add(string url, Answer answer) => answers[url] = answer;

    /// <summary>A file that cannot be read costs only time.</summary>
    public void Load()
    {
        if (path is null || !File.Exists(path)) return;
        try
        {
            answers = JsonSerializer.Deserialize<ConcurrentDictionary<string, Answer>>(File.ReadAllBytes(path)) ?? [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException)
        {
            answers = [];
        }
    }

    /// <summary>Writes beside the old file and takes its place; where that cannot be, the next time asks again.</summary>
    public void Save(DateTimeOffset now)
    {
        if (path is null) return;
        var kept = answers.Where(pair => now - pair.Value.At < Lifetime(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary();
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = $"{path}.{Guid.NewGuid():n}.tmp";
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(kept, ReadableJson.Serializing));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
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
