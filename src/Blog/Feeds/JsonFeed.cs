using System.Text.Json;
using Blog.Engine.Publishing;

namespace Blog.Feeds;

/// <summary>JSON Feed 1.1 (jsonfeed.org).</summary>
public static class JsonFeed
{
    public static IResult Of(Feed feed)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ReadableJson.Options)) Write(json, feed);
        return Results.Bytes(buffer.ToArray(), "application/feed+json; charset=utf-8");
    }

    private static void Write(Utf8JsonWriter json, Feed feed)
    {
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", feed.Title);
        json.WriteString("home_page_url", feed.PageUrl);
        json.WriteString("feed_url", feed.SelfUrl(Addresses.JsonFeed));
        if (feed.Description.Length > 0) json.WriteString("description", feed.Description);
        json.WriteString("user_comment", feed.Notice);
        json.WriteString("language", feed.Language);
        if (feed.Author.Length > 0) WriteAuthors(json, feed.Author);
        json.WriteStartArray("items");
        foreach (var entry in feed.Entries) Write(json, entry);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Url);
        json.WriteString("url", entry.Url);
        json.WriteString("title", entry.Title);
        if (entry.Summary.Length > 0) json.WriteString("summary", entry.Summary);
        json.WriteString("content_html", entry.Html);
        json.WriteString("date_published", Rfc3339.Of(entry.Published));
        json.WriteString("date_modified", Rfc3339.Of(entry.Updated));
        json.WriteString("language", entry.Language);
        if (entry.Author is { } author) WriteAuthors(json, author);
        json.WriteStartArray("tags");
        foreach (var tag in entry.Tags) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAuthors(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
