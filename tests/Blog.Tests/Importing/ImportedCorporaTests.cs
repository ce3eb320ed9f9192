using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;
using Blog.Engine.Importing;
using Blog.Tests.Markup;

namespace Blog.Tests.Importing;

/// <summary>Other people's blogs, imported: no Han character and no Latin word of a text is lost, and what front matter says stays said.</summary>
public sealed partial class ImportedCorporaTests
{
    public static TheoryData<string, string, string> All => [.. ImportedCorpora.All.Select(corpus => new TheoryDataRow<string, string, string>(corpus.Name, corpus.Folder, corpus.Kind))];

    [Theory]
    [MemberData(nameof(All))]
    public void No_word_of_a_text_is_lost(string name, string folder, string kind)
    {
        var (contents, blog) = OldBlog.OnDisk(Shared.Path("corpora", name, folder), kind);
        var results = blog.Posts.ToDictionary(post => post.From);
        var losses = contents.Sources.Where(source => results.ContainsKey(source.Path))
            .Select(source => (source.Path, Words: VisibleWords.LostFromText(Tags().Replace(BodyOf(source), KeptOf), results[source.Path].Text)))
            .Where(loss => loss.Words.Count > 0);

        Assert.Equal("", string.Join('\n', losses.Select(loss => $"{loss.Path}: {string.Join(' ', loss.Words)}")));
        Assert.Equal([], contents.Sources.Select(source => source.Path).Except(results.Keys).Except(blog.Files.Select(file => file.From)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_front_matter_says_is_said_in_ours(string name, string folder, string kind)
    {
        var (contents, blog) = OldBlog.OnDisk(Shared.Path("corpora", name, folder), kind);
        var sources = contents.Sources.ToDictionary(source => source.Path);
        var differing = from post in blog.Posts
                        let before = Said(sources[post.From].Text)
                        let after = Said(new(post.Path, post.Text))
                        where before != after
                        select $"{post.From}:\n  {before}\n  {after}";

        Assert.Equal("", string.Join('\n', differing));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Two_imports_are_equal(string name, string folder, string kind)
    {
        var path = Shared.Path("corpora", name, folder);
        var (first, second) = (OldBlog.OnDisk(path, kind).Blog, OldBlog.OnDisk(path, kind).Blog);
        Assert.Equal(first.Posts.Select(post => (post.Path, post.Text)), second.Posts.Select(post => (post.Path, post.Text)));
        Assert.Equal(first.Files, second.Files);
    }

    private static string Said(SourceText text)
    {
        var said = new FrontMatterReader(TimeZoneInfo.Utc).Read(text).FrontMatter;
        return string.Join(" | ", said.Title, said.Date?.ToString("O"), said.Updated?.ToString("O"), string.Join(',', said.Tags), string.Join(';', said.Categories.Select(path => string.Join('/', path))), said.Series, said.SeriesOrder, said.Slug, said.Draft, said.Description, said.Author, said.Lang, said.Pinned, said.Math, said.Toc, said.IsPage);
    }

    private static string BodyOf(SourceFile source) => source.Text.Value[new FrontMatterReader(TimeZoneInfo.Utc).Read(source.Text).BodyStart..];

    /// <summary>Of a tag only what a reader would see must stay: its Chinese.</summary>
    private static string KeptOf(Match tag) => $" {string.Concat(tag.Value.Where(c => c is >= '\u4E00' and <= '\u9FFF'))} ";

    [GeneratedRegex("""\{\{[<%](?!/\*)(?:"[^"]*"|[^"}]|\}(?!\}))*[>%]\}\}|\{%(?:[^%]|%(?!\}))*%\}|\{\{\s*(?:site|page)\.[^{}\n]*\}\}|\[\[?_?toc_?\]?\]|(?:\* [^\n]*\n)?\{:[^{}\n]*\}|</?[A-Z]\w*[a-z]\w*[^<>]*>|%%""", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
