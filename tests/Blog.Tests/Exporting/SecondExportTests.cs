using System.CommandLine;
using Blog.Commands;
using CsCheck;

namespace Blog.Tests.Exporting;

/// <summary>The law of an export into a folder that has one: what it leaves there is, byte for byte, what a first export writes.</summary>
public sealed class SecondExportTests : IDisposable
{
    private const int Rounds = 10, MostEdits = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-second-").FullName;

    /// <summary>What is done to which post with which word.</summary>
    private static readonly Gen<(int Kind, int Post, int Word)> Edit = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999], Gen.Int[0, 999]);

    [Fact]
    public async Task An_export_after_any_edits_is_the_same_byte_for_byte_as_a_first_one()
    {
        var rounds = new List<(int Kind, int Post, int Word)[]>();
        Edit.Array[1, MostEdits].Sample(rounds.Add, Rounds);
        var blog = new RandomBlog();
        blog.Write(folder);
        await ExportAsync("out", "cache", blog);
        foreach (var edits in rounds)
        {
            foreach (var (kind, post, word) in edits) blog.Edit(kind, post, word);
            blog.Write(folder);
            await ExportAsync("out", "cache", blog);
            await ExportAsync("fresh", "", blog);
            AssertSame(edits);
            Directory.Delete(Path.Combine(folder, "fresh"), recursive: true);
        }
    }

    [Fact]
    public async Task What_somebody_else_has_changed_or_removed_is_made_again()
    {
        var blog = new RandomBlog();
        blog.Write(folder);
        await ExportAsync("out", "", blog);
        await ExportAsync("fresh", "", blog);
        File.WriteAllText(Path.Combine(folder, "out/posts/p0/index.html"), "mine");
        File.Delete(Path.Combine(folder, "out/posts/p1/index.html.br"));
        File.Delete(Path.Combine(folder, "out/posts/p2/index.html"));
        var page = Path.Combine(folder, "out/posts/p3/index.html");
        File.WriteAllText(page, new string('x', (int)new FileInfo(page).Length));
        await ExportAsync("out", "", blog);
        AssertSame([]);
    }

    [Fact]
    public async Task A_page_that_nothing_has_changed_for_is_not_touched()
    {
        var blog = new RandomBlog();
        blog.Write(folder);
        await ExportAsync("out", "cache", blog);
        var past = DateTime.UnixEpoch.AddDays(1);
        foreach (var file in Files("out")) File.SetLastWriteTimeUtc(Path.Combine(folder, "out", file), past);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "out", ".blog-export"), past.AddDays(1));
        await ExportAsync("out", "cache", blog);
        Assert.All(Files("out").Where(file => file != ".blog-export"), file => Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(folder, "out", file))));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ExportAsync(string output, string cache, RandomBlog blog)
    {
        string[] arguments =
        [
            "export", "--posts", Path.Combine(folder, "posts"), "--output", Path.Combine(folder, output), "--base-url", "https://example.org", $"--Blog:Title={blog.Title}",
            $"--Blog:PageSize={blog.PageSize}", "--Blog:CachePath=" + (cache.Length == 0 ? "" : Path.Combine(folder, cache)),
        ];
        Assert.Equal(0, await CommandTree.Build(InterfaceLanguage.Of(arguments)).Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    private void AssertSame((int Kind, int Post, int Word)[] edits)
    {
        Assert.Equal(Files("fresh"), Files("out"));
        var other = Files("fresh").Where(file => !Read("fresh", file).SequenceEqual(Read("out", file))).ToList();
        Assert.True(other.Count == 0, $"after {string.Join(' ', edits)}: {string.Join(' ', other)}");
    }

    private byte[] Read(string output, string file) => File.ReadAllBytes(Path.Combine(folder, output, file));

    private List<string> Files(string output) => [.. Directory.EnumerateFiles(Path.Combine(folder, output), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Path.Combine(folder, output), file)).Order(StringComparer.Ordinal)];

    /// <summary>A blog of a few posts that name each other, share words, tags and series, and change.</summary>
    private sealed class RandomBlog
    {
        private static readonly string[] Words = ["随机森林", "梯度下降", "注意力机制", "卷积网络", "贝叶斯估计", "动态规划", "缓存穿透", "分布式锁", "垃圾回收", "正则表达式", "softmax", "backprop"];

        private readonly Dictionary<string, Draft> posts = Enumerable.Range(0, 12).ToDictionary(i => $"p{i}", i => Draft.Of(i));
        private string about = "关于";
        private int added = 12;

        public string Title { get; private set; } = "信号";

        public int PageSize { get; private set; } = 3;

        public void Edit(int kind, int post, int word)
        {
            var name = posts.Keys.Order(StringComparer.Ordinal).ElementAt(post % posts.Count);
            var (draft, text) = (posts[name], Words[word % Words.Length]);
            switch (kind)
            {
                case 0: posts[name] = draft with { Body = draft.Body + $"\n\n又说{text}，再说{text}。\n" }; break;
                case 1: posts[name] = draft with { Title = $"{text}之{word}" }; break;
                case 2: posts[name] = draft with { Tag = text }; break;
                case 3: posts[name] = draft with { Day = 1 + (word % 28) }; break;
                case 4: posts[$"p{added++}"] = Draft.Of(word); break;
                case 5 when posts.Count > 6: posts.Remove(name); break;
                case 6: posts[name] = draft with { Body = draft.Body + $"\n\n见 [[{posts.Keys.ElementAt(word % posts.Count)}]]，${word}x^2$。\n" }; break;
                case 7: posts[name] = draft with { Series = word % 2 == 0 ? "系列" : "" }; break;
                case 8: posts[name] = draft with { Extra = word % 2 == 0 ? "pinned: true\n" : $"aliases: [/old/{word}]\n" }; break;
                case 9: posts[name] = draft with { Extra = word % 2 == 0 ? "draft: true\n" : "" }; break;
                case 10: about = text; break;
                default: (Title, PageSize) = (word % 3 == 0 ? text : Title, word % 3 == 1 ? 2 + (word % 4) : PageSize); break;
            }
        }

        public void Write(string folder)
        {
            var root = Directory.CreateDirectory(Path.Combine(folder, "posts")).FullName;
            foreach (var file in Directory.EnumerateFiles(root).Where(file => !posts.ContainsKey(Path.GetFileNameWithoutExtension(file)))) File.Delete(file);
            foreach (var (name, draft) in posts) WriteWhereNew(Path.Combine(root, name + ".md"), draft.Text);
            WriteWhereNew(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "pages")).FullName, "about.md"), $"---\ntitle: {about}\ndate: 2024-01-01\n---\n\n{about}。\n");
        }

        private static void WriteWhereNew(string file, string text)
        {
            if (!File.Exists(file) || File.ReadAllText(file) != text) File.WriteAllText(file, text);
        }

        private sealed record Draft(string Title, int Day, string Tag, string Series, string Extra, string Body)
        {
            public string Text => $"---\ntitle: {Title}\ndate: 2026-03-{Day:00}\ntags: [{Tag}, 共有]\ncategories: [{Tag}]\n{(Series.Length > 0 ? $"series: {Series}\n" : "")}{Extra}---\n\n{Body}";

            public static Draft Of(int i) => new($"第{i}篇：{Words[i % Words.Length]}", 1 + (i % 28), Words[i % 4], i % 3 == 0 ? "系列" : "", "", string.Concat(Enumerable.Range(0, 6).Select(line =>
                $"## 小节 {line}\n\n{Words[(i + line) % Words.Length]}与{Words[(i * line) % Words.Length]}，{Words[(i + line) % Words.Length]}不是{Words[(i + 3) % Words.Length]}。见 [[p{(i * 5 + line) % 12}]]。\n\n")));
        }
    }
}
