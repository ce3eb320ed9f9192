using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Kinds;

/// <summary>Docusaurus: documentation and blog. Its admonitions mean the same here.</summary>
internal sealed partial class Docusaurus : BlogKind
{
    private static readonly string[] ConfigFiles = ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"];

    public override string Name => "docusaurus";

    public override bool Recognises(OldTree tree) => ConfigOf(tree) is not null;

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => ConfigOf(tree) is null
        ? [new("")]
        : [.. new[] { new OldRoot("docs", "docs"), new OldRoot("blog", "blog"), new OldRoot("src/pages", "pages"), new OldRoot("static", Static) }.Where(root => tree.HasFolder(root.Folder))];

    public override OldConfig Config(OldTree tree) => ConfigOf(tree) is { } file ? OldConfig.From(file, tree.Read(file)) : OldConfig.Empty;

    internal override SitePath? Place(SitePath path) => path.Value.Split('/') switch
    {
        [Static, .. var rest] => SitePath.From(string.Join('/', rest)),
        ["pages", ..] when !PostName.IsPost(path) && path.Extension is ".js" or ".jsx" or ".ts" or ".tsx" or ".css" => null,
        _ => path,
    };

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config)
    {
        var root = config.Written("baseUrl")?.TrimEnd('/') ?? "";
        var parts = name.Bare.Split('/');
        if (parts is ["pages", .. var page]) return [root + "/" + string.Join('/', page)];
        if (parts is ["blog", .. var blog]) return [root + "/blog/" + (name.Said.Slug?.Trim('/') ?? DateInName().Replace(string.Join('/', blog), "${y}/${m}/${d}/${name}"))];
        if (name.Said.Slug is ['/', .. var absolute]) return [root + (parts[0] is "docs" ? "/docs/" : "/") + absolute];
        var folders = parts[..^1].Select(WithoutNumber);
        return [root + "/" + string.Join('/', [.. folders, name.Said.Slug ?? name.Value("id") ?? WithoutNumber(parts[^1])])];
    }

    internal override string Translate(string body, Translation translation)
    {
        var text = ContentsMark.Remove(body, translation);
        text = translation.Translate(text, TagSyntax.Component, name => name switch
        {
            "tabs" => TagRule.Block(tag => tag.Inner is null ? null : Here.SetOfTabs(tag.Body)),
            "tabitem" => TagRule.Block(tag => tag.Inner is not null && tag.Value(-1, "label", "value") is { } title ? Here.Tab(title, tag.Body) : null),
            _ => null,
        });
        return translation.Replace(text, Import(), match => text.Contains("<" + match.Groups["name"].Value, StringComparison.Ordinal) ? null : "");
    }

    internal override IEnumerable<ForeignText> Leftovers(string text) =>
        TagSyntax.Component.Read(text).Where(tag => !tag.IsEnd).Select(tag => new ForeignText(tag.Start, text[tag.Start..tag.End]));

    private static string? ConfigOf(OldTree tree) => ConfigFiles.FirstOrDefault(tree.Has);

    /// <summary><c>01-intro</c> is served as <c>intro</c>.</summary>
    private static string WithoutNumber(string name) => Number().Replace(name, "");

    [GeneratedRegex(@"^\d+\s*[-_.]+\s*(?=\D)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<y>\d{4})[-/](?<m>\d{1,2})[-/](?<d>\d{1,2})[-/](?<name>.+)$")]
    private static partial Regex DateInName();

    /// <summary>The import of a component that is used no more.</summary>
    [GeneratedRegex(@"(?<=^|\n)import\s+(?<name>[A-Z]\w*)\s+from\s+['""]@theme/[^'""\n]+['""];?[ \t]*(?:\n|$)")]
    private static partial Regex Import();
}
