using System.Collections.Immutable;
using System.Text;

namespace Blog.Engine.Content;

/// <summary>One post file as it was read: its text, its hash, and what decoding had to say about it.</summary>
public sealed class SourceFile
{
    private readonly PackedText packed;

    private SourceFile(SitePath path, ReadOnlySpan<byte> utf8, DateTimeOffset modifiedAt, ImmutableArray<Diagnostic> diagnostics)
    {
        packed = PackedText.From(utf8);
        Path = path;
        ModifiedAt = modifiedAt;
        Diagnostics = diagnostics;
        Hash = ContentHash.Of(utf8);
    }

    public SitePath Path { get; }

    /// <summary>The file's time on disk; it dates a post that says nothing else.</summary>
    public DateTimeOffset ModifiedAt { get; }

    /// <summary>Names the decoded text: the same text in another encoding has the same hash.</summary>
    public ContentHash Hash { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>False when the bytes could not be decoded; then the text is empty and a diagnostic says why.</summary>
    public bool IsText => !Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);

    /// <summary>Whether both were read from the same path with the same text and time, so that one stands for the other.</summary>
    public bool SameAs(SourceFile other) =>
        ReferenceEquals(this, other) || (Path == other.Path && Hash == other.Hash && ModifiedAt == other.ModifiedAt && Diagnostics.SequenceEqual(other.Diagnostics));

    public bool IsEmpty => packed.Length == 0;

    /// <summary>The text as UTF-8 without a byte order mark, as <c>/posts/{slug}.md</c> serves it. Unpacked at each call.</summary>
    public byte[] ToUtf8() => packed.ToUtf8();

    /// <summary>Unpacked at each call.</summary>
    public SourceText Text => new(Path, packed.ToString());

    /// <summary>The same text under another path.</summary>
    public SourceFile At(SitePath path) => new(path, ToUtf8(), ModifiedAt, [.. Diagnostics.Select(diagnostic => diagnostic with { Place = diagnostic.Place with { File = path } })]);

    /// <summary>Decodes the bytes of a file (UTF-8, UTF-16, GB18030); a notebook becomes Markdown.</summary>
    public static SourceFile Decode(SitePath path, ReadOnlySpan<byte> bytes, DateTimeOffset modifiedAt)
    {
        var (text, diagnostics) = TextDecoder.Decode(path, bytes);
        if (path.Extension is ".ipynb" && diagnostics.IsEmpty) (text, diagnostics) = Notebook.ToMarkdown(path, text);
        return new(path, Encoding.UTF8.GetBytes(text), modifiedAt, diagnostics);
    }
}
