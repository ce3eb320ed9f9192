using Blog.Engine.Storage;

namespace Blog.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blog-atomic-").FullName;

    private string Place => Path.Combine(folder, "a.md");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_write_that_fails_leaves_the_file_as_it_was_and_nothing_beside_it()
    {
        AtomicFile.Write(Place, "甲"u8.ToArray());
        Assert.Throws<IOException>(() => AtomicFile.Write(Place, file =>
        {
            file.WriteByte(1);
            throw new IOException("no space");
        }));
        Assert.Equal("甲", File.ReadAllText(Place));
        Assert.Equal([Place], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Readers_meet_a_whole_file_however_often_it_is_replaced()
    {
        AtomicFile.Write(Place, new byte[10_000]);
        using var isDone = new ManualResetEventSlim();
        var reading = Task.Run(() =>
        {
            while (!isDone.IsSet) Assert.Single(File.ReadAllBytes(Place).Distinct());
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 100; i++) AtomicFile.Write(Place, Enumerable.Repeat((byte)i, 10_000 - i).ToArray());
        isDone.Set();
        await reading;
    }

    [Fact]
    public void The_rights_of_the_file_are_kept_and_a_folder_that_is_missing_is_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are those of Unix");
        var place = Path.Combine(folder, "new", "b.md");
        AtomicFile.Write(place, new byte[1]);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        AtomicFile.Write(place, new byte[2]);
        Assert.Equal(2, new FileInfo(place).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(place));
    }

    [Fact]
    public void A_name_as_long_as_the_system_allows_can_be_replaced()
    {
        var place = Path.Combine(folder, new string('甲', 80) + ".md");
        AtomicFile.Write(place, new byte[1]);
        AtomicFile.Write(place, new byte[2]);
        Assert.Equal(2, new FileInfo(place).Length);
    }
}
