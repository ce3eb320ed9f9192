using System.Collections.Immutable;
using Blog.Engine.Search.Forward;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Storage;
using Blog.Engine.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>
/// An index as files that a script in the browser asks: wwwroot/js/search reads what is written here, docs/search.md describes it.
/// Documents are numbered so that of two that are equally good the higher number comes first: by date, then by id from the last on.
/// </summary>
internal static class ShardWriter
{
    /// <summary>Raise it with the form of any shard: a script that knows another one says so instead of answering wrongly.</summary>
    private const int Version = 2;

    public static ImmutableArray<SearchShard> Write(Segment segment, ForwardIndex forward, Readings readings, Func<SearchDocument, DocumentAddress> addressOf)
    {
        var order = Enumerable.Range(0, segment.Count).OrderBy(i => segment.Documents[i].Date).ThenByDescending(i => segment.Documents[i].Id, StringComparer.Ordinal).ToArray();
        var numbers = new int[segment.Count];
        for (var number = 0; number < order.Length; number++) numbers[order[number]] = number;
        var shards = new ShardSet();
        var manifest = new FieldWriter().Number(Version).Number(segment.Count);
        foreach (var i in order) manifest.Number(segment.TitleLengths[i]);
        foreach (var i in order) manifest.Number(segment.BodyLengths[i]);
        foreach (var hash in order.AsParallel().AsOrdered().Select(i => AddDocument(shards, segment.Documents[i], addressOf(segment.Documents[i]), forward.Read[i]))) manifest.Raw(hash);
        manifest.Raw(shards.Add(CharacterShard.Of()));
        manifest.Raw(shards.Add(FilterShard.Of([.. order.Select(i => segment.Documents[i])])));
        manifest.Texts([.. readings.Synonyms.SelectMany(pair => new[] { pair.From, pair.To })]);
        var (terms, words, pinyin) = (new FieldWriter(), new FieldWriter(), new FieldWriter());
        Parallel.Invoke(
            () => TermShards.Write(segment, () => new(segment, forward, numbers), shards, terms),
            () => WordShards.Write(segment, shards, words),
            () => new PinyinShards(shards).Write(segment.Names, pinyin));
        manifest.Raw(terms.Written).Raw(words.Written).Raw(pinyin.Written);
        return [.. shards.All, new(SearchShard.ManifestName, () => Gzip.Pack(manifest.Written))];
    }

    private static byte[] AddDocument(ShardSet shards, SearchDocument document, DocumentAddress address, DocumentReading reading)
    {
        var made = reading.Text; // the reading itself is let go when the shards are listed
        if (PackedChunks.HashIn(reading.Chunks) is { Length: > 0 } hash) shards.Add(hash, () => made ?? Chunks.Of(document.Sections.Read()).Pack().Text);
        return shards.Add(DocumentShard.Of(document, address, reading.Chunks));
    }
}
