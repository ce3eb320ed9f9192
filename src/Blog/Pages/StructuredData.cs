using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Blog.Cards;
using Blog.Engine.Publishing;
using Blog.Feeds;

namespace Blog.Pages;

/// <summary>What a page is, for machines: schema.org's Article (or WebSite) and BreadcrumbList as JSON-LD.</summary>
public static class StructuredData
{
    // Escapes <, > and & as \u00XX: safe inside a script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(Site site, PageHead head, PageFormat format)
    {
        var settings = site.Settings;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            if (head.Article is { } post) WriteArticle(json, site, post, SocialImage.Of(site, post, format));
            else WriteSite(json, settings);
            if (!head.Trail.IsEmpty) WriteTrail(json, settings, head);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteArticle(Utf8JsonWriter json, Site site, Post post, SocialImage image)
    {
        var settings = site.Settings;
        json.WriteStartObject();
        json.WriteString("@type", "Article");
        json.WriteString("headline", post.Title);
        json.WriteString("description", post.Description);
        json.WriteString("inLanguage", post.Lang);
        json.WriteString("datePublished", Rfc3339.Of(post.Date));
        json.WriteString("dateModified", Rfc3339.Of(post.LastModified));
        json.WriteString("mainEntityOfPage", settings.BaseUrl + post.Url);
        json.WriteString("image", image.Address);
        json.WriteString("keywords", string.Join(", ", post.Tags.Select(tag => tag.Value)));
        json.WriteNumber("wordCount", post.Statistics.HanCharacters + post.Statistics.Words);
        if ((post.Author ?? settings.Author) is { Length: > 0 } author)
        {
            json.WriteStartObject("author");
            json.WriteString("@type", "Person");
            json.WriteString("name", author);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteSite(Utf8JsonWriter json, SiteSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("@type", "WebSite");
        json.WriteString("name", settings.Title);
        json.WriteString("url", settings.BaseUrl + "/");
        json.WriteString("inLanguage", settings.Language);
        json.WriteEndObject();
    }

    private static void WriteTrail(Utf8JsonWriter json, SiteSettings settings, PageHead head)
    {
        json.WriteStartObject();
        json.WriteString("@type", "BreadcrumbList");
        json.WriteStartArray("itemListElement");
        var position = 0;
        foreach (var crumb in head.Trail.Append(new(head.Title, head.Url ?? SiteUrl.Root)))
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", ++position);
            json.WriteString("name", crumb.Name);
            json.WriteString("item", settings.BaseUrl + crumb.Url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
