namespace Blog.Engine.Content;

/// <summary>How citations and the bibliography are written.</summary>
public enum CitationStyle
{
    /// <summary>GB/T 7714-2015, by number: superscript [1], authors in capitals, 等 or et al., [J] [C] [M].</summary>
    Gbt7714,

    /// <summary>IEEE Reference Guide: [1] in the line, initials first, titles in quotation marks.</summary>
    Ieee,
}
