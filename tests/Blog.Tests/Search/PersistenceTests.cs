using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using static Blog.Tests.Search.Documents;

namespace Blog.Tests.Search;

public sealed class PersistenceTests
{
    private static readonly SearchDocument[] Posts =
        [Document("a", "注意力机制", "自注意力与 softmax", tags: ["深度学习"]), Document("b", "Transformer 简介", "编码器和解码器"), Document("c", "随笔", "今天天气很好")];

    [Fact]
    public void A_changed_post_is_left_out_and_added_again_by_an_update()
    {
        var changed = Document("b", "Transformer 详解", "位置编码");
        var loaded = SaveAndLoad(Documents.Index(Posts), [Posts[0], changed, Posts[2]])!;
        Assert.Equal(2, loaded.Count);
        OracleTests.AssertSame(Documents.Index(Posts[0], changed, Posts[2]), loaded.With([Posts[0], changed, Posts[2]], []), "transformer 位置编码");
    }

    [Fact]
    public void A_post_that_is_gone_is_found_no_more() =>
        Assert.Empty(SaveAndLoad(Documents.Index(Posts), [Posts[0], Posts[1]])!.Ids("天气"));

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var bytes = Saved(Documents.Index(Posts));
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x41;
            Assert.Null(SearchIndex.Load(new MemoryStream(damaged), Posts));
        }
    }

    [Fact]
    public void A_file_cut_short_or_with_something_after_it_is_refused()
    {
        var bytes = Saved(Documents.Index(Posts));
        for (var length = 0; length < bytes.Length; length++) Assert.Null(SearchIndex.Load(new MemoryStream(bytes, 0, length), Posts));
        Assert.Null(SearchIndex.Load(new MemoryStream([.. bytes, 0]), Posts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("BLOGSRCH")]
    [InlineData("SQLite format 3 and then something long enough to hold a whole header of ours, and more of it")]
    public void A_foreign_file_is_refused(string content) =>
        Assert.Null(SearchIndex.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), Posts));

    internal static SearchIndex? SaveAndLoad(SearchIndex index, IEnumerable<SearchDocument> documents) =>
        SearchIndex.Load(new MemoryStream(Saved(index)), documents);

    private static byte[] Saved(SearchIndex index)
    {
        var stream = new MemoryStream();
        index.Save(stream);
        return stream.ToArray();
    }
}
