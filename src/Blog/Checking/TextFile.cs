using System.Text;
using Blog.Engine.Content;

namespace Blog.Checking;

/// <summary>A text file taken apart so that it can be put together again byte for byte: its encoding, its mark, its line ends.</summary>
internal sealed class TextFile
{
    private static readonly string[] Names = ["utf-8", "utf-16", "utf-16BE", "utf-32", "GB18030"];
    private static readonly Encoding[] Encodings = All();

    private readonly Encoding encoding;
    private readonly byte[] mark;
    private readonly string raw;

    private TextFile(Encoding encoding, byte[] mark, string raw) => (this.encoding, this.mark, this.raw) = (encoding, mark, raw);

    /// <summary>The file whose decoded text is <paramref name="known"/>; null where these bytes give another text, or could not be written again as they are.</summary>
    public static TextFile? Of(byte[] bytes, string known) => Encodings
        .SelectMany(encoding => new[] { encoding.GetPreamble(), [] }.Where(mark => bytes.AsSpan().StartsWith(mark)).Select(mark => Read(encoding, mark, bytes)))
        .FirstOrDefault(file => file is not null && file.Decoded() == known && file.Bytes(file.raw).AsSpan().SequenceEqual(bytes));

    /// <summary>The bytes with other text in some places; of two edits of one place the first counts.</summary>
    public byte[] With(IEnumerable<TextEdit> edits)
    {
        var (rawAt, text, done) = (Positions(), new StringBuilder(), 0);
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Length))
        {
            if (rawAt[edit.Start] < done || edit.End >= rawAt.Count) continue;
            text.Append(raw, done, rawAt[edit.Start] - done).Append(edit.Text);
            done = rawAt[edit.End];
        }
        return Bytes(text.Append(raw, done, raw.Length - done).ToString());
    }

    private static TextFile? Read(Encoding encoding, byte[] mark, byte[] bytes)
    {
        try
        {
            return new(encoding, mark, encoding.GetString(bytes.AsSpan(mark.Length)));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>As the decoder of posts gives it.</summary>
    private string Decoded() => raw.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private byte[] Bytes(string text) => [.. mark, .. encoding.GetBytes(text)];

    /// <summary>Offset in the decoded text → offset in the raw one, the end of both included.</summary>
    private List<int> Positions()
    {
        var positions = new List<int>(raw.Length + 1);
        for (var i = raw.Length - raw.TrimStart('\uFEFF').Length; i < raw.Length; i++)
        {
            if (raw[i] is '\n' && i > 0 && raw[i - 1] is '\r') continue;
            positions.Add(i);
        }
        positions.Add(raw.Length);
        return positions;
    }

    private static Encoding[] All()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return [.. Names.Select(name => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback))];
    }
}
