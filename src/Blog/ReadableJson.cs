using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Blog;

/// <summary>JSON that people read too: in lines, Chinese as it is.</summary>
internal static class ReadableJson
{
    public static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static readonly JsonSerializerOptions Serializing = new() { WriteIndented = true, Encoder = Options.Encoder };
}
