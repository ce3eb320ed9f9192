using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Proofreading;

namespace Blog.Checking.External;

/// <summary>Looks whether links that leave the site lead anywhere: a few sites at once, each slowly, and nothing twice within days.</summary>
public sealed partial class ExternalLinks(ExternalSettings settings, string cacheFolder, TimeProvider time)
{
    public static readonly DiagnosticRule Dead = new("BLOG233", Severity.Warning, "a link to another site leads nowhere");
    public static readonly DiagnosticRule Unclear = new("BLOG234", Severity.Info, "a link to another site could not be looked at");

    private readonly AnswerCache cache = new(cacheFolder, settings);

    /// <param name="links">Every link of the site.</param>
    /// <param name="begin">Called for each address with the number of all, on several threads; what it gives is disposed of when the address has answered.</param>
    /// <param name="cancellation">What was found out by then is kept for the next time.</param>
    public async Task<ImmutableArray<Diagnostic>> CheckAsync(ImmutableArray<ExternalLink> links, Func<string, int, IDisposable>? begin, CancellationToken cancellation)
    {
        var places = links.Select(link => (link.Place, Address: AddressOf(link.Url))).Where(link => link.Address is not null && !IsReserved(link.Address)).ToLookup(link => link.Address!, link => link.Place);
        cache.Load();
        try
        {
            using var probe = new LinkProbe(settings, time);
            var answers = await AskAllAsync([.. places.Select(link => link.Key)], probe, begin, cancellation);
            return [.. answers.SelectMany(answer => places[answer.Address].Select(place => Finding(answer.Address, answer.Answer, place))).OfType<Diagnostic>()];
        }
        finally
        {
            cache.Save(time.GetUtcNow());
        }
    }

    private async Task<List<(Uri Address, Answer Answer)>> AskAllAsync(List<Uri> addresses, LinkProbe probe, Func<string, int, IDisposable>? begin, CancellationToken cancellation)
    {
        var answers = new List<(Uri, Answer)>();
        var bounded = new ParallelOptions { MaxDegreeOfParallelism = settings.Hosts, CancellationToken = cancellation };
        await Parallel.ForEachAsync(addresses.GroupBy(address => address.Authority), bounded, async (host, stop) =>
        {
            var isFirst = true;
            foreach (var address in host)
            {
                using var part = begin?.Invoke(address.AbsoluteUri, addresses.Count);
                var known = cache.Find(address.AbsoluteUri, time.GetUtcNow());
                if (known is null && !isFirst) await Task.Delay(settings.Delay, time, stop);
                isFirst &= known is not null;
                var answer = known ?? await probe.AskAsync(address, stop);
                cache.Add(address.AbsoluteUri, answer);
                lock (answers) answers.Add((address, answer));
            }
        });
        return answers;
    }

    private static Diagnostic? Finding(Uri address, Answer answer, Place place) => answer.Verdict switch
    {
        Verdict.Dead => Dead.At(place, $"{address} leads nowhere: {answer.Detail}; correct the link, or name an archived copy"),
        Verdict.Unclear => Unclear.At(place, $"{address} could not be looked at: {answer.Detail}"),
        _ => null,
    };

    /// <summary>Without the fragment, which a site is not asked for.</summary>
    private static Uri? AddressOf(string url) =>
        Uri.TryCreate(url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? new(address.GetLeftPart(UriPartial.Query))
            : null;

    /// <summary>Names that are examples (RFC 2606, 6761): nobody answers for them.</summary>
    private bool IsReserved(Uri address) => Reserved().IsMatch(address.Host) || (!settings.PrivateAddresses && !address.Host.Contains('.', StringComparison.Ordinal) && address.HostNameType is UriHostNameType.Dns);

    [GeneratedRegex(@"(?:^|\.)(?:example|test|invalid|local|internal|onion)$|(?:^|\.)example\.(?:com|org|net)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
