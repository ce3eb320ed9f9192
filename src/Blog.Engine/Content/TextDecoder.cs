using System.Collections.Immutable;
using System.Text;

namespace Blog.Engine.Content;

/// <summary>Bytes → text with <c>\n</c> line ends.</summary>
public static class TextDecoder
{
    public static (string Text, ImmutableArray<Diagnostic> Diagnostics) Decode(SitePath path, ReadOnlySpan<byte> bytes)
    {
        _ = path;
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return (text, []);
    }
}
