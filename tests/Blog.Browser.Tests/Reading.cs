using Blog.Engine.Publishing;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>A small site in a real browser. A page opened here fails its test when it logs an error or asks another host for anything.</summary>
public abstract class Reading(Chromium chromium) : IAsyncLifetime
{
    protected const string Files = """
        -- forest.md --
        ---
        title: 随机森林
        date: 2026-03-08 20:30
        tags: [集成学习, 决策树]
        categories: [机器学习]
        series: 集成学习
        description: 为什么一片森林比一棵树稳。
        ---
        决策树有一个让人又爱又恨的性格：不剪枝时它几乎没有偏差，能把训练集记得一字不差[^1]。

        ## 一棵树有多不稳

        先量一量。下面在同一份训练集上做五百次有放回重抽样，每次长一棵不剪枝的回归树。

        ```python
        very_long_name_of_a_function_that_does_not_fit(argument_one=1, argument_two=2, argument_three=3, argument_four=4)
        ```

        ## 装袋

        | 一 | 二 | 三 | 四 | 五 | 六 | 七 | 八 |
        |---|---|---|---|---|---|---|---|
        | `n_estimators=500` | `max_features` | `bootstrap=True` | 很长的一格文字 | 很长的一格文字 | 很长的一格文字 | 很长的一格文字 | 8 |

        ![森林](forest.svg)

        ## 参考

        见 [AdaBoost](boost.md)。averyveryveryveryveryveryveryveryveryveryveryverylongwordwithoutanyplacetobreakit

        [^1]: 量法见后文。
        -- boost.md --
        ---
        title: AdaBoost：权重公式的推导
        date: 2026-03-22
        tags: [集成学习]
        series: 集成学习
        ---
        权重公式的推导。
        -- about.md --
        ---
        title: 关于
        type: page
        layout: page
        ---
        这里是谁。
        -- forest.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 200" width="680" height="200"><rect width="680" height="200" fill="#eee"/></svg>
        """;

    protected static readonly string[] PageTypes = ["/", "/posts/forest", "/about", "/tags", "/tags/集成学习", "/categories", "/categories/机器学习", "/series", "/series/集成学习", "/archive", "/search", "/search?q=森林", "/nothing-here"];

    private readonly List<string> complaints = [];
    private readonly List<IBrowserContext> contexts = [];

    protected ListeningBlog Server { get; private set; } = null!;

    protected IBrowser Browser => chromium.Browser;

    public virtual async ValueTask InitializeAsync() => Server = await ListeningBlog.StartAsync(Files);

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    protected async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = Server.Address;
        var context = await Browser.NewContextAsync(options);
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !IsMissingPage(message) && !IsSkippedTransition(message)) complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) => { if (!request.Url.StartsWith(Server.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add($"{page.Url} asked for {request.Url}"); };
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>The browser logs the status of a page that is meant to be missing.</summary>
    private static bool IsMissingPage(IConsoleMessage message) => message.Location.Contains("nothing-here", StringComparison.Ordinal);

    /// <summary>A browser that is too busy for the cross-fade between two pages leaves it out, and logs that.</summary>
    private static bool IsSkippedTransition(IConsoleMessage message) => message.Text.Contains("Transition was ", StringComparison.Ordinal);
}
