using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Blog.Pages;

/// <summary>An address as a QR code (ISO/IEC 18004, correction level M): path data for an SVG, its modules one unit wide, with the quiet zone around them.</summary>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++) AppendRow(rows[y], y, path);
        return new(rows.Count, path.ToString());
    }

    /// <summary>A stroke for each run of dark modules.</summary>
    private static void AppendRow(BitArray row, int y, StringBuilder path)
    {
        for (var x = 0; x < row.Length;)
        {
            var start = x;
            while (x < row.Length && row[x] == row[start]) x++;
            if (row[start]) path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}");
        }
    }
}
