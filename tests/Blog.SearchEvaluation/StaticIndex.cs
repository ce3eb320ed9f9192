using System.Globalization;
using System.Text.Json;
using Blog.Engine.Search;

namespace Blog.SearchEvaluation;

/// <summary>What the script of a static site answers, and what it fetched for it: bytes as transferred.</summary>
/// <param name="Ids">The addresses of the hits, in order; here the ids of the documents.</param>
/// <param name="RankBytes">What the order of the hits needed, apart from the manifest and the tables, which every visit needs once.</param>
/// <param name="Bytes">The same with the texts of the hits, for titles and snippets.</param>
public sealed record StaticAnswer(string Query, int Total, string? DidYouMean, string[] Ids, double[] Scores, string[] Snippets, long RankBytes, long Bytes, int Files);

/// <summary>What all questions need once, in bytes.</summary>
public sealed record StaticAnswers(long Manifest, long Tables, StaticAnswer[] Answers);

/// <summary>An index written as a static site has it, in a temporary folder, and asked by the site's own script in Node.</summary>
public sealed class StaticIndex : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Folder { get; } = Directory.CreateTempSubdirectory("blog-shards-").FullName;

    public StaticIndex(SearchIndex index)
    {
        foreach (var shard in index.ForExport().ToShards(document => new(document.Id, document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))
        {
            var file = shard.ToFile();
            File.WriteAllBytes(Path.Combine(Folder, shard.Name), file);
            (Files, Bytes) = (Files + 1, Bytes + file.Length);
        }
    }

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Asks every question by itself, with nothing kept from the one before but the manifest and the tables.</summary>
    public async Task<StaticAnswers> AskAsync(string scripts, IReadOnlyList<string> questions, CancellationToken cancellation = default)
    {
        var (code, output) = await NodeScript.RunAsync([Path.Combine(AppContext.BaseDirectory, "ask.mjs"), scripts, Folder], JsonSerializer.Serialize(questions, Json), cancellation);
        return code == 0 ? JsonSerializer.Deserialize<StaticAnswers>(output, Json)! : throw new InvalidOperationException($"node ended with {code}; its error output says why");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
