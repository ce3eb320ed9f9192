using System.Collections.Immutable;
using System.Net;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Exporting;

/// <summary>What an export did.</summary>
/// <param name="Failures">One line for each file that could not be made; its last version stays.</param>
internal sealed record ExportReport(int Files, int Changed, int Removed, ImmutableArray<string> Failures);

/// <summary>Asks the site for every file of a plan, several at a time, and puts the answers into the folder.</summary>
/// <param name="site">Gives the answer for an address from the root of the site.</param>
/// <param name="folder">Where the answers go.</param>
/// <param name="begin">Called for each file with its address and the number of all, on several threads; what it gives is disposed of when the file is done.</param>
/// <param name="relative">Renames the links of pages; null leaves them as the site wrote them.</param>
/// <param name="hasCompressed">Whether compressed files lie beside the others.</param>
internal sealed class Exporter(Func<string, Task<(HttpStatusCode Status, byte[] Body)>> site, ExportFolder folder, Func<string, int, IDisposable> begin, RelativeLinks? relative, bool hasCompressed)
{
    private readonly List<string> failures = [];

    /// <param name="plan">What the site is asked for.</param>
    /// <param name="additions">Files that are not of the site: made for file servers alone.</param>
    /// <param name="search">The index; a shard that is there by its name is there by its content.</param>
    /// <param name="cancellation">Stops before anything is changed.</param>
    public async Task<ExportReport> ExportAsync(ImmutableArray<ExportItem> plan, IEnumerable<(SitePath File, byte[] Bytes)> additions, Task<IEnumerable<SearchFile>> search, CancellationToken cancellation)
    {
        foreach (var (file, bytes) in additions) folder.Put(file, bytes);
        var index = Task.Run(async () => Parallel.ForEach(await search, new ParallelOptions { CancellationToken = cancellation }, Export), cancellation);
        var pages = Parallel.ForEachAsync(plan, cancellation, async (item, _) =>
        {
            using (begin(item.Url, plan.Length)) await ExportAsync(item);
        });
        await Task.WhenAll(index, pages); // both have ended, however they end, before the folder goes
        cancellation.ThrowIfCancellationRequested();
        var removed = await folder.CommitAsync();
        return new(folder.Files, folder.Changed, removed, [.. failures.Order(StringComparer.Ordinal)]);
    }

    private async ValueTask ExportAsync(ExportItem item)
    {
        try
        {
            var file = item.File ?? throw new ExportException("the address cannot be the name of a file");
            var key = item.MadeOf?.Invoke() ?? "";
            if (item.IsNamedByContent ? folder.Keep(file) : folder.KeepMadeOf(file, key)) return;
            Put(file, Seen(await FetchAsync(item), file), key);
        }
        catch (Exception trouble) when (trouble is ExportException || DiskTrouble.Explains(trouble))
        {
            Fail(item.Url, item.File, trouble.Message);
        }
    }

    private byte[] Seen(byte[] bytes, SitePath file) => relative?.In(bytes, file) ?? bytes;

    private void Export(SearchFile file)
    {
        try
        {
            if (!file.IsNamedByContent || !folder.Keep(file.Path)) folder.Put(file.Path, file.Bytes());
        }
        catch (Exception trouble) when (trouble is ExportException || DiskTrouble.Explains(trouble))
        {
            Fail("/" + file.Path.Value, file.Path, trouble.Message);
        }
    }

    private async Task<byte[]> FetchAsync(ExportItem item)
    {
        var (status, body) = await site(item.Url);
        return status == item.Expected ? body : throw new ExportException($"answered {(int)status} instead of {(int)item.Expected}");
    }

    /// <summary>A file that is as it was has compressed files that are as they were.</summary>
    private void Put(SitePath file, byte[] bytes, string key)
    {
        var isChanged = folder.Put(file, bytes, key);
        if (!hasCompressed || !Precompressed.Suits(file, bytes)) return;
        var (brotli, gzip) = Precompressed.NamesOf(file);
        if (isChanged || !folder.Keep(brotli)) folder.Put(brotli, Precompressed.Brotli(bytes));
        if (isChanged || !folder.Keep(gzip)) folder.Put(gzip, Precompressed.Gzip(bytes));
    }

    private void Fail(string url, SitePath? path, string why)
    {
        lock (failures) failures.Add($"{Uri.UnescapeDataString(url)}: {why}");
        if (path is not { } file) return;
        folder.Keep(file);
        var (brotli, gzip) = Precompressed.NamesOf(file);
        folder.Keep(brotli);
        folder.Keep(gzip);
    }
}
