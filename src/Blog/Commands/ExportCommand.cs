using System.CommandLine;
using System.Diagnostics;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Exporting;
using Blog.Git;
using Blog.Live;
using Blog.Pages;
using Blog.Resources;

namespace Blog.Commands;

/// <summary><c>export</c>: runs the site for itself and writes what it answers as files. There is no second way of rendering.</summary>
public static class ExportCommand
{
    /// <summary>So few posts are parsed sooner than all are saved.</summary>
    private const int Worthwhile = 100;

    private static readonly Option<string> Output = new("--output", "-o") { Required = true };
    private static readonly Option<string?> BaseUrl = new("--base-url");
    private static readonly Option<bool> Relative = new("--relative");
    private static readonly Option<bool> NoCompressed = new("--no-compressed");

    public static Command Create(CommandText text)
    {
        var command = new Command("export") { Output, CommonOptions.Posts, BaseUrl, Relative, NoCompressed };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ExitCodes.Guard(text, () => Export(ConfigurationOf(result), result.GetValue(Output)!, new(result.GetValue(Relative), !result.GetValue(NoCompressed)))));
        return command;
    }

    /// <summary>Readers see the export, so it is made as in Production and without drafts, wherever it is made.</summary>
    private static string[] ConfigurationOf(ParseResult result) =>
    [
        .. CommonOptions.ConfigurationOf(result),
        .. result.GetValue(BaseUrl) is { } address ? [$"--Blog:BaseUrl={address.TrimEnd('/')}"] : Array.Empty<string>(),
        "--Blog:ShowDrafts=false",
        "--Blog:IsStatic=true",
        "--environment=Production",
    ];

    private static async Task<int> Export(string[] configuration, string output, ExportForm form)
    {
        var start = Stopwatch.GetTimestamp();
        await using var app = WebSite.CreateStill(configuration);
        var posts = app.Services.GetRequiredService<PostsFolder>();
        EnsureApart(posts, output);
        posts.EnsureReadable();
        var opening = Task.Run(() => ExportFolder.Open(output)); // looking through 100,000 files takes as long as loading the posts
        var site = await BuildAsync(app.Services);
        using var folder = await opening; // refused here, nothing goes on behind the refusal
        var related = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var search = Task.Run(() => Search(app.Services, site, related));
        await app.StartAsync();
        var report = await Export(app, site, search, related.Task, folder, form);
        app.Services.GetRequiredService<SiteCache>().Save(site, tolerated: Worthwhile);
        Say(site, report, Stopwatch.GetElapsedTime(start));
        return report.Failures.IsEmpty ? ExitCodes.Success : ExitCodes.Findings;
    }

    private static async Task<ExportReport> Export(WebApplication app, Site site, Task<IEnumerable<SearchFile>> search, Task related, ExportFolder folder, ExportForm form)
    {
        var (format, server) = (app.Services.GetRequiredService<PageFormat>(), app.Services.GetRequiredService<DirectServer>());
        var fixedFiles = FixedFiles.Of(app).ToList();
        var keys = form.IsRelative ? [] : new PageKeys(site, format, ExportFrame.Of(app.Configuration, fixedFiles, form)).ByUrl(); // a relative link depends on every address there is
        var plan = ExportPlan.Of(site, format, keys, fixedFiles);
        var text = new CommandText(site.Settings);
        using var progress = new WorkProgress(text, "Command.Exporting");
        try
        {
            await await Task.WhenAny(related, search); // every page asks for them
            var relative = form.IsRelative ? new RelativeLinks(plan, site.Settings.BasePath) : null;
            return await new Exporter(address => server.GetAsync(site.Settings.BasePath + address), folder, progress.Begin, relative, form.HasCompressed).ExportAsync(plan, Additions(site), search, app.Lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            throw new ExportException(text["Command.InterruptedUnchanged"]);
        }
    }

    /// <summary>The index as files. What it takes to make them is as large as the site, and gone when they are made.</summary>
    /// <param name="services">Where the cache is.</param>
    /// <param name="site">What is exported.</param>
    /// <param name="related">Told when the posts related to each are found, which is sooner.</param>
    private static IEnumerable<SearchFile> Search(IServiceProvider services, Site site, TaskCompletionSource related)
    {
        if (!site.Settings.Search.Enabled)
        {
            related.SetResult();
            return [];
        }
        var search = services.GetRequiredService<SiteCache>().Export(site, tolerated: Worthwhile);
        RelatedPosts.FindAll(site, search);
        related.SetResult();
        return SearchFiles.Of(site, search, services.GetRequiredService<PageFormat>());
    }

    private static async Task<Site> BuildAsync(IServiceProvider services)
    {
        var contents = services.GetRequiredService<GitHistory>().Dated(services.GetRequiredService<PostsFolder>().Read());
        var site = services.GetRequiredService<SiteBuilder>().Build(contents, services.GetRequiredService<TimeProvider>().GetUtcNow(), saved: await services.GetRequiredService<SiteCache>().Loaded);
        await site.Indexing; // a page without related posts is not one to keep
        services.GetRequiredService<LiveSite>().Publish(site);
        return site;
    }

    /// <summary>The sources of posts in the output would be posts of the next export.</summary>
    private static void EnsureApart(PostsFolder posts, string output)
    {
        var full = Path.GetFullPath(output) + Path.DirectorySeparatorChar;
        if (full.StartsWith(posts.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ExportException($"The output folder {output} lies within the posts folder {posts.Root}; choose one outside");
    }

    /// <summary>What only file servers need: true redirects and headers where they are understood, and no Jekyll, which would leave out names with an underscore.</summary>
    private static (SitePath File, byte[] Bytes)[] Additions(Site site) =>
        [(SitePath.From(RedirectList.FileName), RedirectList.Of(site)), (SitePath.From(HeaderList.FileName), HeaderList.Of(site.Settings)), (SitePath.From(Addresses.NoJekyll.Pattern[1..]), [])];

    private static void Say(Site site, ExportReport report, TimeSpan time)
    {
        foreach (var failure in report.Failures) Console.Error.WriteLine(failure);
        var text = new CommandText(site.Settings);
        if (site.Settings.BaseUrl == new SiteSettings().BaseUrl) Console.Error.WriteLine(text["Command.NoBaseUrl", site.Settings.BaseUrl]);
        Console.WriteLine(text["Command.Exported", site.Posts.Length, report.Files, report.Changed, report.Files - report.Changed, report.Removed, report.Failures.Length, time.TotalSeconds]);
    }
}
