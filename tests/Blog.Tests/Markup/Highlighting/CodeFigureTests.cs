using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax.Highlighting;
using Blog.Tests.Markup.Scripting;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Tests.Markup.Highlighting;

public sealed class CodeFigureTests
{
    private readonly Dictionary<string, string> files = [];
    private readonly List<string> reports = [];

    [Fact]
    public void A_block_is_a_figure_of_lines()
    {
        var html = Html("""
            ```python title="a.py" {2} showLineNumbers
            x = 1
            y = 2
            ```
            """);

        Assert.Equal(
            """
            <figure class="code numbered" data-lang="python"><figcaption>a.py</figcaption><pre><code><span class="line" data-line="1">x = <span class="hljs-number">1</span>
            </span><span class="line marked" data-line="2">y = <span class="hljs-number">2</span>
            </span></code></pre></figure>

            """.ReplaceLineEndings("\n"), html);
    }

    [Fact]
    public void Indented_code_is_a_figure_too() =>
        Assert.Equal("a < b\n\nc\n", Figure("    a < b\n\n    c").QuerySelector("code")!.TextContent);

    [Fact]
    public void The_text_of_a_block_is_its_code()
    {
        const string code = "a = '''\n中文 <b>\n\n'''\n  # end";

        Assert.Equal(code + "\n", Figure($"```py\n{code}\n```").QuerySelector("code")!.TextContent);
    }

    [Fact]
    public void No_style_attribute_is_written() =>
        Assert.DoesNotContain("style=", Html("```python {1} linenostart=5 ins={1}\nx = 1\n```"));

    [Theory]
    [InlineData("```diff-js\n+const a = 1;\n-const b = 2;\n c();\n```")]
    [InlineData("```js\nconst a = 1; // [!code ++]\nconst b = 2; // [!code --]\nc();\n```")]
    [InlineData("```js ins={1} del=\"2\"\nconst a = 1;\nconst b = 2;\nc();\n```")]
    public void A_difference_marks_lines_and_keeps_the_colours_of_their_language(string markdown)
    {
        var lines = Figure(markdown).QuerySelectorAll(".line");

        Assert.Equal(["line inserted", "line deleted", "line"], lines.Select(line => line.ClassName));
        Assert.Equal(["const a = 1;\n", "const b = 2;\n", "c();\n"], lines.Select(line => line.TextContent));
        Assert.NotNull(lines[0].QuerySelector(".hljs-keyword"));
    }

    [Fact]
    public void A_plain_diff_keeps_its_signs() =>
        Assert.Equal("+a\n-b\n", Figure("```diff\n+a\n-b\n```").QuerySelector("code")!.TextContent);

    [Fact]
    public void A_comment_may_mark_the_lines_below_it()
    {
        var lines = Figure("```python\n# [!code focus:2]\na\nb\nc\n```").QuerySelectorAll(".line");

        Assert.Equal(["line focused", "line focused", "line"], lines.Select(line => line.ClassName));
    }

    [Fact]
    public void An_unknown_mark_in_a_comment_stays() =>
        Assert.Equal("a # [!code word:x]\n", Figure("```python\na # [!code word:x]\n```").QuerySelector("code")!.TextContent);

    [Fact]
    public void Prompts_and_output_of_a_session_are_apart_from_its_code()
    {
        var figure = Figure("```python\n>>> def f():\n...     return 'a'\n...\n>>> f()\n'a'\n```");

        Assert.Equal([">>> ", "... ", "...", ">>> "], figure.QuerySelectorAll(".prompt").Select(prompt => prompt.TextContent));
        Assert.Equal("'a'\n", Assert.Single(figure.QuerySelectorAll(".line.output")).TextContent);
        Assert.NotNull(figure.QuerySelector(".hljs-keyword"));
    }

    [Theory]
    [InlineData("```console\n$ ls -l\ntotal 0\n```", "$ ")]
    [InlineData("```bash\n$ ls -l\ntotal 0\n```", "$ ")]
    [InlineData("```shell\nroot@host:~# ls -l\ntotal 0\n```", "root@host:~# ")]
    [InlineData("```powershell\nPS C:\\> ls -l\ntotal 0\n```", "PS C:\\> ")]
    public void Shell_prompts_are_apart_from_what_was_typed(string markdown, string prompt)
    {
        var figure = Figure(markdown);

        Assert.Equal(prompt, figure.QuerySelector(".prompt")!.TextContent);
        Assert.Equal("total 0\n", figure.QuerySelector(".line.output")!.TextContent);
    }

    [Theory]
    [InlineData("```bash\n# a comment\nls\n```")]
    [InlineData("```bash\necho $HOME\n```")]
    [InlineData("```python\nx = 1  # >>> not a prompt\n```")]
    public void A_script_is_not_taken_for_a_session(string markdown) =>
        Assert.Empty(Figure(markdown).QuerySelectorAll(".prompt"));

    [Fact]
    public void Output_is_marked_as_such() =>
        Assert.Equal("code output", Figure("```output\n<1>\n```").ClassName);

    [Fact]
    public void A_diagram_stays_readable_source()
    {
        var html = Html("```mermaid\ngraph LR; A-->B\n```", out var context);

        Assert.Equal("<pre class=\"mermaid-source\">graph LR; A--&gt;B</pre>\n", html);
        Assert.True(context.HasDiagram);
    }

    [Fact]
    public void An_unknown_language_is_reported_and_shown_plain()
    {
        Assert.Equal("x\n", Figure("```nosuch\nx\n```").QuerySelector("code")!.TextContent);
        Assert.StartsWith("BLOG150", Assert.Single(reports));
    }

    [Fact]
    public void A_feed_gets_bare_code() =>
        Assert.Equal("<pre><code>x &lt; 1</code></pre>\n", Html("```python {1} linenos\nx < 1\n```", out _, RenderTarget.Feed));

    [Theory]
    [InlineData("code.py", "def f():\n    # region body\n    return 1\n    # endregion\n")]
    [InlineData("code.py#body", "return 1\n")]
    [InlineData("code.py#L1", "def f():\n")]
    [InlineData("./code.py#L2-L3", "def f():\n    return 1\n")]
    [InlineData("../shared/code.py", "other\n")]
    [InlineData("/shared/code.py", "other\n")]
    public void A_file_or_a_part_of_it_is_shown(string reference, string expected)
    {
        files["posts/code.py"] = "def f():\n    # region body\n    return 1\n    # endregion\n";
        files["shared/code.py"] = "other\n";
        if (reference is "./code.py#L2-L3") files["posts/code.py"] = "x\ndef f():\n    return 1\n";

        var text = Figure($"```python file=\"{reference}\"\n```").QuerySelector("code")!.TextContent;

        Assert.Equal(reference is "code.py" ? "def f():\n    return 1\n" : expected, text);
        Assert.Empty(reports);
    }

    [Theory]
    [InlineData("../../etc/passwd", "BLOG153")]
    [InlineData("/../etc/passwd", "BLOG153")]
    [InlineData("..\\..\\x", "BLOG153")]
    [InlineData("absent.py", "BLOG153")]
    [InlineData("code.py#absent", "BLOG154")]
    [InlineData("code.py#L9", "BLOG154")]
    public void A_file_outside_the_folder_or_absent_is_refused(string reference, string rule)
    {
        files["posts/code.py"] = "x\n";

        var text = Figure($"```python file=\"{reference}\"\n```").TextContent;

        Assert.StartsWith(rule, Assert.Single(reports));
        Assert.DoesNotContain("root:", text);
    }

    [Fact]
    public void A_file_named_beside_code_is_its_title()
    {
        var figure = Figure("```js file=src/a.js\nx\n```");

        Assert.Equal("src/a.js", figure.QuerySelector("figcaption")!.TextContent);
        Assert.Equal("x\n", figure.QuerySelector("code")!.TextContent);
    }

    [Fact]
    public void Nothing_an_author_writes_behind_a_fence_becomes_markup()
    {
        var figure = Figure("```\"><script>alert(1)</script> title=\"<img src=x onerror=alert(1)>\"\nx\n```");

        Assert.Null(figure.QuerySelector("script, img"));
        Assert.Equal("x\n", figure.QuerySelector("code")!.TextContent);
    }

    private string Html(string markdown) => Html(markdown, out _);

    private string Html(string markdown, out CodeBlockContext context, RenderTarget target = RenderTarget.Page)
    {
        context = new(TestScripts.Shared.Code, SitePath.From("posts/a.md"), path => files.GetValueOrDefault(path.Value), (_, rule, message) => reports.Add($"{rule.Code} {message}"), target, new(Patience.Endless()));
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeFigureRenderer(context));
        renderer.Render(Markdown.Parse(markdown.ReplaceLineEndings("\n")));
        return writer.ToString();
    }

    private IElement Figure(string markdown) => new HtmlParser().ParseDocument(Html(markdown)).QuerySelector("figure")!;
}
