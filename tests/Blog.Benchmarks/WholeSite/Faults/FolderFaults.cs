using System.Net;

namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>What can become of the folder of posts.</summary>
internal static class FolderFaults
{
    private const int Crowd = 100_000;

    public static Fault[] All =>
    [
        new("the posts folder disappears and comes back", DisappearAsync, site => ComeBackAsync(site, () => Directory.Move(Aside(site), site.Posts))),
        new("a file takes its place", TakePlaceAsync, site => ComeBackAsync(site, () => GiveWay(site))),
        new("a volume is unmounted and mounted again", UnmountAsync, site => ComeBackAsync(site, () => MoveAll(Aside(site), site.Posts))),
        new("the folder is replaced by another one", _ => Task.FromResult("ready"), ReplaceAsync),
        new("rights of the folder are taken and given back", ForbidAsync, AllowAsync),
        new("100,000 files in one folder", CrowdAsync, EditInTheCrowdAsync),
        new("names that are no UTF-8", MisnameAsync, RenameAsync),
    ];

    private static string Aside(FaultedSite site) => site.Posts + "-aside";

    private static Task<string> DisappearAsync(FaultedSite site)
    {
        Directory.Move(site.Posts, Aside(site));
        return site.SaidAsync("does not exist");
    }

    private static Task<string> TakePlaceAsync(FaultedSite site)
    {
        Directory.Move(site.Posts, Aside(site));
        File.WriteAllText(site.Posts, "");
        return site.SaidAsync("is a file");
    }

    private static void GiveWay(FaultedSite site)
    {
        File.Delete(site.Posts);
        Directory.Move(Aside(site), site.Posts);
    }

    private static Task<string> UnmountAsync(FaultedSite site)
    {
        MoveAll(site.Posts, Directory.CreateDirectory(Aside(site)).FullName);
        return site.SaidAsync("is empty");
    }

    private static void MoveAll(string from, string to)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(from)) Directory.Move(entry, Path.Combine(to, Path.GetFileName(entry)));
        if (from.EndsWith("-aside", StringComparison.Ordinal)) Directory.Delete(from);
    }

    /// <summary>One post was edited while the folder was away.</summary>
    private static async Task<TimeSpan> ComeBackAsync(FaultedSite site, Action comeBack)
    {
        var mark = site.Edit(Aside(site));
        comeBack();
        return await FaultedSite.TimeAsync(async () =>
        {
            await site.ShownAsync(mark);
            await site.SilentAsync("trouble\"");
        });
    }

    /// <summary>Between two looks, so that nobody sees it missing; a copy, as a deployment makes it.</summary>
    private static Task<TimeSpan> ReplaceAsync(FaultedSite site)
    {
        SiteBenchmark.CopyPosts(site.Posts, Aside(site));
        var mark = site.Edit(Aside(site));
        Directory.Move(site.Posts, site.Posts + "-old");
        Directory.Move(Aside(site), site.Posts);
        return site.ShownAsync(mark);
    }

    private static Task<string> ForbidAsync(FaultedSite site)
    {
        FaultedSite.Run("chmod", "000", site.Posts);
        return site.SaidAsync("cannot be read");
    }

    private static async Task<TimeSpan> AllowAsync(FaultedSite site)
    {
        FaultedSite.Run("chmod", "755", site.Posts);
        return await site.SilentAsync("cannot be read");
    }

    private static async Task<string> CrowdAsync(FaultedSite site)
    {
        var crowd = Directory.CreateDirectory(Path.Combine(site.Posts, "crowd")).FullName;
        for (var i = 0; i < Crowd; i++) File.OpenHandle(Path.Combine(crowd, $"{i}.txt"), FileMode.Create, FileAccess.Write).Dispose();
        await site.Site.WaitForStatusAsync(new($"/media/crowd/{Crowd - 1}.txt", UriKind.Relative), HttpStatusCode.OK);
        return "ready";
    }

    /// <summary>What an edit takes beside them; then they are taken away.</summary>
    private static async Task<TimeSpan> EditInTheCrowdAsync(FaultedSite site)
    {
        var live = await site.ShownAsync(site.Edit());
        Directory.Delete(Path.Combine(site.Posts, "crowd"), recursive: true);
        await site.Site.WaitForStatusAsync(new($"/media/crowd/{Crowd - 1}.txt", UriKind.Relative), HttpStatusCode.NotFound);
        return live;
    }

    private static Task<string> MisnameAsync(FaultedSite site)
    {
        FaultedSite.Run("bash", "-c", """cd "$0" && echo '# x' > $'\xff\xfe.md'""", site.Posts);
        return site.SaidAsync("BLOG006");
    }

    private static Task<TimeSpan> RenameAsync(FaultedSite site)
    {
        FaultedSite.Run("bash", "-c", """cd "$0" && mv $'\xff\xfe.md' named.md""", site.Posts);
        return site.SilentAsync("BLOG006");
    }
}
