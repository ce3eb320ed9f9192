using System.Text;
using System.Xml;

namespace Blog.Feeds;

/// <summary>An XML document as a response. Characters that XML 1.0 forbids are left out, because one of them makes a whole feed unreadable.</summary>
internal static class XmlResponse
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = true };

    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static IResult Of(string contentType, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings)) write(writer);
        return Results.Bytes(buffer.ToArray(), contentType);
    }

    /// <summary>Says how a browser shows a feed that a reader has opened in it. By CSS: browsers are taking XSLT out.</summary>
    public static void WriteStyle(this XmlWriter xml, Feed feed) =>
        xml.WriteProcessingInstruction("xml-stylesheet", $"type=\"text/css\" href=\"{feed.StyleUrl}\"");

    /// <summary>What a person reads above the entries; readers of feeds leave elements of a foreign namespace out (RSS 2.0, extending; RFC 4287, 6.4).</summary>
    public static void WriteNotice(this XmlWriter xml, Feed feed)
    {
        xml.WriteStartElement("h", "div", Xhtml);
        xml.WriteElementString("p", Xhtml, Clean(feed.Notice));
        xml.WriteStartElement("a", Xhtml);
        xml.WriteAttributeString("href", feed.PageUrl);
        xml.WriteString(feed.PageUrl);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Writes an element with text; nothing when there is no text.</summary>
    public static void Element(this XmlWriter xml, string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;
        xml.WriteElementString(name, Clean(text));
    }

    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))) clean.Append(rune);
        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!XmlConvert.IsXmlChar(text[i])) return false;
        }
        return true;
    }
}
