using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Importing;

/// <summary>A folder of the source that is read.</summary>
/// <param name="Folder">Relative to the source; empty for the source itself.</param>
/// <param name="Prefix">The folder in which its files stand for the import: empty for content, <c>static</c> for files that were copied to the top of the old site.</param>
public sealed record OldRoot(string Folder, string Prefix = "");

/// <summary>A kind of blog: how it is recognised, where its texts lie, at which addresses they were served, and how its own syntax reads here.</summary>
public abstract class BlogKind
{
    /// <summary>The prefix of files that the old engine copied to the top of the site.</summary>
    public const string Static = "static";

    /// <summary>The word for it behind <c>--from</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a source is surely of this kind.</summary>
    public abstract bool Recognises(OldTree tree);

    /// <summary>The folders that hold texts and files.</summary>
    public virtual ImmutableArray<OldRoot> Roots(OldTree tree) => [new("")];

    public virtual OldConfig Config(OldTree tree) => OldConfig.Empty;

    /// <summary>A whole blog out of one file; null where a source is a folder.</summary>
    /// <param name="text">The text of the file.</param>
    /// <exception cref="System.Xml.XmlException">It is damaged.</exception>
    public virtual OldExport? Read(string text) => null;

    /// <summary>Where a text or a file goes; null where it is no content.</summary>
    internal virtual SitePath? Place(SitePath path) => path;

    /// <summary>Whether a file that one post alone shows moves beside it. Where texts and files are one tree already, it stays.</summary>
    internal virtual bool MovesFiles => true;

    /// <summary>The paths at which a text was served, the usual one first.</summary>
    internal virtual IEnumerable<string> Addresses(OldName name, OldConfig config) => [];

    /// <summary>The body of a text in our syntax.</summary>
    internal virtual string Translate(string body, Translation translation) => body;

    /// <summary>What of the old syntax is still in a translated text.</summary>
    internal virtual IEnumerable<ForeignText> Leftovers(string text) => [];

    public override string ToString() => Name;
}

/// <summary>What a file that holds a whole blog has in it.</summary>
/// <param name="Texts">As Markdown with front matter in our words.</param>
/// <param name="Config">The address of the old blog.</param>
/// <param name="Findings">What of it is not imported.</param>
public sealed record OldExport(ImmutableArray<SourceFile> Texts, OldConfig Config, ImmutableArray<Diagnostic> Findings);

/// <summary>Something of another engine's syntax at an offset of a text.</summary>
internal sealed record ForeignText(int Offset, string Text);
