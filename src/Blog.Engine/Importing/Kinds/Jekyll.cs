using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Kinds;

/// <summary>Jekyll, with Liquid and kramdown.</summary>
internal sealed partial class Jekyll : BlogKind
{
    public override string Name => "jekyll";

    public override bool Recognises(OldTree tree) =>
        tree.HasFolder("_posts") || (tree.Has("_config.yml") && (tree.HasFolder("_layouts") || tree.HasFolder("_includes") || tree.Has("Gemfile") || tree.HasFolder("_drafts")));

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => [tree.Holding("_posts") is not null || tree.Has("_config.yml") ? new("") : new("", "_posts")];

    public override OldConfig Config(OldTree tree) => OldConfig.From("_config.yml", tree.FirstText("_config.yml"));

    /// <summary>Folders that start with an underscore are collections where they hold posts, and parts of the site else; a <c>_posts</c> below other folders makes these categories.</summary>
    internal override SitePath? Place(SitePath path)
    {
        var parts = path.Value.Split('/');
        if (Array.IndexOf(parts, "_posts") is var posts and >= 0) return Joined([.. parts[..posts], .. parts[(posts + 1)..]]);
        return parts switch
        {
            ["_drafts", .. var rest] => Joined(["drafts", .. rest]),
            ["_data" or "_sass" or "_plugins" or "vendor", ..] or [['_', ..]] => null,
            [['_', .. var collection], .. var rest] => Joined([collection, .. rest]),
            ["Gemfile" or "Gemfile.lock" or "Rakefile" or "CNAME"] => null,
            _ when PostName.IsPost(path) => Joined(["pages", .. parts]),
            _ => path,
        };
    }

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config)
    {
        if (name.Path.Value.StartsWith("_drafts/", StringComparison.Ordinal)) return [];
        var root = config.Text("baseurl")?.TrimEnd('/') ?? "";
        var pattern = Pattern(config.Text("permalink"));
        if (!name.Path.Value.Contains("_posts/", StringComparison.Ordinal)) return [root + "/" + name.Bare + (name.IsIndex || pattern.EndsWith('/') ? "/" : ".html")];
        var title = name.Said.Slug ?? PostName.From(name.Path).Name;
        var filled = Permalink.Fill(pattern, name.Date, part => part switch
        {
            "title" => title,
            "slug" => Permalink.Urlized(title),
            "categories" => string.Join('/', name.Path.Value.Split('/').TakeWhile(folder => folder is not "_posts").Concat(name.Said.Categories.SelectMany(path => path)).Select(Permalink.Urlized).Distinct()),
            "output_ext" => ".html",
            _ => null,
        });
        return filled is null ? [] : [root + filled];
    }

    internal override string Translate(string body, Translation translation)
    {
        var text = Nunjucks.WithoutRaw(translation.Translate(body, TagSyntax.Liquid, name => Rule(name, translation)));
        text = translation.Replace(text, Address(), match => match.Groups["path"].Value);
        text = translation.Replace(text, Title(), _ => translation.Post.Post.Title);
        return translation.Replace(ContentsMark.Remove(text, translation), Attributes(), _ => "");
    }

    internal override IEnumerable<ForeignText> Leftovers(string text) => Nunjucks.Leftovers(text);

    private static TagRule? Rule(string name, Translation translation) => name switch
    {
        "highlight" => TagRule.Code(tag => tag.Inner is null ? null : Here.Fence(tag.Arguments.Positional is [var language, ..] ? language : "text", tag.Inner)),
        "post_url" or "link" => TagRule.Inline(tag => translation.AddressOf(tag.Arguments.Text.Trim())),
        "include_cached" or "include" => null,
        _ => CommonTags.Find(name),
    };

    private static string Pattern(string? permalink) => permalink switch
    {
        null or "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        _ => permalink,
    };

    private static SitePath Joined(ReadOnlySpan<string> parts) => SitePath.From(string.Join('/', parts!));

    /// <summary><c>{{ site.baseurl }}</c> goes; of <c>{{ '/x.png' | relative_url }}</c> the path stays.</summary>
    [GeneratedRegex("""\{\{-?\s*(?:site\.(?:baseurl|url)\s*|(?:site\.(?:baseurl|url)\s*\|\s*append:\s*)?['"](?<path>[^'"]*)['"]\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)[^{}]*)-?\}\}""")]
    private static partial Regex Address();

    [GeneratedRegex(@"\{\{-?\s*page\.title\s*-?\}\}")]
    private static partial Regex Title();

    /// <summary>Attributes of kramdown, <c>{: .class }</c>: on a line of their own, or behind a link or an image.</summary>
    [GeneratedRegex(@"(?<=^|\n)[ \t>]*\{:[^{}\n]*\}[ \t]*(?:\n|$)|(?<=[)\]`*])\{:[^{}\n]*\}")]
    private static partial Regex Attributes();
}
