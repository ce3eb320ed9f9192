using System.Collections.Immutable;
using System.Text;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>At <paramref name="Start"/> of the author's TeX, <paramref name="Removed"/> characters give way to <paramref name="Inserted"/>.</summary>
internal readonly record struct TexEdit(int Start, int Removed, string Inserted);

/// <summary>Changes to a formula that remember where everything came from. No two of them overlap.</summary>
internal sealed class TexEdits(IEnumerable<TexEdit> edits)
{
    private readonly ImmutableArray<TexEdit> edits = [.. edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Removed)];

    public TexEdits With(IEnumerable<TexEdit> more) => new([.. edits, .. more]);

    public string Apply(string tex)
    {
        var result = new StringBuilder(tex.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            result.Append(tex, at, edit.Start - at).Append(edit.Inserted);
            at = edit.Start + edit.Removed;
        }
        return result.Append(tex, at, tex.Length - at).ToString();
    }

    /// <summary>The offset before the changes of an offset behind them; inside inserted text it is where that stands.</summary>
    public int Original(int offset)
    {
        var shift = 0;
        foreach (var edit in edits)
        {
            if (offset < edit.Start + shift) break;
            if (offset < edit.Start + shift + edit.Inserted.Length) return edit.Start;
            shift += edit.Inserted.Length - edit.Removed;
        }
        return offset - shift;
    }
}
