using System.Text.RegularExpressions;
using Blog.Tests;

namespace Blog.Browser.Tests;

/// <summary>The posts of the repository, and one with the widest formulas and tables, as the real application serves them.</summary>
public sealed partial class RepositoryBlog : IAsyncLifetime
{
    private const string Hard = """
        -- wide.md --
        ---
        title: 一个（很长很长的）标题，说的是「不在闭括号前断开」的随机森林与梯度提升树：推导（下）
        date: 2020-01-02
        ---
        [TOC]

        ## 行内

        行内长公式 $\left(\frac{p_1+p_2+p_3+p_4}{q_1+q_2+q_3+q_4}+\frac{r_1+r_2+r_3+r_4}{s_1+s_2+s_3+s_4}+\frac{u_1+u_2}{v_1+v_2}\right)$，其中各项为正。
        一行文字 $\text{Encoder}(\text{Tokens}, \text{Positions}, \text{Segments}, \text{Mask}, \text{Dropout})$。方程组
        $x = \begin{aligned} a_1+a_2+a_3+a_4+a_5+a_6+b_1+b_2+b_3+b_4+c_1 \end{aligned}$，而 $a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q=r+s+t+u+v+w$。

        - 列表里 $\{(p_1,q_1),(p_2,q_2),(p_3,q_3),(p_4,q_4),(p_5,q_5),(p_6,q_6),(p_7,q_7)\}$

        ### 编号

        $$ \mathcal L=-\sum_{i=1}^{N}\log\frac{\exp(f(x_i)/\tau)}{\sum_{j}\exp(f(x_j)/\tau)}+\lambda_1\lVert\theta\rVert_1+\lambda_2\lVert\theta\rVert_2^2+\mathrm{KL}(p\,\Vert\,q) \tag{17} $$

        > [!note] 提示
        > $$ \operatorname{Var}\Big(\frac1B\sum_{b=1}^B T_b\Big)=\rho\sigma^2+\frac{1-\rho}{B}\sigma^2 \qquad \mathcal L=-\sum_{i=1}^{N}\log p_i \tag{18} $$
        """;

    private static readonly string Source = Path.Combine(Repository.Root, "posts");

    private RunningBlog? blog;

    public string Address => blog!.Address;

    /// <summary>Each page of the site map.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        blog = await RunningBlog.StartAsync(Hard);
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories)) Copy(file);
        await blog.StopAsync();
        await blog.StartAsync();
        using var client = new HttpClient { BaseAddress = new(Address) };
        Paths = [.. Location().Matches(await client.GetStringAsync("/sitemap.xml")).Select(match => new Uri(match.Groups[1].Value).AbsolutePath), "/search?q=森林", "/nothing-here"];
    }

    public async ValueTask DisposeAsync()
    {
        if (blog is not null) await blog.DisposeAsync();
    }

    private void Copy(string file)
    {
        var target = Path.Combine(blog!.Posts, Path.GetRelativePath(Source, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target, overwrite: true);
    }

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();
}
