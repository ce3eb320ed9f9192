using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Blog.Tests.Images;

public sealed class MediaTests
{
    private const string Posts = """
        -- a.md --
        # 图

        ![照片](照 片.jpg) ![[小.png|300]] ![动](动.gif) ![画](画.svg) ![巨](巨.png)

        <img src="./照 片.jpg" style="zoom:50%" /> 文 <img src="没有.png" alt="不在">
        -- 画.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>
        """;

    [Fact]
    public async Task Every_image_of_a_page_says_its_size_and_a_picture_its_copies()
    {
        await using var blog = await StartAsync();
        var images = await ImagesAsync(blog, "/posts/a");

        Assert.Equal(["1000×2000", "300×200", "3×2", "640×480", "50000×50000", "1000×2000"], images.Select(image => $"{image.GetAttribute("width")}×{image.GetAttribute("height")}"));
        Assert.All(images, image => Assert.Equal(("lazy", "async"), (image.GetAttribute("loading"), image.GetAttribute("decoding"))));
        var photo = "/media/" + Uri.EscapeDataString("照 片.jpg");
        Assert.Equal($"{photo}.w480.webp 480w, {photo}.w800.webp 800w, {photo} 1000w", images[0].GetAttribute("srcset"));
        Assert.Equal(images[0].GetAttribute("srcset"), images[5].GetAttribute("srcset"));
        Assert.Equal("(max-width: 46rem) 100vw, 44rem", images[0].GetAttribute("sizes"));
        Assert.Equal("(max-width: 300px) 100vw, 300px", images[1].GetAttribute("sizes"));
        Assert.All(images.Skip(2).Take(3), image => Assert.Null(image.GetAttribute("srcset")));
        Assert.Contains("""<span class="missing-image"><code>没有.png</code> 不在</span>""", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_copy_a_page_offers_is_there_at_the_width_it_says()
    {
        await using var blog = await StartAsync();
        foreach (var candidate in (await ImagesAsync(blog, "/posts/a")).SelectMany(image => image.GetAttribute("srcset")?.Split(", ") ?? []).Distinct())
        {
            var (url, width) = (candidate.Split(' ')[0], int.Parse(candidate.Split(' ')[1].TrimEnd('w'), System.Globalization.CultureInfo.InvariantCulture));
            var response = await blog.GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            using var bitmap = SKBitmap.Decode(await BytesAsync(response));
            Assert.Equal(width, bitmap.Width);
            if (url.EndsWith(".webp", StringComparison.Ordinal)) Assert.Equal("image/webp", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_feed_has_the_image_itself()
    {
        await using var blog = await StartAsync();
        var feed = await blog.TextAsync("/feed.xml");
        Assert.Contains("/media/" + Uri.EscapeDataString("照 片.jpg"), feed, StringComparison.Ordinal);
        Assert.DoesNotContain("srcset", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/media/照 片.jpg")]
    [InlineData("/media/照 片.jpg.w480.webp")]
    [InlineData("/media/照 片.jpg.w800.webp")]
    public async Task A_photograph_is_served_upright_and_without_its_place(string url)
    {
        await using var blog = await StartAsync();
        var bytes = await BytesAsync(await blog.GetAsync(url));

        Assert.DoesNotContain(TestImages.Secret, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(1, ImageHeader.Read(new MemoryStream(bytes))!.Orientation);
        using var upright = SKBitmap.Decode(bytes);
        Assert.True(upright.Height == 2 * upright.Width);
        Assert.Equal(["blue", "red", "white", "lime"], Corners(upright)); // stored red lime / blue white, turned a quarter clockwise
    }

    [Theory]
    [InlineData(1, "red lime blue white")]
    [InlineData(2, "lime red white blue")]
    [InlineData(3, "white blue lime red")]
    [InlineData(4, "blue white red lime")]
    [InlineData(5, "red blue lime white")]
    [InlineData(6, "blue red white lime")]
    [InlineData(7, "white lime blue red")]
    [InlineData(8, "lime white red blue")]
    public async Task Every_orientation_is_turned_upright(int orientation, string corners)
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n文");
        await SaveAsync(blog, "t.jpg", TestImages.Photo(600, 300, orientation));
        foreach (var url in (string[])["/media/t.jpg", .. orientation < 5 ? new[] { "/media/t.jpg.w480.webp" } : []])
        {
            using var bitmap = SKBitmap.Decode(await BytesAsync(await blog.GetAsync(url)));
            Assert.Equal(corners.Split(' '), Corners(bitmap));
        }
    }

    [Theory]
    [InlineData("/media/小.png")]
    [InlineData("/media/动.gif")]
    [InlineData("/media/动.png")]
    [InlineData("/media/动.webp")]
    public async Task A_moving_picture_and_one_without_metadata_stay_byte_for_byte(string url)
    {
        await using var blog = await StartAsync();
        var response = await blog.GetAsync(url);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(blog.Folder, url[7..]), TestContext.Current.CancellationToken), await BytesAsync(response));
        Assert.NotNull(response.Headers.ETag);
        Assert.Contains("max-age=3600", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/media/照 片.jpg.w481.webp")]
    [InlineData("/media/照 片.jpg.w0480.webp")]
    [InlineData("/media/照 片.jpg.w1200.webp")]
    [InlineData("/media/照 片.jpg.w99999999999.webp")]
    [InlineData("/media/照 片.jpg.w-1.webp")]
    [InlineData("/media/照 片.jpg.w480.png")]
    [InlineData("/media/没有.jpg.w480.webp")]
    [InlineData("/media/动.png.w480.webp")]
    [InlineData("/media/画.svg.w480.webp")]
    [InlineData("/media/巨.png.w480.webp")]
    [InlineData("/media/照 片.jpg.w480.webp.w480.webp")]
    public async Task Only_the_copies_a_page_offers_are_made(string url)
    {
        await using var blog = await StartAsync();
        var response = await blog.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("style-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal); // the site's own page
    }

    [Fact]
    public async Task Where_a_copy_cannot_be_made_the_image_itself_is_shown()
    {
        await using var blog = await StartAsync();
        await SaveAsync(blog, "坏.png", TestImages.Png(900, 600)[..33]);

        var response = await blog.GetAsync("/media/坏.png.w480.webp");

        Assert.Equal((HttpStatusCode.OK, "image/png"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(TestImages.Png(900, 600)[..33], await BytesAsync(response));
    }

    [Fact]
    public async Task A_replaced_image_is_served_anew()
    {
        await using var blog = await StartAsync();
        var before = await blog.GetAsync("/media/照 片.jpg.w480.webp");
        await SaveAsync(blog, "照 片.jpg", TestImages.Jpeg(500, 500));

        var after = await blog.WaitForAsync("/media/照 片.jpg.w480.webp", response => response.Headers.ETag != before.Headers.ETag);

        using var bitmap = SKBitmap.Decode(await BytesAsync(after));
        Assert.Equal((480, 480), (bitmap.Width, bitmap.Height));
        Assert.Equal(HttpStatusCode.NotModified, (await blog.GetAsync("/media/照 片.jpg.w480.webp", ("If-None-Match", after.Headers.ETag!.Tag))).StatusCode);
    }

    [Fact]
    public async Task Copies_are_kept_on_disk_and_served_from_there_after_a_start()
    {
        var cache = Directory.CreateTempSubdirectory("blog-cache-").FullName;
        byte[] first;
        await using (var blog = await StartAsync($"CachePath={cache}")) first = await BytesAsync(await blog.GetAsync("/media/照 片.jpg.w480.webp"));
        var kept = new FileInfo(Path.Combine(cache, "images", "young.memo"));
        var length = kept.Length;
        Assert.InRange(length, first.Length, first.Length + 200);

        await using (var again = await StartAsync($"CachePath={cache}")) Assert.Equal(first, await BytesAsync(await again.GetAsync("/media/照 片.jpg.w480.webp")));
        kept.Refresh();
        Assert.Equal(length, kept.Length); // a copy that is made again is kept again
        Directory.Delete(cache, recursive: true);
    }

    private static async Task<BlogServer> StartAsync(params string[] settings)
    {
        var blog = await BlogServer.StartAsync(Posts, settings);
        (string Path, byte[] Bytes)[] files =
        [
            ("照 片.jpg", TestImages.Photo(2000, 1000, 6)), ("小.png", TestImages.Png(600, 400)), ("动.gif", TestImages.AnimatedGif()), ("巨.png", TestImages.PngClaiming(50_000, 50_000)),
            ("动.png", TestImages.PngWith(TestImages.Png(900, 2), ("acTL", new byte[8]))), ("动.webp", TestImages.WebPWith(TestImages.WebP(900, 2), 900, 2, null, isAnimated: true)),
        ];
        foreach (var (path, bytes) in files) await SaveAsync(blog, path, bytes);
        return blog;
    }

    /// <summary>Writes an image and waits until the site knows it as it is.</summary>
    private static async Task SaveAsync(BlogServer blog, string path, byte[] bytes)
    {
        await File.WriteAllBytesAsync(Path.Combine(blog.Folder, path), bytes, TestContext.Current.CancellationToken);
        var image = ImageHeader.Read(new MemoryStream(bytes));
        var live = blog.Services.GetRequiredService<LiveSite>();
        while (live.Current!.Site.Assets.GetValueOrDefault(path) is not { } known || known.Length != bytes.Length || known.Image != image) await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    private static async Task<AngleSharp.Dom.IElement[]> ImagesAsync(BlogServer blog, string url) =>
        [.. new HtmlParser().ParseDocument(await blog.TextAsync(url)).QuerySelectorAll(".prose img")];

    private static Task<byte[]> BytesAsync(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    /// <summary>The colours near the corners, in reading order.</summary>
    private static string[] Corners(SKBitmap bitmap)
    {
        var (right, bottom) = (bitmap.Width * 7 / 8, bitmap.Height * 7 / 8);
        return [.. new[] { (bitmap.Width / 8, bitmap.Height / 8), (right, bitmap.Height / 8), (bitmap.Width / 8, bottom), (right, bottom) }.Select(at => Name(bitmap.GetPixel(at.Item1, at.Item2)))];
    }

    private static string Name(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
    {
        (true, true, true) => "white",
        (true, _, _) => "red",
        (_, true, _) => "lime",
        _ => "blue",
    };
}
