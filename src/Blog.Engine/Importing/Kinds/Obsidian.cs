using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;

namespace Blog.Engine.Importing.Kinds;

/// <summary>An Obsidian vault. Its links, embeds, callouts and names of blocks mean the same here.</summary>
internal partial class Obsidian : BlogKind
{
    public override string Name => "obsidian";

    public override bool Recognises(OldTree tree) => tree.HasFolder(".obsidian") || tree.IsWritten(WikiLink());

    internal override bool MovesFiles => false;

    internal override SitePath? Place(SitePath path) => path.Extension is ".canvas" or ".base" ? null : path;

    /// <summary><c>%%…%%</c> is for the author alone.</summary>
    internal override string Translate(string body, Translation translation) =>
        translation.Replace(body, Comment(), match => $"<!--{match.Groups["text"].Value.Replace("--", "- -", StringComparison.Ordinal)}-->");

    [GeneratedRegex(@"%%(?<text>(?:(?!%%)[\s\S])+)%%")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w`])!?\[\[[^\s\[\]][^\[\]\n]*\]\](?!\()")]
    private static partial Regex WikiLink();
}

/// <summary>Quartz: an Obsidian vault with addresses.</summary>
internal sealed class Quartz : Obsidian
{
    public override string Name => "quartz";

    public override bool Recognises(OldTree tree) => tree.Has("quartz.config.ts");

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => [new(tree.HasFolder("content") ? "content" : "")];

    internal override IEnumerable<string> Addresses(OldName name, OldConfig config) => ["/" + Simplified(name.Bare)];

    /// <summary>As Quartz's <c>slugifyFilePath</c> does.</summary>
    private static string Simplified(string path) => path
        .Replace(' ', '-').Replace("&", "-and-", StringComparison.Ordinal).Replace("%", "-percent", StringComparison.Ordinal)
        .Replace("?", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal);
}
