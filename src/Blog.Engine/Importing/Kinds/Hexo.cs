using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Kinds;

/// <summary>Hexo, with the tags of its themes NexT and Butterfly.</summary>
internal sealed partial class Hexo : BlogKind
{
    /// <summary>Hexo's own default.</summary>
    private const string DefaultPermalink = ":year/:month/:day/:title/";

    public override string Name => "hexo";

    public override bool Recognises(OldTree tree) =>
        tree.HasFolder("source/_posts") || (tree.FirstText("_config.yml") is { } config && (tree.HasFolder("scaffolds") || config.Contains("new_post_name", StringComparison.Ordinal)));

    public override ImmutableArray<OldRoot> Roots(OldTree tree) =>
        tree.HasFolder("source") ? [new("source")] : tree.HasFolder("_posts") ? [new("")] : [new("", "_posts")];

    public override OldConfig Config(OldTree tree) => OldConfig.From("_config.yml", tree.FirstText("_config.yml"));

    internal override SitePath? Place(SitePath path) => path.Value.Split('/') switch
    {
        ["_posts", .. var rest] => SitePath.From(string.Join('/', rest)),
        ["_drafts", .. var rest] => SitePath.From("drafts/" + string.Join('/', rest)),
        [['_', ..], ..] => null,
        _ when PostName.IsPost(path) => SitePath.From("pages/" + path.Value),
        _ => path,
    };

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config)
    {
        if (name.Path.Value.StartsWith("_drafts/", StringComparison.Ordinal)) return [];
        var root = config.Text("root") ?? "/";
        if (!name.Path.Value.StartsWith("_posts/", StringComparison.Ordinal)) return [root.TrimEnd('/') + "/" + name.Bare + (name.IsIndex ? "/" : ".html")];
        var title = TitleOf(name, config.Text("new_post_name"));
        var filled = Permalink.Fill(config.Text("permalink") ?? DefaultPermalink, name.Date, part => part switch
        {
            "title" => title,
            "name" => title[(title.LastIndexOf('/') + 1)..],
            "post_title" => Permalink.Urlized(name.Title),
            "category" => name.Said.Categories is [var path, ..] ? string.Join('/', path) : config.Text("default_category") ?? "uncategorized",
            _ => name.Value(part),
        });
        return filled is null ? [] : [root.TrimEnd('/') + filled];
    }

    internal override string Translate(string body, Translation translation)
    {
        var text = Nunjucks.WithoutRaw(translation.Translate(body, TagSyntax.Liquid, name => Rule(name, translation)));
        return ContentsMark.Remove(text, translation);
    }

    internal override IEnumerable<ForeignText> Leftovers(string text) => Nunjucks.Leftovers(text);

    /// <summary>Hexo's <c>:title</c>: the path below <c>_posts</c>, without what <c>new_post_name</c> puts before the name.</summary>
    private static string TitleOf(OldName name, string? pattern)
    {
        var bare = name.Said.Slug ?? name.Path.Value["_posts/".Length..^name.Path.Extension.Length];
        return pattern?.Contains(":year", StringComparison.Ordinal) is true ? DatePrefix().Replace(bare, "") : bare;
    }

    private static TagRule? Rule(string name, Translation translation) => name switch
    {
        "note" or "notel" or "subnote" => TagRule.Block(CommonTags.Note),
        "codeblock" or "code" => TagRule.Code(Code),
        "blockquote" or "quote" or "pullquote" => TagRule.Block(Quote),
        "img" or "image" or "asset_img" or "inlineimg" => TagRule.Inline(Image),
        "link" => TagRule.Inline(Link),
        "tabs" => TagRule.Block(Tabs),
        "hidetoggle" or "hideblock" => TagRule.Block(tag => tag.Inner is null ? null : Here.Details(tag.Arguments.Text.Split(',')[0], tag.Body)),
        "label" => TagRule.Inline(tag => tag.Arguments.Text.Split('@', 2) is [_, var text] ? $"=={text.Trim()}==" : null),
        "btn" or "button" => TagRule.Inline(tag => tag.Arguments.Text.Split(',') is [var address, var text, ..] ? Here.Link(text, address.Trim()) : null),
        "post_link" => TagRule.Inline(tag => tag.Arguments.Positional is [var slug, .. var words] && translation.AddressOf(slug) is { } address
            ? Here.Link(words.FirstOrDefault(word => word is not ("true" or "false")) ?? translation.TitleOf(slug), address) : null),
        "post_path" => TagRule.Inline(tag => tag.Arguments.Positional is [var slug, ..] ? translation.AddressOf(slug) : null),
        "asset_path" => TagRule.Inline(tag => tag.Arguments.Positional is [var slug, ..] ? Here.Destination(slug) : null),
        "asset_link" => TagRule.Inline(tag => tag.Arguments.Positional is [var slug, .. var words] ? Here.Link(words.IsEmpty ? slug : string.Join(' ', words), slug) : null),
        "include_code" => TagRule.Block(tag => IncludeCode(tag, translation)),
        "pdf" => TagRule.Inline(tag => tag.Arguments.Positional is [var file, ..] ? Here.Link(file[(file.LastIndexOf('/') + 1)..], file) : null),
        "video" => TagRule.Inline(tag => tag.Arguments.Positional is [var file, ..] ? Here.Link(file[(file.LastIndexOf('/') + 1)..], file) : null),
        _ => CommonTags.Find(name),
    };

    /// <summary><c>codeblock [title] [lang:x] [url] [text]</c>.</summary>
    private static string? Code(Tag tag)
    {
        if (tag.Inner is null) return null;
        var words = tag.Arguments.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var options = words.Where(word => Option().IsMatch(word)).ToLookup(word => word.Split(':')[0], word => word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var title = string.Join(' ', words.Where(word => !Option().IsMatch(word)));
        var marked = options["mark"].FirstOrDefault() is { } lines ? $" {{{lines}}}" : "";
        return Here.Fence(options["lang"].Concat(options["language"]).FirstOrDefault() ?? "text", tag.Inner, title, marked);
    }

    private static string? Quote(Tag tag)
    {
        if (tag.Inner is null) return null;
        var text = tag.Arguments.Text;
        var address = WebAddress().Match(text);
        if (!address.Success) return Here.Quote(tag.Body, text is "left" or "right" ? null : text);
        var (author, title) = (text[..address.Index].Trim(), text[(address.Index + address.Length)..].Trim());
        return Here.Quote(tag.Body, $"{author} {Here.Link(title, address.Value)}".Trim());
    }

    /// <summary><c>img [classes] file [width] [height] ["title" "alt"]</c>: the first word with a dot is the file.</summary>
    private static string? Image(Tag tag)
    {
        var words = tag.Arguments.Positional;
        var file = words.TakeWhile(word => !word.Contains('.', StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal)).Count();
        if (file == words.Length) return null;
        var texts = words.Skip(file + 1).SkipWhile(word => Size().IsMatch(word)).ToList();
        var title = TitleAndAlt().Match(texts.Count == 1 ? texts[0] : "");
        var caption = title.Success ? title.Groups["title"].Value.Trim() : string.Join(' ', texts.Count == 2 ? texts[..1] : texts);
        return Here.Image(words[file], title.Success ? title.Groups["alt"].Value : texts.Count == 2 ? texts[1] : null, caption);
    }

    /// <summary><c>link text url [external] [title]</c>, and the themes' <c>link text, url</c>.</summary>
    private static string? Link(Tag tag)
    {
        var address = WebAddress().Match(tag.Arguments.Text);
        if (!address.Success) return null;
        var rest = tag.Arguments.Text[(address.Index + address.Length)..].Trim(' ', ',', '"', '\'');
        return Here.Link(tag.Arguments.Text[..address.Index].Trim(' ', ',', '"', '\''), address.Value, rest is "true" or "false" ? null : rest);
    }

    private static string? Tabs(Tag tag)
    {
        if (tag.Inner is null) return null;
        var tabs = TabInTabs().Matches(tag.Inner).Select(tab => (Title: tab.Groups["title"].Value.Split('@')[0].Trim(), tab.Groups["body"].Value)).ToList();
        var name = tag.Arguments.Text.Split(',')[0].Trim(' ', '"', '\'');
        return tabs.Count == 0 || TabInTabs().Replace(tag.Inner, "").Trim().Length > 0 ? null
            : Here.Tabs(tabs.Select((tab, index) => (tab.Title.Length > 0 ? tab.Title : $"{name} {index + 1}".Trim(), tab.Value)));
    }

    /// <summary><c>include_code [title] [lang:x] [from:1] [to:9] file</c>, of the folder <c>downloads/code</c>.</summary>
    private static string? IncludeCode(Tag tag, Translation translation)
    {
        var words = tag.Arguments.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !translation.HasFile("/downloads/code/" + words[^1])) return null;
        string? Option(string name) => words.FirstOrDefault(word => word.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..];
        var title = string.Join(' ', words[..^1].Where(word => !word.Contains(':', StringComparison.Ordinal)));
        var lines = (Option("from"), Option("to")) is ({ } from, { } to) ? $"#L{from}-L{to}" : "";
        return $"```{Option("lang") ?? Path.GetExtension(words[^1]).TrimStart('.')}{(title.Length == 0 ? "" : $" title=\"{title}\"")} file=\"/downloads/code/{words[^1]}{lines}\"\n```";
    }

    [GeneratedRegex(@"(?<=^|/)\d{4}-\d{1,2}-\d{1,2}-")]
    private static partial Regex DatePrefix();

    [GeneratedRegex(@"^(?:lang|language|mark|line_number|highlight|first_line|line_threshold|wrap)[:]\S*$")]
    private static partial Regex Option();

    [GeneratedRegex(@"https?://[^\s,""']+")]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"^\d+(?:%|px)?$|^auto$")]
    private static partial Regex Size();

    [GeneratedRegex("""^(?<title>[^'"]*)['"](?<alt>[^'"]*)['"]$""")]
    private static partial Regex TitleAndAlt();

    [GeneratedRegex(@"<!--\s*tab\b(?<title>[^\n]*?)-->(?<body>[\s\S]*?)<!--\s*endtab\s*-->")]
    private static partial Regex TabInTabs();
}
