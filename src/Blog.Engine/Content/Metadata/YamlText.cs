using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Blog.Engine.Content.Metadata;

/// <summary>A text as YAML holds it.</summary>
public static partial class YamlText
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A word that YAML reads as itself stays bare; anything else becomes a JSON string, which TOML reads too.</summary>
    public static string Of(string text) => Bare().IsMatch(text) && !Keyword().IsMatch(text) ? text : Quoted(text);

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);

    /// <summary>A letter or a slash first, then letters, digits, spaces and the marks that mean nothing to YAML.</summary>
    [GeneratedRegex(@"^[\p{L}/][\p{L}\p{N}_./（）《》“”、，。：；？！·—-]*(?: [\p{L}\p{N}_./（）《》“”、，。：；？！·—-]+)*\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|y|n|null)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Keyword();
}
