using Blog.Images;
using Blog.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Blog.Tests.Images;

public sealed class PictureCacheTests
{
    [Fact]
    public async Task What_many_ask_for_at_once_is_made_once()
    {
        using var cache = new PictureCache(null, new(NullLogger<Troubles>.Instance), NullLogger.Instance);
        var made = 0;
        var gate = new TaskCompletionSource();
        async Task<byte[]?> Make()
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return [7];
        }

        var readers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => cache.GetAsync("a", Make))).ToList();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        gate.SetResult();
        var answers = await Task.WhenAll(readers);

        Assert.Equal(1, made);
        Assert.All(answers, bytes => Assert.Equal([7], bytes!));
    }

    [Fact]
    public async Task Never_more_than_two_are_made_at_a_time()
    {
        using var cache = new PictureCache(null, new(NullLogger<Troubles>.Instance), NullLogger.Instance);
        var (now, most) = (0, 0);
        async Task<byte[]?> Make()
        {
            var count = Interlocked.Increment(ref now);
            lock (cache) most = Math.Max(most, count);
            await Task.Delay(5, TestContext.Current.CancellationToken);
            Interlocked.Decrement(ref now);
            return [7];
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => cache.GetAsync($"{number}", Make)));

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task What_cannot_be_made_is_not_tried_for_every_reader()
    {
        using var cache = new PictureCache(null, new(NullLogger<Troubles>.Instance), NullLogger.Instance);
        var tries = 0;
        for (var round = 0; round < 3; round++)
        {
            Assert.Null(await cache.GetAsync("a", () => throw new InvalidDataException($"{++tries}")));
        }
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_only_time()
    {
        var file = Path.GetTempFileName();
        using var cache = new PictureCache(Path.Combine(file, "images"), new(NullLogger<Troubles>.Instance), NullLogger.Instance);
        Assert.Equal([7], await cache.GetAsync("a", () => Task.FromResult<byte[]?>([7])));
        File.Delete(file);
    }
}
