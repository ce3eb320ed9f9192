using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>OpenSearch 1.1: lets a browser add the site as a search engine, with suggestions where a server can give them.</summary>
public static class OpenSearch
{
    /// <summary>The longest short name the format allows, in characters.</summary>
    private const int LongestName = 16;

    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    public static IResult Of(Site site) => XmlResponse.Of("application/opensearchdescription+xml; charset=utf-8", xml =>
    {
        var title = site.Settings.Title;
        xml.WriteStartElement("OpenSearchDescription", Namespace);
        xml.Element("ShortName", title.Length <= LongestName ? title : title[..LongestName].TrimEnd());
        xml.Element("LongName", title);
        xml.WriteElementString("Description", site.Settings.Tagline.Length > 0 ? site.Settings.Tagline : title);
        xml.Element("InputEncoding", "UTF-8");
        xml.Element("Language", site.Settings.Language);
        WriteUrl(xml, "text/html", site.Settings.BaseUrl + Addresses.Search.Url + "?q={searchTerms}");
        if (!site.Settings.IsStatic) WriteUrl(xml, "application/x-suggestions+json", site.Settings.BaseUrl + Addresses.Suggestions.Url + "?q={searchTerms}");
        xml.WriteEndElement();
    });

    private static void WriteUrl(System.Xml.XmlWriter xml, string type, string template)
    {
        xml.WriteStartElement("Url");
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("template", template);
        xml.WriteEndElement();
    }
}
