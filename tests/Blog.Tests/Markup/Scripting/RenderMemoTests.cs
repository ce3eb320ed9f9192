using Blog.Engine.Content;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Storage;

namespace Blog.Tests.Markup.Scripting;

public sealed class RenderMemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blog-memo-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_made_is_not_made_again()
    {
        using var memo = RenderMemo.Open("");

        Assert.Equal("a", GetOrAdd(memo, Key(1), () => "a"));
        Assert.Equal("a", GetOrAdd(memo, Key(1), Never));
        Assert.Equal("b", GetOrAdd(memo, Key(2), () => "b"));
    }

    [Fact]
    public void Entries_outlive_the_program()
    {
        Fill(100);

        using var memo = RenderMemo.Open(folder);

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(Value(i), GetOrAdd(memo, Key(i), Never)));
    }

    [Fact]
    public void Many_entries_are_few_files()
    {
        Fill(3000);

        Assert.InRange(Directory.GetFiles(folder).Length, 1, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(40)]
    public void A_torn_last_entry_is_ignored_and_writing_goes_on(int cut)
    {
        Fill(10);
        using (var file = new FileStream(Path.Combine(folder, "young.memo"), FileMode.Open)) file.SetLength(file.Length - cut);

        using (var memo = RenderMemo.Open(folder)) Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(Value(i), GetOrAdd(memo, Key(i), () => Value(i))));
        using var again = RenderMemo.Open(folder);
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(Value(i), GetOrAdd(again, Key(i), Never)));
    }

    [Fact]
    public void A_corrupted_folder_gives_no_wrong_value()
    {
        Fill(50);
        var path = Path.Combine(folder, "young.memo");
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < bytes.Length; i += 7) bytes[i] ^= 0x5a;
        File.WriteAllBytes(path, bytes);

        using var memo = RenderMemo.Open(folder);

        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(Value(i), GetOrAdd(memo, Key(i), () => Value(i))));
    }

    [Fact]
    public void The_folder_is_bounded_and_keeps_what_was_used_last()
    {
        using (var memo = RenderMemo.Open(folder, maxCharacters: 100, maxDiskBytes: 20_000))
        {
            for (var i = 0; i < 2000; i++)
            {
                GetOrAdd(memo, Key(i), () => Value(i));
                GetOrAdd(memo, Key(0), () => "made again");
            }
            Assert.Equal(Value(0), GetOrAdd(memo, Key(0), Never));
            Assert.Equal("gone", GetOrAdd(memo, Key(1), () => "gone"));
        }
        Assert.InRange(new DirectoryInfo(folder).GetFiles().Sum(file => file.Length), 1, 21_000);
    }

    [Fact]
    public void A_second_program_on_the_folder_reads_and_works()
    {
        using var first = RenderMemo.Open(folder);
        GetOrAdd(first, Key(1), () => "a");

        using var second = RenderMemo.Open(folder);

        Assert.Equal("a", GetOrAdd(second, Key(1), Never));
        Assert.Equal("b", GetOrAdd(second, Key(2), () => "b"));
    }

    [Theory]
    [InlineData("/proc/nowhere/at/all")]
    [InlineData("/dev/null/x")]
    public void Where_nothing_can_be_written_it_works_in_memory(string path)
    {
        using var memo = RenderMemo.Open(path);

        Assert.Equal("a", GetOrAdd(memo, Key(1), () => "a"));
        Assert.Equal("a", GetOrAdd(memo, Key(1), Never));
    }

    [Fact]
    public void Threads_share_it()
    {
        using var memo = RenderMemo.Open(folder, maxCharacters: 2_000, maxDiskBytes: 100_000);

        Parallel.For(0, 5000, i => Assert.Equal(Value(i % 300), GetOrAdd(memo, Key(i % 300), () => Value(i % 300))));
    }

    private void Fill(int count)
    {
        using var memo = RenderMemo.Open(folder);
        for (var i = 0; i < count; i++) GetOrAdd(memo, Key(i), () => Value(i));
    }

    private static string GetOrAdd(RenderMemo memo, ContentHash key, Func<string> make)
    {
        if (memo.Find(key) is { } known) return known;
        var made = make();
        memo.Add(key, made);
        return made;
    }

    private static ContentHash Key(int i) => ContentHash.OfParts($"{i}");

    private static string Value(int i) => $"值 {i} " + string.Concat(Enumerable.Repeat("<span>", i % 20));

    private static string Never() => throw new InvalidOperationException("it was made again");
}
