using System.Net;
using System.Text;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Corpora;

public sealed class ServedCorporaTests
{
    public static TheoryData<string> Names => [.. Corpus.All.Select(corpus => corpus.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_page_of_a_corpus_answers_200_in_valid_UTF_8(string name)
    {
        var corpus = Corpus.All.Single(one => one.Name == name);
        await using var blog = await BlogServer.StartOnAsync(Shared.Path("corpora", name, corpus.Folder));
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var page in blog.Services.GetRequiredService<LiveSite>().Current!.Site.Urls)
        {
            var response = await blog.GetAsync(page.Url.Encoded);
            Assert.True(response.StatusCode is HttpStatusCode.OK, $"{page.Url.Decoded} answers {(int)response.StatusCode}");
            Assert.Contains("</html>", strict.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }
}
