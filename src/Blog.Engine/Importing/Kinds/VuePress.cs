using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;

namespace Blog.Engine.Importing.Kinds;

/// <summary>VuePress, with the permalinks of the theme vdoing.</summary>
internal sealed partial class VuePress : BlogKind
{
    public override string Name => "vuepress";

    public override bool Recognises(OldTree tree) => tree.Holding(".vuepress") is not null || tree.IsWritten(Permalink());

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => VueSite.Roots(tree, tree.Holding(".vuepress") ?? (tree.HasFolder("docs") ? "docs" : ""), ".vuepress/public");

    public override OldConfig Config(OldTree tree) => VueSite.Config(tree, tree.Holding(".vuepress"), ".vuepress");

    /// <summary>A README is the index of its folder.</summary>
    internal override SitePath? Place(SitePath path) =>
        path.FileName is "README.md" or "readme.md" ? SitePath.From(OldName.Join(path.Folder.Value, "index.md")) : VueSite.Place(path);

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config) => [VueSite.Base(config) + "/" + name.Bare + (name.IsIndex ? "" : ".html")];

    internal override string Translate(string body, Translation translation) => VueSite.Translate(
        translation.Replace(body, Snippet(), match => VueSite.FileFence(translation, match.Groups["file"].Value, match.Groups["marks"].Value)), translation);

    internal override IEnumerable<ForeignText> Leftovers(string text) => VueSite.Leftovers(text);

    /// <summary><c>@[code{1-3} js](./a.js)</c>, and VuePress 1's <c>&lt;&lt;&lt; @/a.js{2}</c>.</summary>
    [GeneratedRegex(@"(?<=^|\n)(?:@\[code(?:\{(?<marks>[^}\n]*)\})?[^\]\n]*\]\((?<file>[^)\s]+)\)|<<<[ \t]*(?<file>[^\s{]+)(?:\{(?<marks>[^}\n]*)\})?)[ \t]*(?=\n|$)")]
    private static partial Regex Snippet();

    [GeneratedRegex(@"^permalink: /pages/[0-9a-f]{6,}/?\s*$", RegexOptions.Multiline)]
    private static partial Regex Permalink();
}
