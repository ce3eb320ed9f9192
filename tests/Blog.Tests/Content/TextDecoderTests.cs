using System.Text;
using Blog.Engine.Content;
using CsCheck;

namespace Blog.Tests.Content;

public sealed class TextDecoderTests
{
    private const string Chinese = "# 随机森林\n\n我们在这一节里说明它的原理：每一棵树都看到不同的样本，\n所以它们的错误不会完全一样。公式是 $x_1$。\n";

    private static readonly byte[][] Pieces = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0], [(byte)'\r'], [(byte)'\n'], [0x80], [.. "题目"u8], [.. "plain text"u8]];

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Chinese) },
        { "UTF-8 with BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)] },
        { "UTF-8 with two BOMs", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)] },
        { "UTF-16 LE with BOM", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Chinese)] },
        { "UTF-16 BE with BOM", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Chinese)] },
        { "UTF-16 LE", Encoding.Unicode.GetBytes(Chinese) },
        { "UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(Chinese) },
        { "UTF-32 LE with BOM", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Chinese)] },
        { "GB18030", Gb18030.GetBytes(Chinese) },
        { "CRLF", Encoding.UTF8.GetBytes(Chinese.Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "CR", Encoding.UTF8.GetBytes(Chinese.Replace('\n', '\r')) },
        { "GB18030 with CRLF", Gb18030.GetBytes(Chinese.Replace("\n", "\r\n", StringComparison.Ordinal)) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_of_a_text_gives_the_same_source(string encoding, byte[] bytes)
    {
        var source = Decode(bytes);

        Assert.Equal(Chinese, source.Text.Value);
        Assert.Equal(Decode(Encoding.UTF8.GetBytes(Chinese)).Hash, source.Hash);
        Assert.True(source.IsText, encoding);
        Assert.Empty(source.Diagnostics);
    }

    public static TheoryData<string, byte[]> Undecodable => new()
    {
        { "Latin-1", Encoding.Latin1.GetBytes("Le café était fermé. Où aller après l'été ? Très drôle, n'est-ce pas, élève.") },
        { "Windows-1251", Page("windows-1251", "Случайный лес состоит из деревьев решений, каждое из которых видит свою выборку.") },
        { "Shift-JIS", Page("shift_jis", "ランダムフォレストは、決定木を使った集団学習の手法である。それぞれの木は異なる標本を見る。") },
        { "EUC-KR", Page("euc-kr", "랜덤 포레스트는 분류와 회귀 분석에 사용되는 앙상블 학습 방법의 일종으로 훈련 과정에서 구성한 다수의 결정 트리로부터 분류를 출력한다") },
        { "Big5", Page("big5", "隨機森林是一個包含多個決策樹的分類器，並且其輸出的類別是由個別樹輸出的類別的眾數而定。這個術語是由貝爾實驗室提出的。") },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0x80, 0xFF] },
        { "a UTF-8 text cut inside a character", Encoding.UTF8.GetBytes(Chinese + "末")[..^1] },
        { "half a surrogate pair in UTF-8", [.. Encoding.UTF8.GetBytes("标题"), 0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes("正文")] },
        { "half a surrogate pair in UTF-16", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00] },
        { "UTF-16 of odd length", [0xFF, 0xFE, 0x41, 0x00, 0x42] },
        { "mostly NUL", new byte[512] },
    };

    [Theory]
    [MemberData(nameof(Undecodable))]
    public void What_is_no_text_of_ours_is_an_error_and_never_mojibake(string what, byte[] bytes)
    {
        var source = Decode(bytes);

        Assert.False(source.IsText, what);
        Assert.Equal("", source.Text.Value);
        Assert.Equal("BLOG001", Assert.Single(source.Diagnostics).Code);
    }

    [Fact]
    public void An_undecodable_post_is_left_out_and_the_others_live()
    {
        var contents = TestSite.Contents("-- good.md --\n# 好");
        var bad = SourceFile.Decode(SitePath.From("bad.md"), [0xFF, 0x80, 0x20, 0x80], TestSite.Now);

        var site = TestSite.Build(contents with { Sources = [bad, .. contents.Sources] });

        Assert.Equal(["好"], site.Posts.Select(post => post.Title));
        Assert.Equal("BLOG001", Assert.Single(site.Diagnostics).Code);
        Assert.Contains(SitePath.From("bad.md"), site.Broken);
    }

    [Fact]
    public void A_stray_nul_is_shown_as_a_replacement_character_with_its_place()
    {
        var source = Decode(Encoding.UTF8.GetBytes(new string('a', 200) + "\n标\0题"));

        Assert.Equal(new string('a', 200) + "\n标\uFFFD题", source.Text.Value);
        Assert.Equal("p.md:2:2", Assert.Single(source.Diagnostics).Place.ToString());
    }

    [Fact]
    public void Any_utf8_text_survives_as_it_was() =>
        Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 200].Where(text => !text.Contains('\r') && !text.StartsWith('\uFEFF'))
            .Sample(text => Decode(Encoding.UTF8.GetBytes(text)).Text.Value == text);

    [Fact]
    public void Any_bytes_are_either_text_or_an_error() =>
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            var source = Decode(bytes);
            return source.IsText ? !source.Text.Value.Contains('\0') && !source.Text.Value.Contains('\r') : source.Text.Value.Length == 0;
        });

    [Fact]
    public void A_source_holds_what_its_bytes_decode_to_whatever_they_begin_with_or_hold() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 12]
            .Sample(pieces =>
            {
                byte[] bytes = [.. pieces.SelectMany(piece => Pieces[piece])];
                return Decode(bytes).ToUtf8().AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(TextDecoder.Decode(SitePath.From("p.md"), bytes).Text));
            });

    private static SourceFile Decode(byte[] bytes) => SourceFile.Decode(SitePath.From("p.md"), bytes, TestSite.Now);

    private static byte[] Page(string encoding, string text) => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);
}
