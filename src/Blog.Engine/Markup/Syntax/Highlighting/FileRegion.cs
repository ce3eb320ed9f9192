using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>A part of a file that a block shows: the whole, a region between two markers, or some lines.</summary>
internal sealed partial record FileRegion(string Path, string? Region)
{
    public static FileRegion From(string text) =>
        text.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? new(text[..hash], text[(hash + 1)..]) : new(text, null);

    /// <summary>The file whose text a block shows: a block with text of its own shows that.</summary>
    public static SitePath? IncludedBy(FencedCodeBlock block, SitePath post) =>
        block.Lines.ToString().Trim() is "" && FenceInfoParser.Parse($"{block.Info} {block.Arguments}").File is { } file ? From(file).Resolve(post) : null;

    /// <summary>The file it names as seen from a post: relative to the post's folder, or to the posts folder with a slash in front; null outside it.</summary>
    public SitePath? Resolve(SitePath post)
    {
        var start = Path.StartsWith('/') ? default : post.Folder;
        return start.TryResolve(Path, out var path) && !path.IsRoot ? path : null;
    }

    /// <summary>The part of the text, without the indent that all its lines share; null when there is no such region.</summary>
    public string? Cut(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        if (Region is null) return Dedented(lines.Where(line => !Marker().IsMatch(line)));
        return LineNumbers().Match(Region) is { Success: true } numbers ? ByNumber(lines, numbers) : ByName(lines, Region);
    }

    private static string? ByNumber(string[] lines, Match numbers)
    {
        var first = int.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture);
        var last = numbers.Groups[2] is { Success: true } end ? int.Parse(end.Value, CultureInfo.InvariantCulture) : first;
        return first < 1 || first > lines.Length || last < first ? null : Dedented(lines[(first - 1)..Math.Min(last, lines.Length)]);
    }

    private static string? ByName(string[] lines, string name)
    {
        var start = Array.FindIndex(lines, line => Marker().Match(line) is { Success: true } match && match.Groups["end"].Length == 0 && match.Groups["name"].Value == name);
        if (start < 0) return null;
        var depth = 1;
        var inside = lines.Skip(start + 1).TakeWhile(line =>
        {
            if (Marker().Match(line) is { Success: true } match) depth += match.Groups["end"].Length > 0 ? -1 : 1;
            return depth > 0;
        });
        return Dedented(inside.Where(line => !Marker().IsMatch(line)));
    }

    private static string Dedented(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        var indent = all.Where(line => line.Trim() is not "").Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', all.Select(line => line.Length >= indent ? line[indent..] : ""));
    }

    [GeneratedRegex(@"^L?(\d{1,6})(?:-L?(\d{1,6}))?$")]
    private static partial Regex LineNumbers();

    [GeneratedRegex(@"^\s*(//|#|--|/\*|<!--|%|;)?\s*#?(?<end>end)?region\b\s*(?<name>[\w\-.]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();
}
