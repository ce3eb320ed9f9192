using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Tests.Markup.Scripting;
using YamlDotNet.RepresentationModel;

namespace Blog.Tests.Markup.Formulas;

/// <summary>KaTeX's own screenshot cases, where their file lies beside the repository.</summary>
public sealed class KatexScreenshotTests
{
    [Fact]
    public void Every_case_renders()
    {
        var file = Shared.Path("corpora", "suites", "katex", "test", "screenshotter", "ss_data.yaml");

        var refused = Cases(file).Select(item => (item.Name, Result: Render(item)))
            .Where(item => item.Result is FormulaResult.Refused).Select(item => $"{item.Name}: {((FormulaResult.Refused)item.Result).Message}");

        Assert.Empty(refused);
    }

    private static FormulaResult Render((string Name, string Tex, bool Display, MacroTable Macros) item) =>
        TestScripts.Shared.Formulas.Render(new(item.Tex, item.Display), item.Macros, RenderTarget.Page);

    private static IEnumerable<(string Name, string Tex, bool Display, MacroTable Macros)> Cases(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        foreach (var (name, node) in (YamlMappingNode)yaml.Documents[0].RootNode)
        {
            var map = node as YamlMappingNode;
            if (map is not null && Text(map, "errorColor") is not null) continue;
            var macros = map is not null && map.Children.TryGetValue("macros", out var table)
                ? ((YamlMappingNode)table).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString()) : [];
            yield return (name.ToString(), map is null ? node.ToString() : Text(map, "tex")!, map is not null && Text(map, "display") is "1" or "true", MacroTable.From(macros));
        }
    }

    private static string? Text(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
