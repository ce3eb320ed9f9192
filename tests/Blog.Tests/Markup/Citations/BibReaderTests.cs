using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using CsCheck;

namespace Blog.Tests.Markup.Citations;

public sealed class BibReaderTests
{
    [Fact]
    public void Braces_quotes_numbers_macros_and_joints_are_values()
    {
        var entry = Read("""
            @string{nips = "Advances in " # {NIPS}}
            @Article(key-1,
              Title = {{Deep} Learning}, author = "A. B. and C {and} D",
              year = 2017, month = jun, % a remark
              journal = nips # " 30",
            )
            """).Find("key-1")!;

        Assert.Equal(("article", "Deep Learning", "2017", "06", "Advances in NIPS 30"), (entry.Type, entry.Text("title"), entry.Year, entry.Month, entry.Text("journal")));
        Assert.Equal(["A. B.", "C and D"], entry.Authors.Select(name => name.Whole));
    }

    [Theory]
    [InlineData(@"G{\""o}del, Erd{\H o}s, \'Etienne, na\""{\i}ve", "Gödel, Erdős, Étienne, naïve")]
    [InlineData(@"\v{S}koda, \c Caglar, {\AA}ngstr{\""o}m, \O rsted, stra{\ss}e, \L{}ukasz", "Škoda, Çaglar, Ångström, Ørsted, straße, Łukasz")]
    [InlineData(@"``Attention''---1--2 \& 50\% of \$5 {\LaTeX} \emph{is} a~b", "“Attention”—1–2 & 50% of $5 LaTeX is a b")]
    [InlineData(@"$\beta$-{VAE}: {\textit{x}}", "β-VAE: x")]
    [InlineData(@"\'", "")]
    [InlineData(@"机器学习\", @"机器学习\")]
    public void LaTeX_becomes_text(string latex, string text) => Assert.Equal(text, LatexText.Of(latex));

    [Theory]
    [InlineData("Vaswani, Ashish", "Vaswani|Ashish|")]
    [InlineData("Laurens van der Maaten", "van der Maaten|Laurens|")]
    [InlineData("King, Jr., Martin Luther", "King|Martin Luther|Jr.")]
    [InlineData("{Google Research}", "Google Research||")]
    [InlineData("周志华 and 李航", "周志华||;李航||")]
    [InlineData("周, 志华", "周|志华|")]
    [InlineData("周志华、李航 and 等", "周志华||;李航||;||")]
    [InlineData("A. Smith and others", "Smith|A.|;||")]
    public void Names_are_read_as_BibTeX_reads_them(string value, string expected) =>
        Assert.Equal(expected, string.Join(';', PersonName.List(value).Select(name => $"{name.Family}|{name.Given}|{name.Suffix}")));

    [Theory]
    [InlineData("@book{a, title = {Unclosed\n\n@book{b, title = {B}}", "references.bib:1:18 error BLOG191: the value of 'title' is not closed; write '}' at its end. The entry is left out")]
    [InlineData("@book{a, title {A}}\n@book{b, title = {B}}", "references.bib:1:16 error BLOG191: '=' is missing behind 'title' in 'a'. The entry is left out")]
    [InlineData("@book{title = {A}}\n@book{b, title = {B}}", "references.bib:1:1 error BLOG191: '@book' has no key; write @book{key2024, …. The entry is left out")]
    [InlineData("@book{b, title = {B}}\n\n  @misc{b, title = {C}}", "references.bib:3:3 warning BLOG192: the key 'b' is taken; the first entry counts")]
    [InlineData("@book{b, title = {B} year = 2000}", "references.bib:1:22 warning BLOG192: a comma is missing behind 'title' in 'b'")]
    [InlineData("@book{b, title = {B}, publisher = mit}", "references.bib:1:35 warning BLOG192: 'mit' is no @string; it is taken for the text of 'publisher', which stands in braces: publisher = {mit}")]
    public void What_is_broken_is_said_and_costs_one_entry(string text, string diagnostic)
    {
        var bibliography = Read(text);

        Assert.Equal(diagnostic, Assert.Single(bibliography.Diagnostics).ToString());
        Assert.Equal("B", bibliography.Find("b")?.Text("title"));
    }

    [Fact]
    public void Comments_and_text_between_entries_are_passed_over()
    {
        var bibliography = Read("""
            Exported by a@b.org
            @comment{jabref-meta: x}
            @preamble{"\newcommand{\x}{y}"}
            @misc{a, title = {A @ B, 1 {@} 2}}
            % @misc{not, closed
            """);

        Assert.Equal("A @ B, 1 @ 2", bibliography.Find("a")?.Text("title"));
    }

    [Fact]
    public void Any_text_is_read_in_the_end() =>
        Gen.OneOf(Gen.OneOf("@", "{", "}", "\"", "=", ",", "#", "(", ")", "\\", "\n", "%", "@article{", "title", "a b", "机", "$", "--", " and ").Array[0, 60].Select(parts => string.Concat(parts)), Gen.String)
            .Sample(text => Assert.All(Read(text).Diagnostics, finding => Assert.StartsWith("BLOG19", finding.Code, StringComparison.Ordinal)), iter: 5000);

    private static Bibliography Read(string text) => Bibliography.Read(new(SitePath.From("references.bib"), text.ReplaceLineEndings("\n")));
}
