using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Syntax.Citations;

namespace Blog.Tests.Markup.Citations;

public sealed class ReferenceStyleTests
{
    private const string Entries = """
        @inproceedings{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob and Jones, Llion and Gomez, Aidan N. and Kaiser, {\L}ukasz and Polosukhin, Illia},
          booktitle = {Advances in Neural Information Processing Systems 30}, address = {Red Hook}, publisher = {Curran Associates}, year = 2017, pages = {5998--6008}}
        @article{breiman2001, author = {Leo Breiman}, title = {Random Forests}, journal = {Machine Learning}, year = 2001, volume = 45, number = 1, pages = {5--32}, doi = {10.1023/A:1010933404324}}
        @book{zhou2016, author = {周志华}, title = {机器学习}, address = {北京}, publisher = {清华大学出版社}, year = 2016}
        @book{bishop, author = {Bishop, Christopher M.}, title = {Pattern Recognition}, edition = {2nd}, publisher = {Springer}, address = {New York}, year = 2006}
        @phdthesis{zhang, author = {张三}, title = {论文题目}, school = {清华大学}, address = {北京}, year = 2019}
        @online{pep255, author = {Schemenauer, Neil and Peters, Tim and Hetland, Magnus Lie}, title = {PEP 255: Simple Generators}, date = {2001-05-18}, url = {https://peps.python.org/pep-0255/}, urldate = {2026-03-01}}
        @misc{ba2016, author = {Ba, Jimmy Lei and Kiros, Jamie Ryan and Hinton, Geoffrey E.}, title = {Layer Normalization}, year = 2016, eprint = {1607.06450}, archiveprefix = {arXiv}}
        @article{four, author = {甲乙 and 丙丁 and 戊己 and 庚辛}, title = {四个作者}, journal = {计算机学报}, year = 2020, number = 3, pages = {1-9}}
        """;

    [Theory]
    [InlineData("vaswani2017", "VASWANI A, SHAZEER N, PARMAR N, et al. Attention Is All You Need[C]//Advances in Neural Information Processing Systems 30. Red Hook: Curran Associates, 2017: 5998-6008.")]
    [InlineData("breiman2001", "BREIMAN L. Random Forests[J]. Machine Learning, 2001, 45(1): 5-32. DOI: 10.1023/A:1010933404324.")]
    [InlineData("zhou2016", "周志华. 机器学习[M]. 北京: 清华大学出版社, 2016.")]
    [InlineData("bishop", "BISHOP C M. Pattern Recognition[M]. 2nd ed. New York: Springer, 2006.")]
    [InlineData("zhang", "张三. 论文题目[D]. 北京: 清华大学, 2019.")]
    [InlineData("pep255", "SCHEMENAUER N, PETERS T, HETLAND M L. PEP 255: Simple Generators[EB/OL]. (2001-05-18)[2026-03-01]. https://peps.python.org/pep-0255/.")]
    [InlineData("ba2016", "BA J L, KIROS J R, HINTON G E. Layer Normalization[EB/OL]. (2016). https://arxiv.org/abs/1607.06450.")]
    [InlineData("four", "甲乙, 丙丁, 戊己, 等. 四个作者[J]. 计算机学报, 2020(3): 1-9.")]
    public void GBT_7714_2015(string key, string expected) => Assert.Equal(expected, ReferenceText.Plain(Entry(key), CitationStyle.Gbt7714));

    [Theory]
    [InlineData("vaswani2017", "A. Vaswani et al., “Attention Is All You Need,” in Advances in Neural Information Processing Systems 30, Red Hook, Curran Associates, 2017, pp. 5998–6008.")]
    [InlineData("breiman2001", "L. Breiman, “Random Forests,” Machine Learning, vol. 45, no. 1, pp. 5–32, 2001, doi: 10.1023/A:1010933404324.")]
    [InlineData("zhou2016", "周志华, 机器学习. 北京: 清华大学出版社, 2016.")]
    [InlineData("bishop", "C. M. Bishop, Pattern Recognition, 2nd ed. New York: Springer, 2006.")]
    [InlineData("zhang", "张三, “论文题目,” Ph.D. dissertation, 清华大学, 北京, 2019.")]
    [InlineData("ba2016", "J. L. Ba, J. R. Kiros, and G. E. Hinton, “Layer Normalization,” 2016. [Online]. Available: https://arxiv.org/abs/1607.06450.")]
    public void IEEE(string key, string expected) => Assert.Equal(expected, ReferenceText.Plain(Entry(key), CitationStyle.Ieee));

    [Fact]
    public void An_entry_with_a_title_alone_is_a_line() =>
        Assert.Equal(["题名[Z].", "“题名.”"], [Line(CitationStyle.Gbt7714), Line(CitationStyle.Ieee)]);

    private static string Line(CitationStyle style) => ReferenceText.Plain(Bibliography.Read(new(SitePath.From("r.bib"), "@misc{a, title = {题名}}")).Find("a")!, style);

    private static BibEntry Entry(string key) => Bibliography.Read(new(SitePath.From("references.bib"), Entries)).Find(key)!;
}
