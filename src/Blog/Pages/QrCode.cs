using System.Globalization;
using System.Text;
using QRCoder;

namespace Blog.Pages;

/// <summary>
/// An address as a QR code (ISO/IEC 18004): path data for an SVG, its modules one unit wide, with the quiet zone around them. The lowest level of correction, L,
/// has the largest modules, which a phone reads most easily, and the shortest path.
/// </summary>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        return new(code.ModuleMatrix.Count, PathOf(code));
    }

    /// <summary>A stroke for each run of dark modules in a row, each from where the one before ended: small numbers, and few different ones, pack best.</summary>
    private static string PathOf(QRCodeData code)
    {
        var path = new StringBuilder();
        var (penX, penY) = (0, 0);
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Length;)
            {
                var start = x;
                while (x < row.Length && row[x] == row[start]) x++;
                if (!row[start]) continue;
                path.Append(CultureInfo.InvariantCulture, $"m{start - penX} {y - penY}h{x - start}");
                (penX, penY) = (x, y);
            }
        }
        return path.ToString();
    }
}
