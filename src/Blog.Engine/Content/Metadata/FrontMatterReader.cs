namespace Blog.Engine.Content.Metadata;

/// <summary>Text → front matter and the start of the body. Whatever is wrong with the front matter, the body is kept.</summary>
public sealed class FrontMatterReader(TimeZoneInfo timeZone)
{
    public static readonly DiagnosticRule TooLong = new("BLOG016", Severity.Error, "front matter is too long to be read");
    public static readonly DiagnosticRule Unclosed = new("BLOG017", Severity.Error, "front matter is not closed");

    /// <summary>Longest front matter, in UTF-16 units.</summary>
    public const int MaxLength = 64 * 1024;

    public FrontMatterResult Read(SourceText source)
    {
        if (MetadataBlock.Find(source.Value) is not { } block) return new(FrontMatter.Empty, 0, []);
        var findings = new Findings(source);
        var frontMatter = block.End - block.Start > MaxLength ? Unread(block, findings) : Mapped(source, block, findings);
        return new(frontMatter, block.BodyStart, findings.ToImmutable());
    }

    /// <summary>Nobody knows whether an unread post is a draft, so it is held back.</summary>
    private static FrontMatter Unread(MetadataBlock block, Findings findings)
    {
        findings.Add(TooLong, block.Start, $"front matter may have {MaxLength / 1024} KB, this one has {(block.End - block.Start) / 1024} KB and is not read; move text into the body (the post is a draft until then)");
        return FrontMatter.Empty with { Draft = true };
    }

    private FrontMatter Mapped(SourceText source, MetadataBlock block, Findings findings)
    {
        if (!block.IsClosed) findings.Add(Unclosed, 0, "front matter is opened here and never closed; write the same line below its last key");
        return new FrontMatterMapper(timeZone, findings).Map(Parse(source.Value[block.Start..block.End], block, findings));
    }

    /// <summary>What is written, for whoever asks where; null where there is none, or too much to be read.</summary>
    internal static FrontMatterFields? FieldsOf(SourceText source) =>
        MetadataBlock.Find(source.Value) is { } block && block.End - block.Start <= MaxLength ? new(Parse(source.Value[block.Start..block.End], block, new(source))) : null;

    internal static TableNode Parse(string text, MetadataBlock block, Findings findings) => block.Format switch
    {
        MetadataFormat.Toml => TomlMetadata.Read(text, block.Start, findings),
        MetadataFormat.Json => JsonMetadata.Read(text, block.Start, findings),
        MetadataFormat.JsonMembers => JsonMetadata.Read("{" + text + "}", block.Start - 1, findings),
        _ => YamlMetadata.Read(text, block.Start, findings),
    };
}
