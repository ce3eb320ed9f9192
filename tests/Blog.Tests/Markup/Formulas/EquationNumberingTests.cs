using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Tests.Markup.Scripting;
using CsCheck;

namespace Blog.Tests.Markup.Formulas;

public sealed class EquationNumberingTests
{
    [Theory]
    [InlineData(@"E = mc^2", @"E = mc^2")]
    [InlineData(@"E = mc^2 \label{eq:e}", @"E = mc^2 \tag{1}")]
    [InlineData(@"\begin{equation}x\end{equation}", @"\begin{equation}x\tag{1}\end{equation}")]
    [InlineData(@"\begin{equation*}x\end{equation*}", @"\begin{equation*}x\end{equation*}")]
    [InlineData(@"\begin{equation} x % \label{no}
\end{equation}", @"\begin{equation} x\tag{1} % \label{no}
\end{equation}")]
    [InlineData(@"\begin{align}a &= b \\ c &= d \nonumber \\ e &= f\end{align}", @"\begin{align}a &= b\tag{1} \\ c &= d \nonumber \\ e &= f\tag{2}\end{align}")]
    [InlineData(@"\begin{align}a &= \begin{cases}1 \\ 2\end{cases} \\ c\end{align}", @"\begin{align}a &= \begin{cases}1 \\ 2\end{cases}\tag{1} \\ c\tag{2}\end{align}")]
    [InlineData(@"\begin{align}a \\ \end{align}", @"\begin{align}a\tag{1}  \end{align}")]
    [InlineData(@"\begin{gather}a \\[2pt] \end{gather}", @"\begin{gather}a\tag{1}  \end{gather}")]
    [InlineData(@"\begin{flalign}a &= b \\* \end{flalign}", @"\begin{align}a &= b\tag{1}  \end{align}")]
    [InlineData(@"\begin{align*}a \\ % last
\end{align*}", @"\begin{align*}a  % last
\end{align*}")]
    [InlineData(@"\begin{equation}\begin{aligned}a \\ \end{aligned}\end{equation}", @"\begin{equation}\begin{aligned}a \\ \end{aligned}\tag{1}\end{equation}")]
    [InlineData(@"\begin{align*}a \label{x}\\ b\end{align*}", @"\begin{align*}a \tag{1}\\ b\end{align*}")]
    [InlineData(@"\begin{eqnarray}a &=& b \\ c &\le& d\end{eqnarray}", @"\begin{align}a &=  b\tag{1} \\ c &\le  d\tag{2}\end{align}")]
    [InlineData(@"\begin{eqnarray*}a &=& b\end{eqnarray*}", @"\begin{align*}a &=  b\end{align*}")]
    [InlineData(@"\begin{multline}a \\ b\end{multline}", @"\begin{gathered}a \\ b\end{gathered}\tag{1}")]
    [InlineData(@"\begin{aligned}a \\ b\end{aligned}\label{x}", @"\begin{aligned}a \\ b\end{aligned}\tag{1}")]
    [InlineData(@"\begin{aligned}a \label{x}\\ b\end{aligned}", @"\begin{aligned}a \\ b\end{aligned}\tag{1}")]
    [InlineData(@"x \tag{*} \label{star}", @"x \tag{*} ")]
    [InlineData(@"\begin{alignat}{2}a & b\end{alignat}", @"\begin{alignat}{2}a & b\tag{1}\end{alignat}")]
    [InlineData(@"\label{open", @"\label{open")]
    [InlineData(@"", @"")]
    public void Rows_are_numbered_as_LaTeX_numbers_them(string tex, string expected)
    {
        var numbered = new EquationNumbering().Number(new(tex.ReplaceLineEndings("\n"), Display: true));

        Assert.Equal(expected.ReplaceLineEndings("\n"), numbered.Formula.Tex);
    }

    [Theory]
    [InlineData(@"\begin{align}a &= b \\ c &= \begin{cases}1 \\ 2\end{cases} \nonumber \\ e &= f\end{align}")]
    [InlineData(@"\begin{eqnarray}a &=& b \\ c &\le& d\end{eqnarray}")]
    [InlineData(@"\begin{multline}a \\ b\end{multline}")]
    [InlineData(@"\begin{flalign}a &= b\end{flalign}")]
    [InlineData(@"\begin{gather}a \\ b\end{gather}")]
    [InlineData(@"\begin{alignat}{2}a & b\end{alignat}")]
    [InlineData(@"\begin{aligned}a \label{x}\\ b\end{aligned}")]
    [InlineData(@"\begin{split}a &= b\label{x}\end{split}")]
    [InlineData(@"\begin{equation}\begin{aligned}a \\ b\end{aligned}\end{equation}")]
    public void What_is_numbered_renders(string tex)
    {
        var numbered = new EquationNumbering().Number(new(tex, Display: true));
        var result = TestScripts.Shared.Formulas.Render(numbered.Formula, MacroTable.Empty, RenderTarget.Page);

        Assert.Contains("<mtext>(1)</mtext>", Assert.IsType<FormulaResult.Rendered>(result).Html);
    }

    [Fact]
    public void Numbers_go_on_from_one_formula_of_the_page_to_the_next()
    {
        var numbering = new EquationNumbering();
        numbering.Number(new(@"\begin{align}a \\ b\end{align}", true));

        var label = Assert.Single(numbering.Number(new(@"x \label{eq:x}", true)).Labels);

        Assert.Equal(("eq:x", "3", 2), (label.Name, label.Number, label.Offset));
    }

    [Fact]
    public void A_label_beside_a_tag_has_its_text() =>
        Assert.Equal("*", Assert.Single(new EquationNumbering().Number(new(@"x \tag{*}\label{s}", true)).Labels).Number);

    [Fact]
    public void Text_in_a_line_is_never_numbered()
    {
        var numbered = new EquationNumbering().Number(new(@"x \label{eq:x}", Display: false));

        Assert.Equal("x ", numbered.Formula.Tex);
    }

    [Fact]
    public void References_inside_a_formula_become_numbers()
    {
        var numbered = new EquationNumbering().Number(new(@"\text{by } \eqref{a}, \ref{b} and \ref{c}", true));

        var shown = numbered.WithReferences(name => name switch { "a" => "1", "b" => "2", _ => null });

        Assert.Equal(@"\text{by } \text{(1)}, \text{2} and \text{??}", shown.Formula.Tex);
        Assert.Equal(["a", "b", "c"], numbered.References.Select(reference => reference.Name));
    }

    [Fact]
    public void An_error_behind_what_was_rewritten_still_points_to_the_authors_text()
    {
        const string tex = @"\begin{eqnarray} a &=& b \label{eq:long-name} \\ \eqref{a} &=& \nosuch \end{eqnarray}";
        var numbered = new EquationNumbering().Number(new(tex, true)).WithReferences(name => name == "a" ? "1" : null);

        var refused = Assert.IsType<FormulaResult.Refused>(TestScripts.Shared.Formulas.Render(numbered.Formula, MacroTable.Empty, RenderTarget.Page));

        Assert.Equal(tex.IndexOf(@"\nosuch", StringComparison.Ordinal), numbered.OriginalOffset(refused.Offset));
    }

    [Fact]
    public void Any_text_is_numbered_without_an_exception_and_every_offset_maps_back()
    {
        var piece = OneOf(@"\begin{align}", @"\end{align}", @"\begin{eqnarray}", @"\end{eqnarray}", @"\label{a}", @"\tag{b}", @"\ref{c}", "{", "}", "&", @"\\", "x", "%", "\n", @"\", @"\label", @"\begin", " ");

        piece.Array[0, 30].Select(string.Concat).Sample(tex =>
        {
            var numbered = new EquationNumbering().Number(new(tex, true)).WithReferences(_ => null);
            var offsets = Enumerable.Range(0, numbered.Formula.Tex.Length + 1).Select(numbered.OriginalOffset).ToList();
            return offsets.All(offset => offset >= 0 && offset <= tex.Length) && offsets.SequenceEqual(offsets.Order());
        });
    }

    private static Gen<string> OneOf(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]);
}
