using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Kinds;

/// <summary>What VitePress and VuePress have in common.</summary>
internal static partial class VueSite
{
    private static readonly string[] ConfigFiles = ["config.ts", "config.mts", "config.js", "config.mjs", "config/index.ts", "config/index.js"];

    public static ImmutableArray<OldRoot> Roots(OldTree tree, string content, string files)
    {
        var root = OldName.Join(content, files);
        return [new(content), .. tree.HasFolder(root) ? new[] { new OldRoot(root, BlogKind.Static) } : []];
    }

    /// <summary>The configuration is a program; what is written out in it is read.</summary>
    public static OldConfig Config(OldTree tree, string? holder, string folder)
    {
        var found = holder is null ? null : ConfigFiles.Select(name => OldName.Join(holder, $"{folder}/{name}")).FirstOrDefault(tree.Has);
        return found is { } file ? OldConfig.From(file, tree.Read(file)) : OldConfig.Empty;
    }

    /// <summary>Files for the top of the site lose their folder, also where that is a folder of the content.</summary>
    public static SitePath? Place(SitePath path) => path.Value.Split('/') switch
    {
        [BlogKind.Static, .. var rest] => SitePath.From(string.Join('/', rest)),
        ["public", ..] => null,
        _ => path,
    };

    /// <summary>The path that addresses began with.</summary>
    public static string Base(OldConfig config) => config.Written("base")?.TrimEnd('/') ?? "";

    public static string Translate(string body, Translation translation)
    {
        var text = ContentsMark.Remove(body, translation);
        return translation.Translate(text, TagSyntax.Component, name => name switch
        {
            "badge" => TagRule.Inline(tag => tag.Value(-1, "text") is { } shown ? $"`{shown}`" : tag.Inner),
            "codegroup" or "codetabs" => TagRule.Block(tag => tag.Inner is null ? null : Here.SetOfTabs(tag.Body)),
            "codegroupitem" => TagRule.Block(tag => tag.Inner is not null && tag.Value(-1, "title") is { } title ? Here.Tab(title, tag.Body) : null),
            _ => null,
        });
    }

    /// <summary>A fence that shows a file; null where the old blog has no such file.</summary>
    public static string? FileFence(Translation translation, string file, string marks)
    {
        var path = file.StartsWith('@') ? file[1..] : file;
        if (!translation.HasFile(path.Split('#')[0])) return null;
        return $"```{Path.GetExtension(path.Split('#')[0]).TrimStart('.')} file=\"{path}\"{(marks.Length == 0 ? "" : $" {{{marks}}}")}\n```";
    }

    /// <summary>Components, and <c>{{ $frontmatter.x }}</c>.</summary>
    public static IEnumerable<ForeignText> Leftovers(string text)
    {
        var code = CodeRanges.Of(text);
        return TagSyntax.Component.Read(text).Where(tag => !tag.IsEnd).Select(tag => new ForeignText(tag.Start, text[tag.Start..tag.End]))
            .Concat(Output().Matches(text).Where(match => !code.Contains(match.Index)).Select(match => new ForeignText(match.Index, match.Value)));
    }

    [GeneratedRegex(@"\{\{\s*\$\w+[^{}\n]*\}\}")]
    private static partial Regex Output();
}
