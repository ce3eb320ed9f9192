using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax.Formulas;

namespace Blog.Tests.Markup.Scripting;

/// <summary>A memo filled with V8 is read by a server that has only Jint, so both must give the same.</summary>
public sealed class RuntimesAgreeTests
{
    [Theory]
    [InlineData(@"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}")]
    [InlineData(@"\begin{aligned} a &= \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \\ b &= \sum_{i=1}^n x_i \end{aligned}")]
    [InlineData(@"\ce{CO2 + C -> 2 CO} \text{中文}")]
    [InlineData(@"\newcommand{\f}[2][a]{#1#2}\f{b}\DeclareMathOperator*{\argmax}{arg\,max}\argmax_x")]
    [InlineData(@"\underbrace{\left\{\begin{cases} x & y \\ z \end{cases}\right.}_{n} \mathbbm{1} \color{red}{\boxed{x}}")]
    [InlineData(@"\frac{1}{")]
    public void Formulas_are_the_same_in_both_engines(string tex)
    {
        var formula = new Formula(tex, Display: true);

        Assert.Equal(Text(TestScripts.Shared.Formulas.Render(formula, MacroTable.Empty, RenderTarget.Page)), Text(TestScripts.Interpreted.Formulas.Render(formula, MacroTable.Empty, RenderTarget.Page)));
    }

    [Theory]
    [InlineData("python", "@cache\ndef f(x: int) -> str:\n    '''doc'''\n    return f'{x!r:>10}'  # 注释\n")]
    [InlineData("cpp", "#include <vector>\ntemplate<class T> auto f(T&& t) -> decltype(t) { return R\"(raw)\"; } // c")]
    [InlineData("csharp", "public sealed record A(int B) { /// <summary>x</summary>\n string S => $\"{B:x}\"; }")]
    [InlineData("javascript", "const f = async (a) => `${await a?.b ?? /re[g]x/gi}`;")]
    [InlineData("html", "<!doctype html><a href='x'>&amp;<script>let x = 1;</script><style>a{b:c}</style>")]
    [InlineData("bash", "for f in *.md; do echo \"${f%.md}\" | sed 's/a/b/'; done # x")]
    [InlineData("latex", "\\begin{align} x &= y % c\n\\end{align}")]
    [InlineData("yaml", "a: [1, 'b']\nc:\n  - d: true\n")]
    public void Code_is_the_same_in_both_engines(string language, string code) =>
        Assert.Equal(TestScripts.Shared.Code.Highlight(code, language).Lines, TestScripts.Interpreted.Code.Highlight(code, language).Lines);

    private static string Text(FormulaResult result) => result switch
    {
        FormulaResult.Rendered rendered => rendered.Html,
        FormulaResult.Refused refused => $"{refused.Message} at {refused.Offset}",
        _ => "",
    };
}
