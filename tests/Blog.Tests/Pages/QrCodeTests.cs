using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Pages;
using QRCoder;

namespace Blog.Tests.Pages;

public sealed partial class QrCodeTests
{
    [Theory]
    [InlineData("https://example.org/posts/forest")]
    [InlineData("https://example.org/blog/posts/%E9%9A%8F%E6%9C%BA%E6%A3%AE%E6%9E%97-%E4%B8%80%E6%A3%B5%E6%A0%91%E6%9C%89%E5%A4%9A%E4%B8%8D%E7%A8%B3")]
    public void The_strokes_are_the_dark_modules(string url)
    {
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.L);
        var dark = code.ModuleMatrix.SelectMany((row, y) => row.Cast<bool>().Select((isDark, x) => (x, y, isDark))).Where(module => module.isDark).Select(module => (module.x, module.y));
        var drawn = QrCode.Of(url);
        Assert.Equal(code.ModuleMatrix.Count, drawn.Size);
        Assert.Equal(dark, Modules(drawn.Path));
    }

    private static IEnumerable<(int X, int Y)> Modules(string path)
    {
        var (x, y) = (0, 0);
        foreach (Match stroke in Strokes().Matches(path))
        {
            var (dx, dy, length) = (Number(stroke.Groups[1]), Number(stroke.Groups[2]), Number(stroke.Groups[3]));
            (x, y) = (x + dx, y + dy);
            for (var end = x + length; x < end; x++) yield return (x, y);
        }
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"m(-?\d+) (-?\d+)h(\d+)")]
    private static partial Regex Strokes();
}
