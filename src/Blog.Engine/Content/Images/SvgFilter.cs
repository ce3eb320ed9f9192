using System.Xml;
using System.Xml.Linq;

namespace Blog.Engine.Content.Images;

/// <summary>
/// Takes out of an SVG what would run where it is opened by itself: on a file server that sends no policy it is a page like ours. What it shows stays, text in HTML included.
/// </summary>
internal static class SvgFilter
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 10_000, MaxCharactersInDocument = 64 << 20 };

    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "handler", "listener", "iframe", "frame", "object", "embed", "applet", "base", "meta", "link", "form", "template",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "action", "formaction", "data", "from", "to", "values", "by" };

    /// <summary>Whether there may be something to take out: nearly every drawing is told by its bytes.</summary>
    public static bool IsSuspect(ReadOnlySpan<byte> svg) =>
        svg.IndexOf("script"u8) >= 0 || svg.IndexOf("<!"u8) >= 0 || svg.IndexOf("<?xml-s"u8) >= 0 || svg.IndexOf("data:"u8) >= 0 || svg.IndexOf("xhtml"u8) >= 0
        || svg.IndexOf(" on"u8) >= 0 || svg.IndexOf("\non"u8) >= 0 || svg.IndexOf("\ton"u8) >= 0 || svg.IndexOf("&#"u8) >= 0 || svg is [0xFE or 0xFF, ..];

    /// <summary>The same bytes where nothing has to go; an empty drawing where they are no XML to their end.</summary>
    public static byte[] Filter(byte[] svg)
    {
        if (!IsSuspect(svg)) return svg;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(svg), Settings);
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            return Clean(document) ? svg : Written(document);
        }
        catch (XmlException)
        {
            return [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8];
        }
    }

    /// <summary>Takes out what is active; true when there was nothing.</summary>
    private static bool Clean(XDocument document)
    {
        var elements = document.Descendants().Where(element => Active.Contains(element.Name.LocalName) || AnimatesWhatRuns(element)).ToList();
        var attributes = document.Descendants().Attributes().Where(IsActive).ToList();
        var instructions = document.DescendantNodes().OfType<XProcessingInstruction>().ToList();
        if (elements.Count + attributes.Count + instructions.Count == 0) return true;
        foreach (var attribute in attributes) attribute.Remove();
        foreach (var node in elements.Concat<XNode>(instructions).Where(node => node.Parent is not null || node is XProcessingInstruction)) node.Remove();
        return false;
    }

    private static bool AnimatesWhatRuns(XElement element) =>
        element.Attribute("attributeName")?.Value.Trim() is { } name && (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name.EndsWith("href", StringComparison.OrdinalIgnoreCase));

    private static bool IsActive(XAttribute attribute) =>
        attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (Addresses.Contains(attribute.Name.LocalName) && WebAddress.IsRefused(attribute.Value.Trim()));

    /// <summary>Without its document type, whose entities and default attributes were put in place while it was read.</summary>
    private static byte[] Written(XDocument document)
    {
        document.DocumentType?.Remove();
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { OmitXmlDeclaration = true, Encoding = new System.Text.UTF8Encoding(false) })) document.Save(writer);
        return bytes.ToArray();
    }
}
