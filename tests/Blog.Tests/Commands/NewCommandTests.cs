using System.Text.RegularExpressions;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;

namespace Blog.Tests.Commands;

public sealed partial class NewCommandTests : IDisposable
{
    private readonly string folder = TestSite.OnDisk("-- posts/甲.md --\n# 甲\n\n原文");

    [Fact]
    public async Task A_new_post_is_a_draft_named_after_its_title_with_everything_filled_in()
    {
        var (code, output, _) = await NewAsync("注意力：从零开始 #1", "--category", "深度学习/注意力");
        Assert.Equal((0, Path.Combine("posts", "注意力-从零开始-1.md")), (code, output.Trim()));
        var post = Assert.Single(Drafts());
        Assert.Equal("注意力：从零开始 #1", post.Title);
        Assert.Equal(["深度学习/注意力"], post.Categories.Select(category => category.Value));
        Assert.Matches(DateLine(), await ReadAsync("注意力-从零开始-1.md"));
        Assert.InRange(post.Date, DateTimeOffset.FromUnixTimeSeconds(0), TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Theory]
    [InlineData("？！……", @"^note-\d{8}-\d{4}\.md$")]
    [InlineData("README", @"^note-readme\.md$")]
    [InlineData("index", @"^note-index\.md$")]
    [InlineData("关于 about.en", @"^关于-about-en\.md$")]
    [InlineData("../../越界", @"^越界\.md$")]
    [InlineData("a: \"b\" #c\n- d", @"^a-b-c-d\.md$")]
    [InlineData("true", @"^true\.md$")]
    [InlineData("2024", @"^2024\.md$")]
    [InlineData("{{date}} 与 {{title}}", @"^date-与-title\.md$")]
    public async Task A_title_of_any_kind_becomes_a_post_with_that_title(string title, string name)
    {
        var (code, output, error) = await NewAsync(title);
        Assert.True(code == 0, error);
        Assert.Matches(name, Path.GetFileName(output.Trim()));
        Assert.Equal(title.Replace('\n', ' '), Assert.Single(Drafts()).Title);
    }

    [Fact]
    public async Task A_bundle_is_a_folder_of_its_own()
    {
        Assert.Equal(Path.Combine("posts", "带图的", "index.md"), (await NewAsync("带图的", "--bundle")).Output.Trim());
        Assert.Equal("带图的", Assert.Single(Drafts()).Slug.Value);
    }

    [Theory]
    [InlineData("甲")]
    [InlineData("甲", "--bundle")]
    public async Task What_is_there_is_never_overwritten(params string[] arguments)
    {
        var (code, output, error) = await NewAsync(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("甲.md", error, StringComparison.Ordinal);
        Assert.Equal("# 甲\n\n原文", await ReadAsync("甲.md"));
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task An_archetype_is_chosen_by_category_and_keeps_braces_that_are_not_ours()
    {
        Save(".archetypes/default.md", "---\ntitle: {{title}}\ndate: {{ date }}\n---\n\n默认\n");
        Save(".archetypes/数学.md", "+++\ntitle = {{title}}\ntags = [\"证明\"]\n+++\n\n# {{title}}\n\n$$\\frac{{a}}{{b}}$$ {{ page.x }}\n");
        await NewAsync("群论", "--category", "数学/代数");
        var text = await ReadAsync("群论.md");
        Assert.Contains("# 群论\n\n$$\\frac{{a}}{{b}}$$ {{ page.x }}\n", text, StringComparison.Ordinal);
        Assert.Equal(["证明"], Assert.Single(Drafts()).Tags.Select(tag => tag.Value));
        await NewAsync("别的");
        Assert.EndsWith("默认\n", await ReadAsync("别的.md"), StringComparison.Ordinal);
        Assert.Equal(2, Drafts().Count());
    }

    [Fact]
    public async Task An_archetype_without_front_matter_gets_ours()
    {
        Save(".archetypes/default.md", "## 背景\n\n## 方法\n");
        await NewAsync("报告");
        Assert.EndsWith("---\n\n## 背景\n\n## 方法\n", await ReadAsync("报告.md"), StringComparison.Ordinal);
        Assert.Equal("报告", Assert.Single(Drafts()).Title);
    }

    [Fact]
    public async Task A_new_post_gives_check_nothing_to_report()
    {
        await NewAsync("没有问题", "--category", "随笔");
        Assert.Equal("1 篇文章，0 个错误，0 个警告，0 条建议", (await BlogProcess.RunAsync(folder, "check")).Output.Trim().Split('\n')[^1]);
    }

    [Fact]
    public async Task The_editor_opens_the_new_post()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the editor of this test is a shell command");
        var (code, _, _) = await BlogProcess.RunAsync(folder, new() { ["VISUAL"] = "", ["EDITOR"] = "cp posts/甲.md" }, ["new", "带 空格", "--edit"]);
        Assert.Equal((0, "# 甲\n\n原文"), (code, await ReadAsync("带-空格.md")));
    }

    [Fact]
    public async Task Without_an_editor_nothing_is_made()
    {
        var (code, _, error) = await BlogProcess.RunAsync(folder, new() { ["VISUAL"] = "", ["EDITOR"] = "" }, ["new", "乙", "--edit"]);
        Assert.Equal(2, code);
        Assert.Contains("EDITOR", error, StringComparison.Ordinal);
        Assert.Empty(Drafts());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Code, string Output, string Error)> NewAsync(params string[] arguments) => BlogProcess.RunAsync(folder, ["new", .. arguments]);

    private Task<string> ReadAsync(string path) => File.ReadAllTextAsync(Path.Combine(folder, "posts", path), TestContext.Current.CancellationToken);

    private void Save(string path, string text)
    {
        var full = Path.Combine(folder, "posts", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private IEnumerable<Post> Drafts() =>
        TestSite.Build(new PostsFolder(Path.Combine(folder, "posts")).Read()).Hidden.Where(post => post.State is PostState.Draft);

    [GeneratedRegex(@"^date: \d{4}-\d{2}-\d{2} \d{2}:\d{2}$", RegexOptions.Multiline)]
    private static partial Regex DateLine();
}
