using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>How a <see cref="SavedPost"/> is written: every property that can be set, and the types that keep their value to themselves as text.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SitePathJson), typeof(SlugJson), typeof(ContentHashJson)])]
[JsonSerializable(typeof(SavedPost))]
internal sealed partial class SavedPostJson : JsonSerializerContext
{
    /// <summary>Chinese as it stands: escaped, it is twice as long and three times as slow. Nothing of this comes into a page.</summary>
    public static SavedPostJson Plain => field ??= new(new(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Every place in a post names the same path: it is kept once.</summary>
internal sealed class SitePathJson : JsonConverter<SitePath>
{
    [ThreadStatic]
    private static SitePath latest;

    public override SitePath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.ValueTextEquals(latest.Value) ? latest
        : SitePath.TryFrom(reader.GetString() ?? "", out var path) ? latest = path
        : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, SitePath value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class SlugJson : JsonConverter<Slug>
{
    public override Slug Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Slug.TryFrom(reader.GetString(), out var slug) ? slug : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Slug value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class ContentHashJson : JsonConverter<ContentHash>
{
    public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UInt128.TryParse(reader.GetString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? new(value) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
