using System.Text;
using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;
using Blog.Engine.Markup.Bibliographies;
using Blog.Tests.Importing;

namespace Blog.Tests;

/// <summary>What stands beside the bodies of posts is bounded as they are: whatever a reader of it opens, closes or escapes, again and again, by the clock of the thread.</summary>
public sealed class RepeatedInputTests
{
    private const int Count = 20_000;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(4); // 2 s of a quiet machine

    private static readonly Dictionary<string, (string[] Pieces, Action<string> Read)> Readers = new()
    {
        ["yaml"] = (["- ", "[", "]", "{", "}", "a: ", "a: b\n", "\"", "'", "? ", "&a ", "*a ", "!!a ", "|\n", ">\n", "#", "\\", "，"], text => FrontMatter($"---\ntitle: {text}\n---\n正文")),
        ["toml"] = (["[", "]", "[[a]]\n", "a = 1\n", "a.", "\"", "\"\"\"", "'''", "{", "}", "#", "\\"], text => FrontMatter($"+++\ntitle = {text}\n+++\n正文")),
        ["json"] = (["{", "}", "[", "]", "\"", "\"a\":", ",", "\\", "1"], text => FrontMatter($"{{\"title\": {text}}}\n正文")),
        ["unfenced"] = (["a: b\n", "title：a\n", "---\n", "-----\n", "{", "+++\n"], FrontMatter),
        ["bibliography"] = (["@", "@a{", "{", "}", "\"", "a = ", "a = {b},\n", " # ", "\\", "%", ",", "@string{a = b}\n", " and "], text => Bibliography.Read(new(SitePath.From("references.bib"), $"@book{{a, title = {text}}}"))),
        ["notebook"] = (["$", "`", "```\n", "[", "\\u001b[0m", "<div>", "\n"], text => SourceFile.Decode(SitePath.From("a.ipynb"), Encoding.UTF8.GetBytes(Cell(text)), TestSite.Now)),
        ["nested notebook"] = (["[", "{\"a\":", "]", "}", "\""], text => SourceFile.Decode(SitePath.From("a.ipynb"), Encoding.UTF8.GetBytes($"{{\"cells\": {text}}}"), TestSite.Now)),
        ["hexo"] = (["{% ", "{% a %}", "{{ ", "{% raw %}", "%}", "<!--", "<!-- more -->", "](", "![", "`", "$", "{% post_link a ", "{% note a %}", "{% endnote %}"], text => OldBlog.From($"-- _config.yml --\ntitle: a\n-- source/_posts/a.md --\n{text}\n末尾", "hexo").Import()),
        ["wordpress"] = (["<p>", "<b>", "</i>", "<div>", "<a href='", "&amp;", "[caption]", "[code]", "<!-- wp:a -->", "<table><tr><td>", "<ul><li>", "<pre>", "$latex ", "\n\n", "*", "_", "`"], text => OldBlog.FromFile("blog.xml", WordPress(text), "wordpress")),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_repeated_is_read_within_its_bound(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the clock of a thread is Linux's");
        var (pieces, read) = Readers[name];
        foreach (var text in pieces.Select(Times).Concat(pieces.Zip(pieces.Skip(1)).SelectMany(pair => new[] { Times(pair.First + pair.Second), Times(pair.First) + Times(pair.Second) })))
        {
            var start = ThreadClock.Elapsed;
            read(text);
            var cost = ThreadClock.Elapsed - start;
            Assert.True(cost < Bound, $"{cost.TotalSeconds:0.0} s for {JsonSerializer.Serialize(text[..40])}…");
        }
    }

    private static string Times(string piece) => new StringBuilder(piece.Length * Count).Insert(0, piece, Count).ToString();

    private static void FrontMatter(string text) => new FrontMatterReader(TimeZoneInfo.Utc).Read(new(SitePath.From("a.md"), text));

    private static string Cell(string text) => $$"""{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": {{JsonSerializer.Serialize(text)}}}]}""";

    private static string WordPress(string text) => $"""
        <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>a</title>
        <item><title>a</title><content:encoded><![CDATA[{text}]]></content:encoded><wp:post_name>a</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
        </channel></rss>
        """;
}
