using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Tests.Markup.Scripting;

namespace Blog.Tests.Markup.Highlighting;

public sealed class DiagramTests
{
    [Theory]
    [InlineData("flowchart TD\n  A --> B")]
    [InlineData("graph TD; A-->B")]
    [InlineData("\n%% 注释\nsequenceDiagram\n  甲->>乙: 好")]
    [InlineData("%%{init: {\n  'theme': 'base'\n}}%%\nstateDiagram-v2")]
    [InlineData("---\ntitle: 题\n---\npie showData")]
    public void A_diagram_of_a_known_kind_is_drawn_without_a_word(string source) =>
        Assert.Empty(Findings(source));

    [Theory]
    [InlineData("flowchar TD\n  A --> B")]
    [InlineData("A --> B")]
    [InlineData("")]
    public void One_of_no_known_kind_is_reported_and_its_source_shown(string source) =>
        Assert.Equal(["BLOG156"], Findings(source));

    private static IEnumerable<string> Findings(string source)
    {
        var body = new MarkdownEngine(new(), TestScripts.Shared)
            .Render(new(new SourceText(SitePath.From("post.md"), $"```mermaid\n{source}\n```\n"), 0, FrontMatter.Empty), new Rendering(), RenderTarget.Page);
        Assert.Contains("mermaid-source", body.Html, StringComparison.Ordinal);
        return body.Diagnostics.Select(finding => finding.Code);
    }
}
