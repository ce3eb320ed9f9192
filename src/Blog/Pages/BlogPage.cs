using System.Collections.Immutable;
using Blog.Engine.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages;

/// <summary>A page in the site's frame; the frame shows <see cref="Head"/>.</summary>
public abstract class BlogPage : PageModel
{
    public PageHead Head { get; protected set; } = PageHead.Empty;
}

/// <summary>What a page says of itself outside its text: title, address, description, and the way to it.</summary>
public sealed record PageHead(string Title, SiteUrl? Url)
{
    public static PageHead Empty { get; } = new("", null);

    public string Description { get; init; } = "";

    /// <summary>The post that the page shows, if it shows one.</summary>
    public Post? Article { get; init; }

    /// <summary>That post in its languages, itself among them; empty when it is in one alone.</summary>
    public ImmutableArray<Post> Translations { get; init; } = [];

    /// <summary>The pages above this one, the outermost first.</summary>
    public ImmutableArray<Crumb> Trail { get; init; } = [];

    /// <summary>The page shows formulas and needs their style sheet.</summary>
    public bool HasMath { get; init; }

    public bool HasDiagram { get; init; }

    /// <summary>False keeps the page out of search engines.</summary>
    public bool IsIndexed { get; init; } = true;

    public PostList? List { get; init; }
}

public sealed record Crumb(string Name, SiteUrl Url);
