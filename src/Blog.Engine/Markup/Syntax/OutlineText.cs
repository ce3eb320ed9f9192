using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Markup.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// What outline and search keep of a document, section by section: prose, code, LaTeX, and where its links stand. Blocks of ours write their part
/// (<see cref="IBlockNode"/>); those of Markdig are known here.
/// </summary>
internal sealed partial class OutlineText
{
    private readonly IReadOnlyDictionary<HeadingBlock, Heading> headings;
    private readonly ImmutableArray<Section>.Builder sections = ImmutableArray.CreateBuilder<Section>();
    private readonly StringBuilder text = new();
    private readonly StringBuilder code = new();
    private readonly StringBuilder math = new();
    private readonly List<(Inline Link, int Start, int Length)> links = [];
    private readonly Dictionary<Inline, Mention> mentions = new(ReferenceEqualityComparer.Instance);
    private Heading? heading;
    private int codeLines;
    private int formulas;

    public OutlineText(MarkdownDocument document, IReadOnlyDictionary<HeadingBlock, Heading> headings)
    {
        this.headings = headings;
        Read(document);
        EndSection();
        Sections = sections.ToImmutable();
    }

    public ImmutableArray<Section> Sections { get; }

    /// <summary>Where the text of each link stands in the sections.</summary>
    public IReadOnlyDictionary<Inline, Mention> Mentions => mentions;

    public TextStatistics Statistics
    {
        get
        {
            var (han, words) = (0, 0);
            foreach (var section in Sections)
            {
                WordCount.Add(section.Text, ref han, ref words);
                WordCount.Add(section.Heading?.Text ?? "", ref han, ref words);
            }
            return new(han, words, codeLines, formulas);
        }
    }

    /// <summary>A line of text. An author's own mark of a formula would stand for one.</summary>
    public void Line(string line) => Append(line.Replace(Section.FormulaMark, ' '));

    /// <summary>A formula that stands alone.</summary>
    public void Formula(string source)
    {
        text.Append(Section.FormulaMark).Append('\n');
        Math(source);
    }

    /// <summary>What a block holds: its line, or its blocks.</summary>
    public void Held(Block block)
    {
        if (block is LeafBlock { Inline: not null } leaf) Prose(leaf);
        else if (block is ContainerBlock container) Children(container);
    }

    private void Read(Block block)
    {
        switch (block)
        {
            case HeadingBlock next: StartSection(next); break;
            case IBlockNode node: node.Outline(this); break;
            case CodeBlock lines: Code(lines); break;
            case LinkReferenceDefinitionGroup: break;
            default: Held(block); break;
        }
    }

    private void Children(ContainerBlock container)
    {
        foreach (var child in container) Read(child);
    }

    private void StartSection(HeadingBlock next)
    {
        EndSection();
        heading = headings[next];
        var shown = new VisibleParts();
        VisibleText.Of(next.Inline, shown);
        foreach (var formula in shown.Formulas) Math(formula);
    }

    private void EndSection()
    {
        var whole = text.ToString();
        var blank = whole.Length - whole.AsSpan().TrimStart().Length;
        foreach (var (link, start, length) in links) mentions[link] = new(sections.Count, int.Max(0, start - blank), length);
        if (heading is not null || text.Length + code.Length + math.Length > 0)
            sections.Add(new(heading, whole.Trim(), code.ToString().TrimEnd(), math.ToString().TrimEnd()));
        links.Clear();
        text.Clear();
        code.Clear();
        math.Clear();
    }

    private void Prose(LeafBlock leaf)
    {
        var shown = new VisibleParts();
        var start = text.Length;
        Append(VisibleText.Of(leaf.Inline, shown));
        links.AddRange(shown.Links.Select(link => link with { Start = start + link.Start }));
        foreach (var formula in shown.Formulas) Math(formula);
    }

    private void Append(string line) => text.Append(line).Append('\n');

    private void Math(string source)
    {
        formulas++;
        math.Append(EmptyLines().Replace(source.Trim(), "\n")).Append("\n\n");
    }

    private void Code(CodeBlock block)
    {
        codeLines += block.Lines.Count;
        code.Append(block.Lines).Append('\n');
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex EmptyLines();
}
