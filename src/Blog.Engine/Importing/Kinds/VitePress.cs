using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;

namespace Blog.Engine.Importing.Kinds;

/// <summary>VitePress. Its containers and groups of code mean the same here.</summary>
internal sealed partial class VitePress : BlogKind
{
    public override string Name => "vitepress";

    public override bool Recognises(OldTree tree) => tree.Holding(".vitepress") is not null || tree.IsWritten(Home());

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => VueSite.Roots(tree, tree.Holding(".vitepress") ?? (tree.Has("docs/index.md") ? "docs" : ""), "public");

    public override OldConfig Config(OldTree tree) => VueSite.Config(tree, tree.Holding(".vitepress"), ".vitepress");

    internal override SitePath? Place(SitePath path) => VueSite.Place(path);

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config) =>
        [VueSite.Base(config) + "/" + name.Bare + (name.IsIndex || config.Written("cleanUrls") is "true" ? "" : ".html")];

    internal override string Translate(string body, Translation translation)
    {
        var text = translation.Replace(body, Snippet(), match => VueSite.FileFence(translation, match.Groups["file"].Value, match.Groups["marks"].Value));
        return VueSite.Translate(translation.Replace(text, Included(), match => $"![[{match.Groups["note"].Value}]]"), translation);
    }

    internal override IEnumerable<ForeignText> Leftovers(string text) => VueSite.Leftovers(text);

    [GeneratedRegex(@"^---\n(?:[^\n]*\n)*?layout: home\n(?:[^\n]*\n)*?hero:")]
    private static partial Regex Home();

    /// <summary><c>&lt;&lt;&lt; @/snippets/a.js{2}</c></summary>
    [GeneratedRegex(@"(?<=^|\n)<<<[ \t]*(?<file>[^\s{\[]+)[ \t]*(?:\{(?<marks>[^}\n]*)\})?[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?=\n|$)")]
    private static partial Regex Snippet();

    [GeneratedRegex(@"<!--\s*@include:\s*(?:\.{0,2}/)*(?<note>[^\s{]+?)(?:\.md)?(?:\{[^}]*\})?\s*-->")]
    private static partial Regex Included();
}
