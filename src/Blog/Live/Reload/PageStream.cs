using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Blog.Engine.Publishing;

namespace Blog.Live.Reload;

/// <summary>What a page hears first: the build of the program that answers, and the words of the overlay.</summary>
internal sealed record Hello(Guid Program, string Trouble, string Dismiss);

/// <summary>What happened to the site, as the page that is open sees it.</summary>
/// <param name="Files">Addresses of files beside the posts that have other bytes under the same name.</param>
/// <param name="Trouble">The errors of the post that the page shows.</param>
internal sealed record PageNews(IEnumerable<string> Files, IEnumerable<PageTrouble> Trouble);

/// <summary>Everything that one open page is told, in the order in which it happens: <c>hello</c>, then <c>page</c>, <c>styles</c> and <c>program</c>.</summary>
/// <param name="live">The site.</param>
/// <param name="presentation">Its templates, style sheets and scripts.</param>
/// <param name="path">The address that is open, decoded, from the root of the site.</param>
internal sealed class PageStream(LiveSite live, PresentationWatcher presentation, string path)
{
    private readonly Channel<string> changes = Channel.CreateUnbounded<string>();

    public async IAsyncEnumerable<SseItem<object>> ReadAsync(Hello hello, TimeSpan reconnectAfter, [EnumeratorCancellation] CancellationToken ended)
    {
        await using var end = ended.Register(() => changes.Writer.TryComplete());
        Listen();
        try
        {
            yield return new SseItem<object>(hello, "hello") { ReconnectionInterval = reconnectAfter };
            var shown = live.Current!.Site;
            yield return Page([], ended);
            await foreach (var change in changes.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (change is not "page")
                {
                    yield return new(change, change);
                    continue;
                }
                var site = live.Current!.Site;
                yield return Page(FilesChanged(shown, site), ended);
                shown = site;
            }
        }
        finally
        {
            StopListening();
        }
    }

    private SseItem<object> Page(IEnumerable<string> files, CancellationToken ended) =>
        new(new PageNews(files, PageTrouble.On(path, live, ended)), "page");

    private void Listen()
    {
        live.Published += SiteChanged;
        live.Failed += BuildFailed;
        presentation.Changed += PresentationChanged;
    }

    private void StopListening()
    {
        live.Published -= SiteChanged;
        live.Failed -= BuildFailed;
        presentation.Changed -= PresentationChanged;
    }

    private void SiteChanged(Site _) => changes.Writer.TryWrite("page");

    private void BuildFailed(string _) => changes.Writer.TryWrite("page");

    private void PresentationChanged(string what) => changes.Writer.TryWrite(what);

    private static IEnumerable<string> FilesChanged(Site before, Site now) => now.Assets.Values
        .Where(file => before.Assets.TryGetValue(file.Path.Value, out var old) && old != file)
        .Select(file => now.Settings.BasePath + LinkTable.UrlOf(file).Encoded);
}
