using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Pages;

/// <summary>What a validator would say of a page: no parse error, no id twice, no reference to an id that is not there, nothing nested where it may not stand.</summary>
public static class Validity
{
    private static readonly string[] References = ["aria-labelledby", "aria-controls", "aria-describedby", "for"];

    public static void Check(string html, string where)
    {
        var page = Parse(html, where);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.True(ids.Count == ids.Distinct().Count(), $"{where}: an id stands twice: {string.Join(", ", ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key))}");
        foreach (var name in References)
        {
            foreach (var id in page.QuerySelectorAll($"[{name}]").SelectMany(element => element.GetAttribute(name)!.Split(' ')))
                Assert.True(ids.Contains(id), $"{where}: {name} names '{id}', which is not there");
        }
        foreach (var id in page.QuerySelectorAll("a[href^='#']").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..])))
            Assert.True(ids.Contains(id), $"{where}: a link leads to '#{id}', which is not there");
        Assert.True(page.QuerySelectorAll("img:not([alt])").Length == 0, $"{where}: an image without alt");
        Assert.True(page.QuerySelectorAll("a a, a button, button a, button button, p div, p p, ul > :not(li):not(script):not(template), ol > :not(li):not(script):not(template)").Length == 0, $"{where}: an element where it may not stand");
        Assert.True(page.QuerySelectorAll("[lang=''], [class=''], [href=''], [id='']").Length == 0, $"{where}: an empty attribute");
    }

    private static IDocument Parse(string html, string where)
    {
        try
        {
            return new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
        }
        catch (HtmlParseException error)
        {
            throw new InvalidOperationException($"{where}:{error.Position.Line}:{error.Position.Column}: {(HtmlParseError)error.Code}", error);
        }
    }
}
