using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Kinds;

/// <summary>Hugo, with the shortcodes of LoveIt, FixIt and other common themes.</summary>
internal sealed partial class Hugo : BlogKind
{
    private static readonly string[] ConfigFiles =
    [
        "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
        "config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml", "config/_default/config.yaml",
    ];

    public override string Name => "hugo";

    public override bool Recognises(OldTree tree) =>
        tree.HasFolder("content") && (ConfigFiles.Any(tree.Has) || tree.Has("content/_index.md") || tree.HasFolder("archetypes") || tree.HasFolder("layouts") || tree.HasFolder("static"))
        || tree.IsWritten(Shortcode());

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => tree.HasFolder("content")
        ? [new("content"), .. new[] { new OldRoot("static", Static), new OldRoot("assets", "assets") }.Where(root => tree.HasFolder(root.Folder))]
        : [new("")];

    public override OldConfig Config(OldTree tree) =>
        ConfigFiles.FirstOrDefault(tree.Has) is { } file ? OldConfig.From(file, tree.Read(file)) : OldConfig.Empty;

    internal override SitePath? Place(SitePath path) => path.Value switch
    {
        _ when path.Folder.IsRoot && path.Stem is not ("_index" or "index") && PostName.IsPost(path) && LanguageTag.Suffix(path.Stem)?.Name is not ("_index" or "index") => SitePath.From("pages/" + path.Value),
        ['s', 't', 'a', 't', 'i', 'c', '/', .. var rest] => SitePath.From(rest),
        _ => path,
    };

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config)
    {
        var (section, sections) = (name.Path.Value.Split('/')[0], name.Folder.Value);
        var pattern = name.Path.Folder.IsRoot ? null : config.Text("permalinks", section) ?? config.Text("permalinks", "page", section);
        var slug = name.Said.Slug;
        var path = pattern is null || name.Path.Stem.StartsWith("_index", StringComparison.Ordinal)
            ? "/" + Permalink.Urlized(OldName.Join(sections, slug ?? name.Stem)) + "/"
            : Permalink.Fill(pattern, name.Date, part => part switch
            {
                "slug" => slug ?? Permalink.Urlized(name.Title),
                "title" => Permalink.Urlized(name.Title),
                "slugorfilename" or "slugorcontentbasename" => slug ?? Permalink.Urlized(name.Stem),
                "filename" or "contentbasename" => Permalink.Urlized(name.Stem),
                "section" => Permalink.Urlized(section),
                "sections" => Permalink.Urlized(sections),
                _ => null,
            });
        return path is null ? [] : [BaseOf(config) + LanguageOf(name, config) + (config.Switch("uglyURLs") is true ? path.TrimEnd('/') + ".html" : path)];
    }

    internal override string Translate(string body, Translation translation)
    {
        var text = translation.Translate(body, TagSyntax.Hugo, name => Rule(name, translation));
        return Unescaped(ContentsMark.Remove(text, translation));
    }

    internal override IEnumerable<ForeignText> Leftovers(string text) =>
        TagSyntax.Hugo.Read(text).Where(tag => !tag.IsEnd).Select(tag => new ForeignText(tag.Start, text[tag.Start..tag.End]));

    private static string BaseOf(OldConfig config) => Uri.TryCreate(config.Text("baseURL"), UriKind.Absolute, out var url) ? Uri.UnescapeDataString(url.AbsolutePath).TrimEnd('/') : "";

    /// <summary>Every language but the default one has a folder of its own in addresses.</summary>
    private static string LanguageOf(OldName name, OldConfig config)
    {
        var lang = name.Lang?.ToLowerInvariant();
        var usual = config.Text("defaultContentLanguage")?.ToLowerInvariant();
        return lang is null || lang == usual ? config.Switch("defaultContentLanguageInSubdir") is true && usual is not null ? "/" + usual : "" : "/" + lang;
    }

    private static TagRule? Rule(string name, Translation translation) => name switch
    {
        "figure" or "image" or "img" => TagRule.Inline(Figure),
        "highlight" or "code" => TagRule.Code(Highlight),
        "ref" or "relref" => TagRule.Inline(tag => tag.Value(0, "path") is { } path ? translation.AddressOf(path) : null),
        "tabs" or "tabpane" => TagRule.Block(tag => tag.Inner is null ? null : Here.SetOfTabs(tag.Body)),
        "tab" or "tab-item" => TagRule.Block(Tab),
        "flex" or "flex-item" or "columns" or "column" => TagRule.Block(tag => tag.Inner is null ? null : tag.Body),
        "link" => TagRule.Inline(tag => tag.Value(0, "href", "url") is { } address ? Here.Link(tag.Value(1, "content", "text", "title"), address, tag.Value(2, "title")) : null),
        "button" => TagRule.Inline(tag => tag.Value(0, "href", "url", "relref", "link") is { } address ? Here.Link(tag.Inner ?? tag.Value(1, "text", "content"), address) : tag.Inner),
        "person" => TagRule.Inline(tag => tag.Value(0, "url") is { } address ? Here.Link(tag.Value(1, "name"), address, tag.Value(2, "text")) : null),
        "typeit" => TagRule.Block(tag => tag.Inner is null ? null : tag.Value(-1, "code") is { } language ? Here.Fence(language, tag.Inner) : tag.Body),
        "style" => TagRule.Block(tag => Styled(tag, tag.Value(0, "style"))),
        "right-align" or "align-right" => TagRule.Block(tag => Styled(tag, "text-align: right")),
        "center" or "center-align" => TagRule.Block(tag => Styled(tag, "text-align: center")),
        "version" => TagRule.Inline(tag => tag.Arguments.Text.Length > 0 ? $"`{tag.Arguments.Text}`" : null),
        _ => CommonTags.Find(name),
    };

    private static string? Figure(Tag tag)
    {
        if (tag.Value(0, "src", "image", "src_l") is not { } source) return null;
        var (title, caption) = (tag.Value(-1, "title"), tag.Value(1, "caption"));
        var said = caption is null || title is null ? caption ?? title : $"{title}　{caption}";
        return Here.Image(source, tag.Value(-1, "alt"), said is null ? null : CommonTags.Plain(said), tag.Value(-1, "link"));
    }

    /// <summary><c>highlight go "linenos=table,hl_lines=8 15-17"</c>.</summary>
    private static string? Highlight(Tag tag)
    {
        if (tag.Inner is null) return null;
        var options = string.Join(' ', tag.Arguments.Positional.Skip(1));
        var lines = tag.Value(-1, "hl_lines") ?? (MarkedLines().Match(options) is { Success: true } marked ? marked.Groups[1].Value : null);
        var marks = (lines is null ? "" : $" {{{string.Join(',', lines.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))}}}") + (options.Contains("linenos", StringComparison.Ordinal) ? " showLineNumbers" : "");
        return Here.Fence(tag.Arguments.Positional is [var language, ..] ? language : tag.Value(-1, "lang", "language") ?? "text", tag.Inner, tag.Value(-1, "title"), marks);
    }

    /// <summary>One tab; a tag of that name around tabs is the set of them.</summary>
    private static string? Tab(Tag tag)
    {
        if (tag.Inner is null) return null;
        if (tag.Value(0, "name", "title", "label", "header", "tabname") is { } title) return Here.Tab(CommonTags.Plain(title), tag.Body);
        return tag.Body.StartsWith("=== \"", StringComparison.Ordinal) ? Here.SetOfTabs(tag.Body) : null;
    }

    private static string? Styled(Tag tag, string? style) =>
        tag.Inner is null || style is null ? null : $"<div style=\"{System.Net.WebUtility.HtmlEncode(style)}\">\n\n{tag.Body}\n\n</div>";

    /// <summary><c>{{&lt;/* x */&gt;}}</c> shows a shortcode in Hugo; here it is shown without the marks, outside of code in backticks.</summary>
    private static string Unescaped(string text)
    {
        var code = CodeRanges.Of(text);
        return Escaped().Replace(text, match =>
        {
            var shown = $"{{{{{match.Groups["open"].Value}{match.Groups["inner"].Value}{match.Groups["close"].Value}}}}}";
            return code.Contains(match.Index) ? shown : $"`{shown}`";
        });
    }

    [GeneratedRegex(@"\{\{(?<open>[<%])/\*(?<inner>(?:(?!\*/)[\s\S])*)\*/(?<close>[>%])\}\}")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\{\{[<%]\s*/?\s*[a-z][\w-]*[^{}]*[>%]\}\}")]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"hl_lines=([\d\s-]+)")]
    private static partial Regex MarkedLines();
}
