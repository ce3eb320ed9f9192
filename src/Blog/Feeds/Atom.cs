using System.Xml;
using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>Atom 1.0 (RFC 4287).</summary>
public static class Atom
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static IResult Of(Feed feed) => XmlResponse.Of("application/atom+xml; charset=utf-8", xml =>
    {
        xml.WriteStyle(feed);
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        xml.Element("title", feed.Title);
        xml.Element("subtitle", feed.Description);
        xml.Element("id", feed.PageUrl);
        WriteLink(xml, "alternate", feed.PageUrl);
        WriteLink(xml, "self", feed.SelfUrl(Addresses.Atom));
        xml.Element("updated", Rfc3339.Of(feed.Updated ?? DateTimeOffset.UnixEpoch));
        WriteAuthor(xml, feed.Author.Length > 0 ? feed.Author : feed.Title);
        xml.WriteNotice(feed);
        foreach (var entry in feed.Entries) WriteEntry(xml, entry);
        xml.WriteEndElement();
    });

    private static void WriteEntry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry");
        xml.WriteAttributeString("xml", "lang", null, entry.Language);
        xml.Element("title", entry.Title);
        xml.Element("id", entry.Url);
        WriteLink(xml, "alternate", entry.Url);
        xml.Element("published", Rfc3339.Of(entry.Published));
        xml.Element("updated", Rfc3339.Of(entry.Updated));
        if (entry.Author is { } author) WriteAuthor(xml, author);
        foreach (var tag in entry.Tags)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", XmlResponse.Clean(tag));
            xml.WriteEndElement();
        }
        xml.Element("summary", entry.Summary);
        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(XmlResponse.Clean(entry.Html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        xml.Element("name", name);
        xml.WriteEndElement();
    }
}
