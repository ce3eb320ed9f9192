using Blog.Engine.Storage;

namespace Blog.Tests.Storage;

public sealed class ContentStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blog-store-").FullName;
    private readonly List<string?> told = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_flipped_bit_anywhere_loses_values_and_changes_none()
    {
        using (var store = Open()) Fill(store);
        var whole = File.ReadAllBytes(Young);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Young, damaged);
            using var store = Open();
            var found = Enumerable.Range(0, Count).Select(i => store.Find(Key(i))).ToList();
            Assert.All(found.Index(), entry => Assert.True(entry.Item is null || entry.Item.SequenceEqual(Value(entry.Index)), $"bit {bit} changed value {entry.Index}"));
            Assert.Contains(found, value => value is null);
        }
    }

    [Fact]
    public void A_damaged_value_is_kept_again_when_it_was_made_again()
    {
        using (var store = Open()) Fill(store);
        var damaged = File.ReadAllBytes(Young);
        damaged[^1] ^= 1;
        File.WriteAllBytes(Young, damaged);
        using (var store = Open())
        {
            Assert.Null(store.Find(Key(Count - 1)));
            store.Add(Key(Count - 1), Value(Count - 1));
        }
        using var again = Open();
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(Value(i), again.Find(Key(i))));
    }

    [Fact]
    public void A_file_of_another_version_is_begun_anew()
    {
        File.WriteAllBytes(Young, [.. "an entry as an earlier version wrote it"u8]);
        using (var store = Open()) Fill(store);
        using var again = Open();
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(Value(i), again.Find(Key(i))));
    }

    [Fact]
    public void A_second_program_reads_and_writes_on_when_the_first_has_ended()
    {
        using var second = With(Open(), first =>
        {
            first.Add(Key(0), Value(0));
            var other = Open();
            other.Add(Key(1), Value(1)); // kept by nobody: the first one writes
            first.Add(Key(2), Value(2));
            Assert.Equal(Value(0), other.Find(Key(0)));
            return other;
        });
        second.Add(Key(3), Value(3));
        Assert.Equal([Value(0), null, Value(2), Value(3)], Enumerable.Range(0, 4).Select(i => second.Find(Key(i))));
        Assert.DoesNotContain(told, reason => reason is not null);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_of_and_tried_again()
    {
        var place = Path.Combine(folder, "taken");
        File.WriteAllText(place, "");
        using var store = new ContentStore(place, 10_000, told.Add);
        store.Add(Key(0), Value(0));
        Assert.Null(store.Find(Key(0)));
        Assert.Contains("cannot be written", told[^1], StringComparison.Ordinal);
        File.Delete(place);
        store.Add(Key(0), Value(0));
        Assert.Equal(Value(0), store.Find(Key(0)));
        Assert.Null(told[^1]);
    }

    [Fact]
    public void A_value_that_is_larger_than_its_bound_is_not_kept()
    {
        using var store = Open();
        store.Add(Key(0), new byte[6_000]);
        Assert.Null(store.Find(Key(0)));
    }

    private const int Count = 5;

    private string Young => Path.Combine(folder, "young.memo");

    private ContentStore Open() => new(folder, 10_000, told.Add);

    private static void Fill(ContentStore store)
    {
        for (var i = 0; i < Count; i++) store.Add(Key(i), Value(i));
    }

    private static ContentStore With(ContentStore first, Func<ContentStore, ContentStore> use)
    {
        using (first) return use(first);
    }

    private static ContentHash Key(int i) => ContentHash.OfParts($"{i}");

    private static byte[] Value(int i) => [.. Enumerable.Repeat((byte)i, 3 * i)];
}
