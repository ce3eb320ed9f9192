using System.Globalization;
using System.Xml;
using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>RSS 2.0 with full content (rssboard.org/rss-specification, content module).</summary>
public static class Rss
{
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    public static IResult Of(Feed feed) => XmlResponse.Of("application/rss+xml; charset=utf-8", xml =>
    {
        xml.WriteStyle(feed);
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
        xml.WriteStartElement("channel");
        WriteChannel(xml, feed);
        foreach (var entry in feed.Entries) WriteItem(xml, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void WriteChannel(XmlWriter xml, Feed feed)
    {
        xml.Element("title", feed.Title);
        xml.Element("link", feed.PageUrl);
        xml.WriteElementString("description", XmlResponse.Clean(feed.Description));
        xml.Element("language", feed.Language);
        xml.WriteNotice(feed);
        if (feed.Updated is { } updated) xml.Element("lastBuildDate", Rfc822(updated));
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", feed.SelfUrl(Addresses.Rss));
        xml.WriteEndElement();
    }

    private static void WriteItem(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.Element("title", entry.Title);
        xml.Element("link", entry.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "true");
        xml.WriteString(entry.Url);
        xml.WriteEndElement();
        xml.Element("pubDate", Rfc822(entry.Published));
        if (entry.Author is { } author) xml.WriteElementString("creator", DublinCore, XmlResponse.Clean(author));
        foreach (var tag in entry.Tags) xml.Element("category", tag);
        xml.Element("description", entry.Summary);
        xml.WriteElementString("encoded", Content, XmlResponse.Clean(entry.Html));
        xml.WriteEndElement();
    }

    private static string Rfc822(DateTimeOffset date) => date.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture);
}
