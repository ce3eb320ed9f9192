using System.CommandLine;
using System.Text;
using Blog.Authoring;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Resources;

namespace Blog.Commands;

/// <summary><c>new</c>: a draft with filled front matter. Asks nothing, overwrites nothing, prints the path.</summary>
public static class NewCommand
{
    private static readonly Argument<string> Title = new("title");
    private static readonly Option<bool> Bundle = new("--bundle");
    private static readonly Option<string?> Category = new("--category", "-c");
    private static readonly Option<bool> Edit = new("--edit", "-e");

    public static Command Create(CommandText text)
    {
        var command = new Command("new") { Title, CommonOptions.Posts, Bundle, Category, Edit };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellation) => ExitCodes.Guard(text, () => Make(result, cancellation)));
        return command;
    }

    private static async Task<int> Make(ParseResult result, CancellationToken cancellation)
    {
        var builder = BuildOutput.CreateBuilder(CommonOptions.ConfigurationOf(result));
        var settings = builder.Configuration.ReadSiteSettings(builder.Environment);
        var editor = result.GetValue(Edit) ? Editor.Command ?? throw new SettingsException("Neither VISUAL nor EDITOR is set; name your editor there, or leave out --edit.") : null;
        var file = Write(settings, PostOf(result, settings), result.GetValue(Bundle));
        Console.WriteLine(file);
        return editor is null ? ExitCodes.Success : await Editor.OpenAsync(editor, file, cancellation);
    }

    private static NewPost PostOf(ParseResult result, SiteSettings settings)
    {
        var title = string.Join(' ', result.GetValue(Title)!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length == 0) throw new SettingsException("A post needs a title: Blog new \"标题\".");
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone));
        return new(title, result.GetValue(Category), now);
    }

    /// <summary>Writes the post where nothing of its name is yet: neither the file nor the folder of a bundle.</summary>
    private static string Write(SiteSettings settings, NewPost post, bool bundle)
    {
        var posts = new PostsFolder(settings.PostsPath);
        posts.EnsureReadable();
        foreach (var taken in new[] { post.File(bundle: false), SitePath.From(post.Name) }.Select(path => InFolder(settings, path)).Where(Path.Exists))
            throw new SettingsException($"{taken} is there already and is not overwritten; choose another title.");
        var file = InFolder(settings, post.File(bundle));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var stream = new FileStream(file, FileMode.CreateNew); // fails where somebody else was quicker
        stream.Write(Encoding.UTF8.GetBytes(Archetype.Fill(posts.Root, post)));
        return file;
    }

    /// <summary>As the author named the folder, so that the path that is printed can be used where it was asked for.</summary>
    private static string InFolder(SiteSettings settings, SitePath path) => Path.Combine(settings.PostsPath, path.Value);
}
