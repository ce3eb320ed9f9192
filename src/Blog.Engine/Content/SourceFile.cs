using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Storage;

namespace Blog.Engine.Content;

/// <summary>One post file as it was read: its text, its hash, and what decoding had to say about it.</summary>
public sealed class SourceFile
{
    private readonly PackedText packed;

    private SourceFile(SitePath path, PackedText packed, ContentHash hash, DateTimeOffset modifiedAt, ImmutableArray<Diagnostic> diagnostics, DateTimeOffset? committedAt)
    {
        this.packed = packed;
        CommittedAt = committedAt;
        Path = path;
        ModifiedAt = modifiedAt;
        Diagnostics = diagnostics;
        Hash = hash;
    }

    public SitePath Path { get; }

    /// <summary>The file's time on disk; it dates a post that says nothing else.</summary>
    public DateTimeOffset ModifiedAt { get; }

    /// <summary>When a commit last changed the file, where the folder lies in a repository; null where none has since it was added.</summary>
    public DateTimeOffset? CommittedAt { get; }

    /// <summary>Names the decoded text: the same text in another encoding has the same hash.</summary>
    public ContentHash Hash { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>False when the bytes could not be decoded; then the text is empty and a diagnostic says why.</summary>
    public bool IsText => !Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);

    /// <summary>Whether both were read from the same path with the same text and time, so that one stands for the other.</summary>
    public bool SameAs(SourceFile other) =>
        ReferenceEquals(this, other) || (Path == other.Path && Hash == other.Hash && ModifiedAt == other.ModifiedAt && CommittedAt == other.CommittedAt && Diagnostics.SequenceEqual(other.Diagnostics));

    public bool IsEmpty => packed.Length == 0;

    /// <summary>Keeps the text in a file from now on.</summary>
    /// <exception cref="IOException">The disk is full; the text stays in memory.</exception>
    public void MoveTo(SpillFile file) => packed.MoveTo(file);

    /// <summary>The text as UTF-8 without a byte order mark, as <c>/posts/{slug}.md</c> serves it. Unpacked at each call.</summary>
    public byte[] ToUtf8() => packed.ToUtf8();

    /// <summary>Unpacked at each call.</summary>
    public SourceText Text => new(Path, packed.ToString());

    /// <summary>The same text under another path.</summary>
    public SourceFile At(SitePath path) => new(path, packed, Hash, ModifiedAt, [.. Diagnostics.Select(diagnostic => diagnostic with { Place = diagnostic.Place with { File = path } })], CommittedAt);

    /// <summary>The same text with the time of the last commit that changed it.</summary>
    public SourceFile Committed(DateTimeOffset at) => new(Path, packed, Hash, ModifiedAt, Diagnostics, at);

    /// <summary>Decodes the bytes of a file (UTF-8, UTF-16, GB18030); a notebook becomes Markdown.</summary>
    public static SourceFile Decode(SitePath path, ReadOnlySpan<byte> bytes, DateTimeOffset modifiedAt)
    {
        var isNotebook = path.Extension is ".ipynb";
        if (!isNotebook && TextDecoder.IsPlain(bytes)) return Of(path, bytes, modifiedAt, []);
        var (text, diagnostics) = TextDecoder.Decode(path, bytes);
        if (isNotebook && diagnostics.IsEmpty) (text, diagnostics) = Notebook.ToMarkdown(path, text);
        return Of(path, Encoding.UTF8.GetBytes(text), modifiedAt, diagnostics);
    }

    private static SourceFile Of(SitePath path, ReadOnlySpan<byte> utf8, DateTimeOffset modifiedAt, ImmutableArray<Diagnostic> diagnostics) =>
        new(path, PackedText.From(utf8), ContentHash.Of(utf8), modifiedAt, diagnostics, null);
}
