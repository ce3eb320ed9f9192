using CsCheck;

namespace Blog.Tests;

/// <summary>What is done to which post with which word; each number is taken modulo what there is.</summary>
internal readonly record struct RandomEdit(int Kind, int Post, int Word);

/// <summary>A blog of a few posts that name each other, share words, tags and series, and change.</summary>
internal sealed class RandomBlog
{
    private const int MostEdits = 3;

    private static readonly string[] Words = ["随机森林", "梯度下降", "注意力机制", "卷积网络", "贝叶斯估计", "动态规划", "缓存穿透", "分布式锁", "垃圾回收", "正则表达式", "softmax", "backprop"];

    private readonly Dictionary<string, Draft> posts = Enumerable.Range(0, 12).ToDictionary(i => $"p{i}", i => Draft.Of(i));
    private string about = "关于";
    private int added = 12;

    public string Title { get; private set; } = "信号";

    public int PageSize { get; private set; } = 3;

    /// <summary>A few edits for each round.</summary>
    public static List<RandomEdit[]> Edits(int rounds)
    {
        var edits = new List<RandomEdit[]>();
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999], Gen.Int[0, 999]).Select(edit => new RandomEdit(edit.Item1, edit.Item2, edit.Item3)).Array[1, MostEdits].Sample(edits.Add, rounds);
        return edits;
    }

    public void Edit(IEnumerable<RandomEdit> edits)
    {
        foreach (var (kind, post, word) in edits) Edit(kind, post, word);
    }

    private void Edit(int kind, int post, int word)
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
