using System.Buffers;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Presentation;

/// <summary>A buffer that folds texts one after the other, because folded copies of all posts would double the memory.</summary>
internal sealed class FoldedText : IDisposable
{
    private char[] buffer = ArrayPool<char>.Shared.Rent(8192);

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        if (buffer.Length < text.Length)
        {
            ArrayPool<char>.Shared.Return(buffer);
            buffer = ArrayPool<char>.Shared.Rent(text.Length);
        }
        var folded = buffer.AsSpan(0, text.Length);
        Fold.Into(text, folded);
        return folded;
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(buffer);
}
