using System.Text;
using Blog.Engine.Content;

namespace Blog.Tests.Content;

public sealed class NotebookTests
{
    [Fact]
    public void A_notebook_reads_as_its_text_its_code_and_what_it_printed()
    {
        var source = Decode("""
            {"nbformat": 4, "metadata": {"language_info": {"name": "python"}}, "cells": [
              {"cell_type": "markdown", "source": ["# 标题\n", "正文 $x$"]},
              {"cell_type": "code", "source": "print('```')\n", "outputs": [{"output_type": "stream", "text": ["```\n"]}]},
              {"cell_type": "code", "source": ["1 + 1"], "outputs": [{"output_type": "execute_result", "data": {"text/plain": ["2"]}}, {"data": {"image/png": "AAAA", "text/plain": "<Figure>"}}]},
              {"cell_type": "code", "source": "", "outputs": [{"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}]}
            ]}
            """);

        Assert.Equal("""
            # 标题
            正文 $x$

            ````python
            print('```')
            ````

            ````text
            ```
            ````

            ```python
            1 + 1
            ```

            ```text
            2
            ```

            ```text
            ValueError: no
            ```


            """, source.Text.Value);
        Assert.Equal("BLOG008", Assert.Single(source.Diagnostics).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Markdown")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"cells\": [1]}")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\"}]}")]
    [InlineData("{\"worksheets\": []}")]
    public void What_is_no_notebook_is_left_out_with_a_diagnostic(string json)
    {
        var source = Decode(json);

        Assert.False(source.IsText);
        Assert.Equal("BLOG007", Assert.Single(source.Diagnostics).Code);
    }

    private static SourceFile Decode(string json) => SourceFile.Decode(SitePath.From("a.ipynb"), Encoding.UTF8.GetBytes(json), TestSite.Now);
}
