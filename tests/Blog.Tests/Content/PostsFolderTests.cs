using Blog.Engine.Content;
using Blog.Engine.Content.Posts;

namespace Blog.Tests.Content;

public sealed class PostsFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-folder-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Posts_and_the_files_beside_them_are_found_in_the_order_of_their_paths()
    {
        Write("b.md", "乙");
        Write("a/index.md", "甲");
        Write("a/图 1.txt", "文");
        Write("c.markdown", "丙");
        Write("d.MDX", "丁");

        var contents = new PostsFolder(root).Read();

        Assert.Equal(["a/index.md", "b.md", "c.markdown", "d.MDX"], contents.Sources.Select(source => source.Path.Value));
        Assert.Equal(["a/图 1.txt"], contents.Assets.Select(asset => asset.Path.Value));
        Assert.Empty(contents.Diagnostics);
    }

    [Fact]
    public void A_file_found_without_a_byte_keeps_its_text_until_it_is_found_so_again()
    {
        Write("a.md", "甲");
        var folder = new PostsFolder(root);
        folder.Read();
        Write("a.md", "");

        Assert.Equal(["甲"], folder.Read().Sources.Select(source => source.Text.Value));
        Assert.Equal([""], folder.Read().Sources.Select(source => source.Text.Value));
        Assert.Equal([""], folder.Read().Sources.Select(source => source.Text.Value));
    }

    [Fact]
    public void A_look_that_finds_nothing_new_gives_what_the_last_one_gave()
    {
        Write("a.md", "甲");
        Write("图.txt", "图");
        var folder = new PostsFolder(root);

        Assert.Same(folder.Read(), folder.Read());
    }

    [Fact]
    public void An_edit_that_is_told_of_together_with_a_file_that_is_no_post_is_found()
    {
        Write("a.md", "甲");
        Write("图.txt", "图");
        var folder = new PostsFolder(root);
        folder.Read();
        Write("a.md", "改过的");

        var contents = folder.Read([Path.Combine(root, "a.md"), Path.Combine(root, "图.txt")]);

        Assert.Equal(["改过的"], contents.Sources.Select(source => source.Text.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_edit_of_equal_size_and_equal_time_is_seen_when_it_is_told_of(bool withAnotherFile)
    {
        Write("a.md", "旧文");
        Write("图.txt", "图");
        var folder = new PostsFolder(root);
        folder.Read();
        var (file, time) = (Path.Combine(root, "a.md"), File.GetLastWriteTimeUtc(Path.Combine(root, "a.md")));
        File.WriteAllText(file, "新文");
        File.SetLastWriteTimeUtc(file, time);

        var contents = folder.Read(withAnotherFile ? [file, Path.Combine(root, "图.txt")] : [file]);

        Assert.Equal("新文", Assert.Single(contents.Sources).Text.Value);
    }

    [Fact]
    public void A_file_that_is_told_of_and_has_not_changed_stays_the_same_object()
    {
        Write("a.md", "文");
        var folder = new PostsFolder(root);
        var before = folder.Read();

        Assert.Same(before.Sources[0], folder.Read([Path.Combine(root, "a.md")]).Sources[0]);
        Assert.Same(before.Sources[0], folder.Read([Path.Combine(root, "a.md"), Path.Combine(root, "nowhere")]).Sources[0]);
    }

    [Fact]
    public void A_post_that_is_a_link_follows_the_file_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        Write("a.md", "旧");
        File.CreateSymbolicLink(Path.Combine(root, "b.md"), Path.Combine(root, "a.md"));
        var folder = new PostsFolder(root);
        folder.Read();
        Write("a.md", "新的");

        var contents = folder.Read([Path.Combine(root, "a.md")]);

        Assert.Equal(["新的", "新的"], contents.Sources.Select(source => source.Text.Value));
    }

    [Theory]
    [InlineData("edit", "a.md")]
    [InlineData("remove", "a.md")]
    [InlineData("add", "新.md")]
    [InlineData("add", "图.txt")]
    [InlineData("empty", "a.md")]
    [InlineData("nothing", "a.md")]
    [InlineData("folder", "b")]
    public void A_look_at_the_touched_files_alone_finds_what_a_look_at_the_whole_folder_finds(string what, string touched)
    {
        Write("a.md", "甲");
        Write("b/c.md", "丙");
        Write("d.md", "丁");
        var (quick, whole) = (new PostsFolder(root), new PostsFolder(root));
        quick.Read();
        whole.Read();
        if (what is "edit" or "add") Write(touched, "改过的");
        else if (what is "empty") Write(touched, "");
        else if (what is "remove") File.Delete(Path.Combine(root, touched));
        else if (what is "folder") Directory.Delete(Path.Combine(root, touched), recursive: true);

        var (found, expected) = (quick.Read([Path.Combine(root, touched)]), whole.Read());

        Assert.Equal(expected.Sources.Select(source => (source.Path, source.Hash)), found.Sources.Select(source => (source.Path, source.Hash)));
        Assert.Equal(expected.Assets, found.Assets);
        Assert.Equal(expected.Diagnostics, found.Diagnostics);
    }

    [Fact]
    public void The_header_of_an_image_is_read_once_and_a_damaged_one_is_a_diagnostic()
    {
        File.WriteAllBytes(Path.Combine(root, "好.png"), TestImages.Png(30, 20));
        File.WriteAllBytes(Path.Combine(root, "巨.png"), TestImages.PngClaiming(50_000, 50_000));
        Write("坏.png", "version https://git-lfs.github.com/spec/v1");
        var folder = new PostsFolder(root);

        var (first, second) = (folder.Read(), folder.Read());

        Assert.Equal([(30, 20), (50_000, 50_000)], first.Assets.Where(asset => asset.Image is not null).Select(asset => (asset.Image!.Width, asset.Image.Height)).Order());
        Assert.Equal(["BLOG020 坏.png", "BLOG021 巨.png"], first.Diagnostics.Select(found => $"{found.Code} {found.Place.File}").Order(StringComparer.Ordinal));
        Assert.All(first.Assets.Zip(second.Assets), pair => Assert.Same(pair.First, pair.Second));
        Assert.True(first.SameAs(second));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("readme.zh-CN.md")]
    [InlineData("LICENSE.md")]
    [InlineData("NOTICE.markdown")]
    [InlineData(".git/x.md")]
    [InlineData(".obsidian/plugins/x.md")]
    [InlineData("a/.hidden/x.md")]
    [InlineData(".draft.md")]
    [InlineData("node_modules/p/x.md")]
    [InlineData("a/node_modules/p/x.md")]
    [InlineData("_site/x.md")]
    [InlineData("notes.txt")]
    public void What_is_not_written_for_readers_is_no_post(string path)
    {
        Write(path, "# 不");

        Assert.Empty(new PostsFolder(root).Read().Sources);
    }

    [Fact]
    public void An_unchanged_file_is_not_read_again_and_a_changed_or_deleted_one_is_noticed()
    {
        Write("same.md", "同");
        Write("edited.md", "旧");
        Write("deleted.md", "删");
        var folder = new PostsFolder(root);
        var first = Texts(folder.Read());

        Write("edited.md", "新的文字");
        File.Delete(Path.Combine(root, "deleted.md"));
        var second = Texts(folder.Read());
        Write("deleted.md", "回");
        var third = Texts(folder.Read());

        Assert.Same(first["same.md"], second["same.md"]);
        Assert.Equal("新的文字", second["edited.md"].Text.Value);
        Assert.DoesNotContain("deleted.md", second.Keys);
        Assert.Equal("回", third["deleted.md"].Text.Value);
    }

    [Fact]
    public void A_link_that_leaves_the_folder_is_refused_and_one_within_it_is_read()
    {
        var outside = Directory.CreateTempSubdirectory("blog-outside-").FullName;
        File.WriteAllText(Path.Combine(outside, "secret.md"), "密");
        Write("a.md", "甲");
        File.CreateSymbolicLink(Path.Combine(root, "out.md"), Path.Combine(outside, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(root, "folder"), outside);
        File.CreateSymbolicLink(Path.Combine(root, "sly.md"), Path.Combine(root, "folder", "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(root, "loop"), root);
        File.CreateSymbolicLink(Path.Combine(root, "round.md"), Path.Combine(root, "round.md"));
        File.CreateSymbolicLink(Path.Combine(root, "within.md"), Path.Combine(root, "a.md"));

        var contents = new PostsFolder(root).Read();

        Directory.Delete(outside, recursive: true);
        Assert.Equal(["a.md", "within.md"], contents.Sources.Select(source => source.Path.Value));
        Assert.Equal(["folder", "loop", "out.md", "round.md", "sly.md"], contents.Diagnostics.Select(found => found.Place.File.Value).Order());
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        Write("a.md", "甲");
        var link = root + "-link";
        Directory.CreateSymbolicLink(link, root);

        var contents = new PostsFolder(link).Read();

        Directory.Delete(link);
        Assert.Equal("甲", Assert.Single(contents.Sources).Text.Value);
    }

    [Fact]
    public void A_huge_post_is_a_diagnostic_and_is_left_out()
    {
        Write("a.md", "甲");
        using (var stream = File.Create(Path.Combine(root, "huge.md"))) stream.SetLength(PostsFolder.MaxLength + 1);

        var contents = new PostsFolder(root).Read();

        Assert.Equal(["a.md"], contents.Sources.Select(source => source.Path.Value));
        Assert.Equal(("BLOG004", "huge.md"), (Assert.Single(contents.Diagnostics).Code, contents.Diagnostics[0].Place.File.Value));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_a_diagnostic_and_keeps_the_version_read_before()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes");
        if (OperatingSystem.IsWindows()) return; // what the analyzer reads
        Assert.SkipWhen(Environment.UserName == "root", "root may read every file, so this needs another user");
        Write("a.md", "旧");
        Write("b.md", "乙");
        var folder = new PostsFolder(root);
        folder.Read();
        Write("a.md", "新的");
        File.SetUnixFileMode(Path.Combine(root, "a.md"), UnixFileMode.None);

        var contents = folder.Read();

        Assert.Equal(["旧", "乙"], contents.Sources.Select(source => source.Text.Value));
        Assert.Equal("BLOG003", Assert.Single(contents.Diagnostics).Code);
    }

    [Fact]
    public void A_file_that_could_not_be_read_and_can_be_again_is_no_trouble_any_more()
    {
        Write("a.md", "旧");
        var folder = new PostsFolder(root);
        folder.Read();
        Write("a.md", "新的");
        using (new FileStream(Path.Combine(root, "a.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) Assert.Single(folder.Read().Diagnostics);

        var contents = folder.Read([Path.Combine(root, "a.md")]);

        Assert.Equal("新的", Assert.Single(contents.Sources).Text.Value);
        Assert.Empty(contents.Diagnostics);
    }

    [Fact]
    public void Names_that_no_url_can_hold_are_a_diagnostic()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "such names cannot exist on Windows");
        Write("a\\b.md", "甲");
        Write("a\nb.md", "乙");
        Write("好.md", "丙");

        var contents = new PostsFolder(root).Read();

        Assert.Equal(["好.md"], contents.Sources.Select(source => source.Path.Value));
        Assert.Equal(["BLOG006", "BLOG006"], contents.Diagnostics.Select(found => found.Code));
    }

    [Fact]
    public void A_missing_folder_says_which_path_was_tried()
    {
        var missing = Path.Combine(root, "nowhere");

        var trouble = Assert.Throws<PostsFolderException>(() => new PostsFolder(missing).Read());

        Assert.Equal(missing, trouble.Path);
        Assert.Contains(missing, trouble.Message, StringComparison.Ordinal);
        Assert.Throws<PostsFolderException>(() => new PostsFolder(missing).EnsureReadable());
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_said_to_be_one()
    {
        Write("a.md", "甲");

        var trouble = Assert.Throws<PostsFolderException>(() => new PostsFolder(Path.Combine(root, "a.md")).Read());

        Assert.Contains("is a file", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_come_go_and_grow_during_a_reading_crash_nothing()
    {
        var folder = new PostsFolder(root);
        using var stop = new CancellationTokenSource();
        var churn = Task.Run(() => Churn(stop.Token), CancellationToken.None);

        for (var round = 0; round < 200; round++)
            Assert.All(folder.Read().Sources, source => Assert.True(source.Text.Value.Length % 100 == 0 || source.Path.Value == "growing.md"));

        await stop.CancelAsync();
        await churn;
    }

    private void Churn(CancellationToken stop)
    {
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            var name = $"{round % 20}/{round % 7}.md";
            Write(name + ".tmp", new string('x', 100 * (1 + (round % 30))));
            File.Move(Path.Combine(root, name + ".tmp"), Path.Combine(root, name), overwrite: true);
            File.AppendAllText(Path.Combine(root, "growing.md"), "growing ");
            if (round % 5 == 0) Directory.Delete(Path.Combine(root, $"{round % 20}"), recursive: true);
        }
    }

    private static Dictionary<string, SourceFile> Texts(FolderContents contents) => contents.Sources.ToDictionary(source => source.Path.Value);

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
