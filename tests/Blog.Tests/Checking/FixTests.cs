using System.Text;
using System.Text.RegularExpressions;
using Blog.Checking;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Engine.Publishing.Review;
using CsCheck;

namespace Blog.Tests.Checking;

public sealed partial class FixTests
{
    private static readonly Gen<string> Part = Gen.OneOf(
        "机器", "学习", "，", ",", ", ", ";", ":", "?", "!", " ", "gradient", "C++", "$x,y$", "$甲,乙$", "`甲,乙`", "**", "*", "[甲,乙](b.md)", "[[甲,乙]]", "![甲,乙](图,1.png)", "<b title='甲,乙'>", "</b>",
        "\n", "\n\n", "\n\n```\n甲,乙\n```\n\n", "\n\n$$\n甲,乙\n$$\n\n", "\\,", "&amp;", "😀", "|", "\n- ", "\n# ", "\n> ", "\n| 甲 | 乙 |\n|---|---|\n| 甲,乙 | 丙 |\n\n", "[^1]", "\n\n[^1]: 注,脚\n", "{{< x a=\"甲,乙\" >}}",
        "<!-- check-disable-line -->", "(甲,乙)", "@", "#", "\r\n");

    private static readonly Gen<string> Tags = Gen.OneOf("深度学习", "深度 学习", "\" 深度学习\"", "'深度-学习 '", "Python", "python", "C++", "c++", "\"a\\u4e2d \"").Array[0, 4].Select(tags => $"---\ntags: [{string.Join(", ", tags)}]\n---\n");

    private static readonly Gen<string> Document = Gen.Select(Tags, Part.Array[0, 30], (tags, parts) => tags + string.Concat(parts));

    [Fact]
    public void Fixing_changes_nothing_the_second_time_and_loses_no_character_of_a_word() => Gen.Select(Document, Document).Sample(
        (first, second) =>
        {
            var once = Fixed(first, second);
            Assert.Equal(once, Fixed(once.A, once.B));
            Assert.Equal(Words(BodyOf(first)), Words(BodyOf(once.A)));
            Assert.Equal(Untouchable(first), Untouchable(once.A));
        },
        iter: 1000);

    public static TheoryData<string, bool> Encodings => new() { { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true }, { "GB18030", false } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_keeps_its_encoding_its_mark_and_its_line_ends(string name, bool marked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        // Mixed line ends, and enough of the commonest characters that an encoding without a mark is known.
        const string Text = "---\r\ntags: [\"深度学习 \"]\n---\r\n我们的方法是这样的,在这个时候大家都可以看到,它不是那么的难。\r\n这是第二行,\n你好,世界";
        byte[] Coded(string text) => [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        using var folder = new CheckedFolder(("a.md", Coded(Text)));
        folder.Fix();
        Assert.Equal(Coded("---\r\ntags: [\"深度学习\"]\n---\r\n我们的方法是这样的，在这个时候大家都可以看到，它不是那么的难。\r\n这是第二行,\n你好，世界"), folder.Bytes("a.md"));
    }

    [Fact]
    public void What_a_comment_or_the_settings_silence_is_not_repaired()
    {
        const string Text = "<!-- check-disable-next-line BLOG113 -- 引文 -->\n你好,世界\n\n再见,世界\n";
        using var folder = new CheckedFolder(("a.md", Text));
        folder.Fix();
        Assert.Equal(Text.Replace("再见,", "再见，", StringComparison.Ordinal), folder.Read("a.md"));
        using var silent = new CheckedFolder(("a.md", Text));
        silent.Fix(("BLOG113", "none"));
        Assert.Equal(Text, silent.Read("a.md"));
    }

    [Fact]
    public void Tags_get_the_spelling_that_most_posts_have()
    {
        using var folder = new CheckedFolder(("a.md", "---\ntags: [深度学习, Go]\n---\n"), ("b.md", "---\ntags: [深度学习]\n---\n"), ("c.md", "---\ntitle: 深度 学习\ntags:\n- 深度 学习 # 注\n- 'go'\n---\n深度 学习\n"));
        folder.Fix();
        Assert.Equal("---\ntitle: 深度 学习\ntags:\n- 深度学习 # 注\n- 'Go'\n---\n深度 学习\n", folder.Read("c.md"));
    }

    [Fact]
    public void A_diff_is_what_patch_reads()
    {
        var output = new StringWriter();
        UnifiedDiff.Write(output, "甲.md", "1\n2\n3\n4\n你好,世界\n6\n7\n8\n9\n10\n11\n12\n再见,世界", "1\n2\n3\n4\n你好，世界\n6\n7\n8\n9\n10\n11\n12\n再见，世界");
        Assert.Equal("--- a/甲.md\n+++ b/甲.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-你好,世界\n+你好，世界\n 6\n 7\n 8\n@@ -10,4 +10,4 @@\n 10\n 11\n 12\n-再见,世界\n\\ No newline at end of file\n+再见，世界\n\\ No newline at end of file\n", output.ToString());
    }

    private static (string A, string B) Fixed(string a, string b)
    {
        var files = new Dictionary<string, byte[]> { ["a.md"] = Encoding.UTF8.GetBytes(a), ["b.md"] = Encoding.UTF8.GetBytes(b) };
        var site = TestSite.Build(new([.. files.Select(file => SourceFile.Decode(SitePath.From(file.Key), file.Value, TestSite.Now))], [], []));
        foreach (var file in Fixer.Fix(SiteReview.Of(site, new(new())).Advice, site, path => files[path.Value]).ToList()) files[file.Path.Value] = file.Bytes;
        return (Encoding.UTF8.GetString(files["a.md"]), Encoding.UTF8.GetString(files["b.md"]));
    }

    private static string BodyOf(string text) => text[(text.IndexOf("---\n", 4, StringComparison.Ordinal) + 4)..];

    private static string Words(string text) => string.Concat(Word().Matches(text));

    /// <summary>What the engine takes for code, formulas and links.</summary>
    private static List<string> Untouchable(string text)
    {
        var outline = new MarkdownEngine(new()).Read(new(new(SitePath.From("a.md"), BodyOf(text).ReplaceLineEndings("\n")), 0, FrontMatter.Empty));
        return [.. outline.Sections.SelectMany(section => new[] { section.Code, section.Math }), .. outline.Links.Select(link => $"{link.Kind} {link.Target} {link.Fragment}")];
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>A posts folder that is checked and repaired as the command does it.</summary>
    private sealed class CheckedFolder : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("blog-fix-").FullName;

        public CheckedFolder(params (string Path, byte[] Bytes)[] files)
        {
            foreach (var (path, bytes) in files) File.WriteAllBytes(Path.Combine(root, path), bytes);
        }

        public CheckedFolder(params (string Path, string Text)[] files) : this([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))])
        {
        }

        public byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(root, path));

        public string Read(string path) => File.ReadAllText(Path.Combine(root, path));

        public void Fix(params (string Code, string Severity)[] rules)
        {
            using var checker = new Checker(new SiteSettings { PostsPath = root }, new() { Rules = rules.ToDictionary(rule => rule.Code, rule => rule.Severity) });
            var found = checker.CheckAsync(TestSite.Now, null, null).GetAwaiter().GetResult();
            foreach (var file in Fixer.Fix(found.Diagnostics, found.Site, path => Bytes(path.Value))) Fixer.Write(file, checker.Folder);
        }

        public void Dispose() => Directory.Delete(root, recursive: true);
    }
}
