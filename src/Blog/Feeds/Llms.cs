using System.Text;
using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>llms.txt (llmstxt.org): the site as Markdown, each post linked to its source.</summary>
public static class Llms
{
    public static string Of(Site site)
    {
        var text = new StringBuilder().Append("# ").Append(site.Settings.Title).Append("\n\n");
        if (site.Settings.Tagline.Length > 0) text.Append("> ").Append(site.Settings.Tagline).Append("\n\n");
        text.Append("## Posts\n\n");
        foreach (var post in site.Posts) text.Append(Line(site.Settings.BaseUrl, post));
        return text.ToString();
    }

    private static string Line(string baseUrl, Post post)
    {
        var title = post.Title.Replace('[', '(').Replace(']', ')');
        var description = post.Description.Length > 0 ? ": " + post.Description.ReplaceLineEndings(" ") : "";
        return $"- [{title}]({baseUrl}{Addresses.SourceOf(post)}){description}\n";
    }
}
