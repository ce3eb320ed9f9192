using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>Every page of <see cref="Site.Urls"/> (sitemaps.org 0.9). A page without a true <c>lastmod</c> has none.</summary>
public static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static IResult Of(Site site) => XmlResponse.Of("application/xml; charset=utf-8", xml =>
    {
        xml.WriteStartElement("urlset", Namespace);
        foreach (var page in site.Urls)
        {
            xml.WriteStartElement("url");
            xml.Element("loc", site.Settings.BaseUrl + page.Url.Encoded);
            xml.Element("lastmod", page.LastModified is { } changed ? Rfc3339.Of(changed) : null);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    });
}
