using System.IO.Compression;

namespace Blog.Assets;

/// <summary>Typefaces for pictures that the server draws: Noto Sans SC and TC, JetBrains Mono, and the mathematical letters of KaTeX. No page loads them.</summary>
public static class Fonts
{
    /// <summary>A line a file: family (<c>sc</c>, <c>tc</c>, <c>mono</c>, <c>math</c>) ⇥ name ⇥ the code points it may have, as <c>4e00-4e0b,4e10</c> in hexadecimal.</summary>
    public static string Table => Resource.Text("fonts.txt");

    /// <summary>A font file (TrueType, variable in weight where the family is) by its name in <see cref="Table"/>.</summary>
    public static byte[] Load(string name)
    {
        using var packed = new BrotliStream(Resource.Open(name + ".ttf.br"), CompressionMode.Decompress);
        using var font = new MemoryStream();
        packed.CopyTo(font);
        return font.ToArray();
    }
}
