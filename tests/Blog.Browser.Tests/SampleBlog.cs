[assembly: AssemblyFixture(typeof(Blog.Browser.Tests.SampleBlog))]

namespace Blog.Browser.Tests;

/// <summary>The real application on a port of its own, serving a small site; shared by the tests of the assembly.</summary>
public sealed class SampleBlog : IAsyncLifetime
{
    private const string Files = """
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

        方差是 $\sigma^2$，平均的方差等于

        $$ \operatorname{Var}\Big(\frac1B\sum_{b=1}^B T_b\Big)=\rho\sigma^2+\frac{1-\rho}{B}\sigma^2 \qquad \mathcal L=-\sum_{i=1}^{N}\log\frac{\exp(f(x_i)/\tau)}{\sum_{j}\exp(f(x_j)/\tau)} \tag{1} $$

        > [!warning] 当心
        > 这里有一处容易看错。

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
        权重公式的推导。另一条路见[装袋的做法](forest.md#装袋)，它降的是方差。
        -- diagrams.md --
        ---
        title: 示意图
        date: 2026-03-01
        ---
        流程：

        ```mermaid
        flowchart LR
            A[读取数据] -->|训练集| B(长一棵树)
            B --> C{够了吗}
            C -->|还不够| A
            C -->|够了| D[平均]
        ```

        时序：

        ```mermaid
        sequenceDiagram
            participant 读者
            participant 服务器
            读者->>服务器: 打开页面
            Note over 服务器: 找到快照
            服务器-->>读者: 网页
        ```

        甘特图、状态与饼图：

        ```mermaid
        gantt
            title 计划
            dateFormat YYYY-MM-DD
            section 写作
            初稿 :a1, 2026-01-01, 10d
            修改 :after a1, 5d
        ```

        ```mermaid
        stateDiagram-v2
            [*] --> 静止
            静止 --> 运动: 推
            运动 --> 静止: 停
        ```

        ```mermaid
        pie title 时间
            "读" : 60
            "写" : 40
        ```

        ```mermaid
        classDiagram
            树 <|-- 决策树
            决策树 : +分裂()
        ```

        写错的图：

        ```mermaid
        flowchart LR
            A --> --> [
        ```

        正文还在后面。
        -- knowledge.md --
        ---
        title: 编号与文献
        date: 2026-02-01
        ---
        ![一片森林](forest.svg){#fig:forest}

        | 一 | 二 |
        |---|---|
        | 1 | 2 |

        : 两个数 {#tbl:two}

        如@fig:forest、@tbl:two 所示[@breiman2001, p. 6]，又见[@zhou2016; @breiman2001]，量法在后面^[先抽样，再平均。这条脚注写得长一些，好让它在窄栏里占上好几行，看后面一条会不会压住它]，还有一条^[它应当在上一条的下面。]。

        === "第一种"

            第一种写法。

        === "第二种"

            第二种写法。

            ### 里面的一节

        [[#里面的一节|去里面]]

        两篇旧文：[随机森林](forest.md)与[AdaBoost](boost.md)。
        -- references.bib --
        @article{breiman2001, author = {Breiman, Leo}, title = {Random Forests}, journal = {Machine Learning}, year = 2001, volume = 45, number = 1, pages = {5--32}, doi = {10.1023/A:1010933404324}}
        @book{zhou2016, author = {周志华}, title = {机器学习}, address = {北京}, publisher = {清华大学出版社}, year = 2016}
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

    private RunningBlog? blog;

    public string Posts => blog!.Posts;

    public string Address => blog!.Address;

    /// <summary>As readers get it, from a checkout too.</summary>
    public async ValueTask InitializeAsync() => blog = await RunningBlog.StartAsync(Files, "--environment=Production");

    public ValueTask DisposeAsync() => blog!.DisposeAsync();
}
