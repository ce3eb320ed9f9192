using Blog.Engine.Markup.Syntax.Highlighting;
using CsCheck;

namespace Blog.Tests.Markup.Highlighting;

public sealed class FenceInfoParserTests
{
    [Theory]
    [InlineData("python title=\"a.py\" {1,3-5} showLineNumbers")] // Docusaurus
    [InlineData("python{1,3-5} title=a.py line-numbers")]
    [InlineData("python {title=\"a.py\",hl_lines=[1,\"3-5\"],linenos=true}")] // Hugo
    [InlineData("python {linenos=table hl_lines=\"1 3-5\" title='a.py'}")]
    [InlineData("python:line-numbers {1,3-5} [a.py]")] // VitePress
    [InlineData("python title=\"a.py\" linenums=\"1\" hl_lines=\"1 3-5\"")] // MkDocs
    [InlineData("{.python .numberLines title=\"a.py\" highlight=\"1,3-5\"}")] // Pandoc
    [InlineData("python:a.py {1, 3-5} linenos")] // Qiita
    [InlineData("Python a.py showLineNumbers mark={1,3-5}")] // Hexo, Expressive Code
    [InlineData("language-python filename=a.py lineno hl='1,3-5'")]
    public void One_wish_in_the_dialects_of_other_engines(string info)
    {
        var parsed = FenceInfoParser.Parse(info);

        Assert.Equal(("python", "a.py", true, 1), (parsed.Language, parsed.Title, parsed.ShowLineNumbers, parsed.FirstLine));
        Assert.Equal([1, 3, 4, 5], Enumerable.Range(0, 10).Where(parsed.Marked.Contains));
        Assert.Empty(parsed.Unknown);
    }

    [Theory]
    [InlineData("c++", "c++")]
    [InlineData("C#", "c#")]
    [InlineData("f#", "f#")]
    [InlineData("objective-c", "objective-c")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("{}", null)]
    [InlineData("{1,3}", null)]
    [InlineData("title=\"x\"", null)]
    [InlineData("{.py}", "py")]
    [InlineData("{r}", "r")]
    [InlineData("{python}", "python")]
    public void The_first_word_is_the_language(string info, string? language) =>
        Assert.Equal(language, FenceInfoParser.Parse(info).Language);

    [Theory]
    [InlineData("js {linenostart=199 linenos=inline}")]
    [InlineData("js linenums=199")]
    [InlineData("js:line-numbers=199")]
    [InlineData("js startFrom=199")]
    [InlineData("js {.numberLines startFrom=\"199\"}")]
    public void Numbers_may_start_anywhere(string info)
    {
        var parsed = FenceInfoParser.Parse(info);

        Assert.Equal((199, true), (parsed.FirstLine, parsed.ShowLineNumbers));
    }

    [Fact]
    public void Line_numbers_can_be_said_to_be_off() =>
        Assert.False(FenceInfoParser.Parse("js {linenos=false}").ShowLineNumbers);

    [Theory]
    [InlineData("diff lang=\"js\"")]
    [InlineData("diff-js")]
    public void A_diff_may_name_the_language_of_its_lines(string info)
    {
        var parsed = FenceInfoParser.Parse(info);

        Assert.Equal(("diff", "js"), (parsed.Language, parsed.DiffLanguage));
    }

    [Fact]
    public void Lines_are_inserted_deleted_and_in_focus()
    {
        var parsed = FenceInfoParser.Parse("js ins={2} del={3-4} focus=\"5\"");

        Assert.True(parsed.Inserted.Contains(2) && parsed.Deleted.Contains(4) && parsed.Focused.Contains(5) && parsed.Marked.IsEmpty);
    }

    [Fact]
    public void A_file_is_named_with_its_region() =>
        Assert.Equal("snippets/x.py#region", FenceInfoParser.Parse("python file=\"snippets/x.py#region\"").File);

    [Fact]
    public void What_is_not_understood_is_kept_for_the_report() =>
        Assert.Equal(["depth=3", "frobnicate"], FenceInfoParser.Parse("python title=\"a.py\" frobnicate depth=3").Unknown);

    [Theory]
    [InlineData("python 斐波那契 数列", "斐波那契 数列")] // Hexo
    [InlineData("diff post.swig 主要修改", "post.swig 主要修改")]
    [InlineData("css showLineNumbers 样式 {1}", "样式")]
    public void Words_that_ask_for_nothing_are_the_title(string info, string title)
    {
        var parsed = FenceInfoParser.Parse(info);

        Assert.Equal(title, parsed.Title);
        Assert.Empty(parsed.Unknown);
    }

    [Fact]
    public void Any_text_behind_a_fence_is_read_without_an_exception()
    {
        string[] pieces = ["{", "}", "[", "]", "\"", "'", "=", ",", " ", "1", "3-5", "title", "python", ":", "#", ".", "file", "linenos", "中文", "999999999999", "\ud800"];
        var piece = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]);

        piece.Array[0, 20].Select(string.Concat).Sample(info => FenceInfoParser.Parse(info) is not null);
    }
}
