using System.Text;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Tests.Markup.Scripting;

namespace Blog.Tests.Markup.Formulas;

public sealed class FormulaRendererTests
{
    private static readonly FormulaRenderer Renderer = TestScripts.Shared.Formulas;

    [Fact]
    public void A_formula_on_a_page_is_html_for_the_eye_and_mathml_for_the_ear()
    {
        var html = Html("x^2");

        Assert.Contains("<math", html);
        Assert.Contains("class=\"katex-html\"", html);
        Assert.Contains("<annotation encoding=\"application/x-tex\">x^2</annotation>", html);
    }

    [Fact]
    public void A_formula_in_a_feed_is_mathml_alone()
    {
        var html = Html("x^2", target: RenderTarget.Feed);

        Assert.Contains("<math", html);
        Assert.DoesNotContain("katex-html", html);
    }

    [Fact]
    public void A_displayed_formula_is_a_block() => Assert.Contains("katex-display", Html("x", display: true));

    [Theory]
    [InlineData(@"\ce{2H2 + O2 -> 2H2O}")]
    [InlineData(@"\pu{1.2e3 kJ//mol}")]
    [InlineData(@"\mathbbm{1}_{x>0}")]
    [InlineData(@"\mathds{R}")]
    [InlineData(@"\mathbb{E}_{x\sim p}[f(x)]")]
    [InlineData(@"\text{中文、全角（标点）}")]
    [InlineData(@"损失 = L")]
    [InlineData(@"\label{eq:left} x")]
    [InlineData(@"\require{mhchem} x")]
    [InlineData(@"\begin{CD} A @>a>> B \end{CD}")]
    public void What_authors_write_renders(string tex) => Assert.Contains("<math", Html(tex, display: true));

    [Fact]
    public void A_refused_formula_says_why_and_where()
    {
        var refused = Refused(@"x + \frac{1}{2");

        Assert.Equal(14, refused.Offset);
        Assert.Contains("expected '}'", refused.Message);
    }

    [Fact]
    public void An_unknown_command_is_named_with_its_place()
    {
        var refused = Refused(@"x + \nosuchthing y");

        Assert.Equal(4, refused.Offset);
        Assert.Contains(@"\nosuchthing", refused.Message);
    }

    [Fact]
    public void A_macro_of_the_site_is_known_and_one_of_the_post_overrides_it()
    {
        var macros = MacroTable.From(new Dictionary<string, string> { [@"\R"] = @"\mathbb{R}", [@"\norm"] = @"\lVert #1\rVert" }, new Dictionary<string, string> { ["R"] = @"\mathcal{Q}" });

        Assert.Contains("mathvariant=\"script\">Q", Html(@"\R", macros: macros));
        Assert.Contains("∥", Html(@"\norm{x}", macros: macros));
    }

    [Theory]
    [InlineData(@"\newcommand{\vect}[1]{\mathbf{#1}}", @"\vect{v}")]
    [InlineData(@"\newcommand*\vect[1]{\mathbf{#1}}", @"\vect v")]
    [InlineData(@"\def\vect#1{\mathbf{#1}}", @"\vect{v}")]
    [InlineData(@"\newcommand{\vect}[2][v]{\mathbf{#1}^{#2}}", @"\vect{2}")]
    [InlineData(@"\newcommand{\vect}[2][v]{\mathbf{#1}^{#2}}", @"\vect[w]{2}")]
    [InlineData(@"\DeclareMathOperator{\vect}{vect}", @"\vect x")]
    [InlineData(@"\DeclareMathOperator*{\vect}{vect}", @"\vect_{x} y")]
    [InlineData(@"\let\vect=\mathbf", @"\vect x")]
    [InlineData(@"\providecommand\vect{\mathbf{x}}", @"\vect")]
    public void A_macro_that_one_formula_defines_is_known_to_the_next(string definition, string use)
    {
        Assert.IsType<FormulaResult.Refused>(Render(use));
        var first = Assert.IsType<FormulaResult.Rendered>(Render(definition));

        Assert.Contains("<math", Html(use, macros: first.Macros));
    }

    [Fact]
    public void The_optional_argument_of_a_macro_has_its_default()
    {
        var first = Assert.IsType<FormulaResult.Rendered>(Render(@"\newcommand{\f}[2][a]{#1#2}"));

        Assert.Contains("<mi>a</mi><mi>b</mi>", Html(@"\f b", macros: first.Macros));
        Assert.Contains("<mi>c</mi><mi>b</mi>", Html(@"\f[c]b", macros: first.Macros));
    }

    [Fact]
    public void Formulas_of_a_page_may_repeat_their_preamble()
    {
        const string preamble = @"\newcommand{\E}{\mathbb{E}}";
        var first = Assert.IsType<FormulaResult.Rendered>(Render(preamble + @"\E"));

        Assert.Contains("<math", Html(preamble + @"\E x", macros: first.Macros));
    }

    [Theory]
    [InlineData(@"\newcommand{\R}{\mathbb{Q}}\R", "Q")]
    [InlineData(@"\newcommand{\bm}[1]{\mathbf{#1}Q}\bm{x}", "Q")]
    [InlineData(@"\newcommand\set[1]{Q #1}\set{x}", "Q")]
    [InlineData(@"\def\Z{Q}\Z", "Q")]
    [InlineData(@"\let\N=Q\N", "Q")]
    [InlineData(@"\DeclareMathOperator{\Z}{Q}\Z", "Q")]
    [InlineData(@"\newcommand{\norm}[1]{Q}\norm{x}", "Q")]
    public void The_authors_definition_wins_over_one_that_is_there(string tex, string shown) => Assert.Contains($">{shown}</m", Html(tex));

    [Theory]
    [InlineData(@"\newcommand{\good}{Q} \newcommand{\bad}[12]{x}")]
    [InlineData(@"\newcommand{\bad}[12]{x} \newcommand{\good}{Q}")]
    [InlineData(@"\undefined \def\good{Q}")]
    [InlineData(@"\let\good=Q \frac{")]
    [InlineData(@"\newcommand{\bad}{ \DeclareMathOperator{\good}{Q}")]
    public void A_refused_macro_does_not_drop_the_others_of_its_block(string definitions) =>
        Assert.Contains(">Q</m", Html(@"\good", macros: Refused(definitions).Macros));

    /// <summary>What MathJax takes and KaTeX does not: the text that must be in the MathML.</summary>
    [Theory]
    [InlineData(@"\mbox{若 }x", "<mtext>若\u00a0</mtext>")]
    [InlineData(@"\text{a_b^c & d}", "<mtext>a_b^c\u00a0&amp;\u00a0d</mtext>")]
    [InlineData(@"\norm{x}\abs{y}\abs*{z}", "<mo fence=\"true\">∥</mo>")]
    [InlineData(@"\dd x", "<mi mathvariant=\"normal\">d</mi>")]
    [InlineData(@"\dv{f}{x}\dv{x}\dv[2]{f}{x}", "<mfrac>")]
    [InlineData(@"\pdv{f}{x}{y}", "<mi mathvariant=\"normal\">∂</mi><mi>y</mi>")]
    [InlineData(@"\qty(a(b)c)\qty[x]\qty{x}", "<mo fence=\"true\">)</mo>")]
    [InlineData(@"\matrix{a & b \cr c & d}\pmatrix{a}\cases{a & b}", "<mtable")]
    [InlineData(@"\eqalign{a &= b \cr c &= d}", "<mtable")]
    [InlineData(@"x^\textcolor{red}{2}_\overset{a}{b}", "<mstyle mathcolor=\"red\"><mn>2</mn></mstyle>")]
    [InlineData(@"\sideset{_a^b}{_c^d}\sum", "<mi>d</mi>")]
    [InlineData(@"\overparen{AB}\underparen{AB}", "<mover")]
    [InlineData(@"a = b \tag{7}", "<mtext>(7)</mtext>")]
    [InlineData(@"a \hfill b", "<mi>b</mi>")]
    [InlineData(@"\bbox[yellow]{x^2}\bbox[5px,border:2px solid red]{y}", "mathbackground=\"yellow\"")]
    [InlineData(@"\enclose{updiagonalstrike}{x}\enclose{circle,top}[mathcolor=red]{y}", "<menclose")]
    [InlineData(@"\unicode{x3b1}\unicode[Times]{945}", "<mtext>αα</mtext>")]
    [InlineData(@"\require{cancel}\cancel{x}", "<menclose")]
    [InlineData(@"\root 3 \of {x+1}", "<mroot>")]
    [InlineData(@"\buildrel a \over b", "<mover>")]
    [InlineData(@"\raise 1ex {x}\lower 2pt {y}", "voffset=\"-2pt\"")]
    [InlineData(@"\iiiint\idotsint\varoiint", "∯")]
    [InlineData(@"\SI{3}{m}\qty{3}{kg}\celsius", "<mi mathvariant=\"normal\">m</mi>")]
    [InlineData(@"\ding{173}", "<mtext>②</mtext>")]
    [InlineData(@"\htmlClass{a}{x}\class{a}{y}\cssId{b}{z}\style{color:red}{w}", "<mi>w</mi>")]
    [InlineData(@"\includegraphics[height=1em]{a_b%20.png}", "<mtext>[a_b%20.png]</mtext>")]
    public void What_MathJax_takes_is_shown(string tex, string shown) => Assert.Contains(shown, Html(tex));

    [Theory]
    [InlineData("align")]
    [InlineData("align*")]
    [InlineData("split")]
    [InlineData("equation")]
    [InlineData("gather")]
    [InlineData("multline*")]
    [InlineData("flalign")]
    public void An_environment_of_displays_stands_within_a_line_too(string environment) =>
        Assert.IsType<FormulaResult.Rendered>(Renderer.Render(
            new EquationNumbering().Number(new($@"\begin{{{environment}}} a &= b \end{{{environment}}}".Replace("&", environment[0] is 'e' or 'g' or 'm' ? "" : "&"), Display: false)).Formula,
            MacroTable.Empty, RenderTarget.Page));

    [Theory]
    [InlineData(@"\href{https://example.org/a_b}{x}", "https://example.org/a_b")]
    [InlineData(@"\url{http://example.org}", "http://example.org")]
    [InlineData(@"\href{mailto:a@example.org}{x}", "mailto:a@example.org")]
    public void A_safe_address_is_a_link(string tex, string address) => Assert.Contains($"<a href=\"{address}\"", Html(tex));

    [Theory]
    [InlineData(@"\href{javascript:alert(1)}{x}")]
    [InlineData(@"\href{JaVaScRiPt:alert(1)}{x}")]
    [InlineData(@"\url{data:text/html,x}")]
    [InlineData(@"\href{\u006aavascript:alert(1)}{x}")]
    [InlineData(@"\href{//example.org}{x}")]
    public void Any_other_address_is_refused(string tex) => Assert.Contains("address", Refused(tex).Message);

    [Fact]
    public void A_formula_that_defines_nothing_leaves_the_table_as_it_was()
    {
        var macros = MacroTable.From(new Dictionary<string, string> { [@"\R"] = @"\mathbb{R}" });

        Assert.Same(macros, Assert.IsType<FormulaResult.Rendered>(Render(@"\R \tag{1}", display: true, macros: macros)).Macros);
    }

    [Fact]
    public void Macros_of_one_page_do_not_reach_another()
    {
        Render(@"\gdef\leak{x}");

        Assert.Contains(@"\leak", Refused(@"\leak").Message);
    }

    [Theory]
    [InlineData(@"\href{javascript:alert(1)}{x}")]
    [InlineData(@"\htmlData{onclick=alert(1)}{x}")]
    [InlineData(@"\htmlStyle{position:fixed}{x}")]
    [InlineData(@"\includegraphics{https://example.com/x.png}")]
    [InlineData(@"\text{<img src=x onerror=alert(1)>}")]
    [InlineData(@"</annotation><script>alert(1)</script>")]
    public void No_formula_brings_a_link_a_script_or_a_request(string tex)
    {
        var html = Render(tex) is FormulaResult.Rendered rendered ? rendered.Html : "";

        Assert.DoesNotContain("<a ", html);
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain(" onclick", html);
        Assert.DoesNotContain("style=\"position:fixed", html);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "recursion", @"\def\a{\a\a}\a" },
        { "doubling", @"\def\a{xx}\def\b{\a\a}\def\c{\b\b}\def\d{\c\c}\def\e{\d\d}\def\f{\e\e}\def\g{\f\f}\def\h{\g\g}\def\i{\h\h}\def\j{\i\i}\def\k{\j\j}\k" },
        { "deep groups", new string('{', 8000) + "x" + new string('}', 8000) },
        { "deep fractions", string.Concat(Enumerable.Repeat(@"\frac{1}{", 1700)) + "x" + new string('}', 1700) },
        { "deep roots", string.Concat(Enumerable.Repeat(@"\sqrt{", 2300)) + "x" + new string('}', 2300) },
        { "open groups", new string('{', 16000) },
        { "deep delimiters", string.Concat(Enumerable.Repeat(@"\left(", 2000)) + string.Concat(Enumerable.Repeat(@"\right)", 300)) },
        { "scripts", string.Concat(Enumerable.Repeat("x^{", 5000)) },
        { "argument doubling", @"\def\a#1{#1#1#1#1#1#1#1#1}\a{\a{\a{\a{\a{\a{\a{\a{\a{x}}}}}}}}}" },
        { "wide array", @"\begin{array}{c}" + string.Concat(Enumerable.Repeat("&", 5000)) + @"\end{array}" },
        { "huge rule", @"\rule{99999999em}{99999999em}" },
        { "combining marks", "x" + new string('\u0301', 5000) },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void A_bomb_is_answered_and_the_next_formula_renders(string name, string tex)
    {
        _ = name;
        _ = Render(tex);

        Assert.Contains("<math", Html("x^2 + " + tex.Length));
    }

    [Fact]
    public void A_formula_over_the_limit_is_refused_without_being_tried() =>
        Assert.Contains("16,384", Refused(new string('x', FormulaRenderer.MaxLength + 1)).Message);

    [Fact]
    public void Output_over_the_limit_is_refused()
    {
        const string eight = @"\def\a#1{#1#1#1#1#1#1#1#1}";

        Assert.Contains("too large", Refused(eight + @"\a{\a{" + string.Concat(Enumerable.Repeat("x_1", 30)) + "}}").Message);
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("x\udc00y")]
    [InlineData("\\text{\ud83d}")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData("\u202e\u200b")]
    [InlineData("\U0001f600")]
    public void Odd_characters_neither_throw_nor_leave_half_a_character(string tex)
    {
        var html = Render(tex) is FormulaResult.Rendered rendered ? rendered.Html : "";

        Assert.Equal(html, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(html)));
    }

    private static FormulaResult Render(string tex, bool display = false, MacroTable? macros = null, RenderTarget target = RenderTarget.Page) =>
        Renderer.Render(new(tex, display), macros ?? MacroTable.Empty, target);

    private static string Html(string tex, bool display = false, MacroTable? macros = null, RenderTarget target = RenderTarget.Page) =>
        Render(tex, display, macros, target) switch
        {
            FormulaResult.Rendered rendered => rendered.Html,
            FormulaResult.Refused refused => throw new Xunit.Sdk.XunitException($"{tex}: {refused.Message} at {refused.Offset}"),
            _ => throw new InvalidOperationException(),
        };

    private static FormulaResult.Refused Refused(string tex) => Assert.IsType<FormulaResult.Refused>(Render(tex));
}
