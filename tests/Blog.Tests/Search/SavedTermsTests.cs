using Blog.Engine.Search;
using Blog.Engine.Search.Forward;
using CsCheck;

namespace Blog.Tests.Search;

/// <summary>What one export has found in the texts, the next takes as it is.</summary>
public sealed class SavedTermsTests
{
    [Fact]
    public void An_export_with_saved_terms_has_the_bytes_of_one_without() => Gen.Select(RandomDocuments.Document(30).Array[40], RandomDocuments.Document(40).Array[9]).Sample((documents, edits) =>
    {
        var (before, after) = (Documents.Index(documents), Documents.Index(documents).With(edits, []));
        var saved = SavedTerms.Load(new MemoryStream(Saved(before)))!;
        Assert.Equal(0, before.ForExport(() => saved).Unsaved);
        Assert.Equal(Files(after, null), Files(after, saved));
        Assert.Equal(Similar(Documents.Index(documents).With(edits, []), null), Similar(after, saved));
    }, iter: 20);

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var bytes = Saved(Documents.Index(Documents.Document("a", "注意力机制", "自注意力与 softmax"), Documents.Document("b", "随笔", "今天天气很好")));
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x41;
            Assert.Null(SavedTerms.Load(new MemoryStream(damaged)));
            Assert.Null(SavedTerms.Load(new MemoryStream(bytes, 0, i)));
        }
    }

    private static byte[] Saved(SearchIndex index)
    {
        using var stream = new MemoryStream();
        index.ForExport().SaveTerms(stream);
        return stream.ToArray();
    }

    private static string[] Files(SearchIndex index, SavedTerms? saved) =>
        [.. index.ForExport(() => saved).ToShards(document => new(document.Id, "")).Select(shard => $"{shard.Name} {Convert.ToHexString(shard.ToFile())}").Order(StringComparer.Ordinal)];

    private static string[] Similar(SearchIndex index, SavedTerms? saved)
    {
        index.FindAllSimilar(index.ForExport(() => saved), 4);
        return [.. Enumerable.Range(0, 40).Select(number => $"post-{number:00}").Select(id => $"{id}: {string.Join(", ", index.Similar(id, 4))}")];
    }
}
