using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

/// <summary>
/// The sections of a body. Headings and lengths are at hand; the texts, which are asked for seldom and are a third of what a site keeps, are packed.
/// To enumerate the sections unpacks them all, anew each time.
/// </summary>
[CollectionBuilder(typeof(PackedSections), nameof(Of))]
public sealed class PackedSections : IEnumerable<Section>
{
    public PackedSections(ImmutableArray<SectionFrame> frames, PackedText texts) => (Frames, Texts) = (frames, texts);

    public static PackedSections Empty { get; } = Of([]);

    public ImmutableArray<SectionFrame> Frames { get; }

    /// <summary>Text, code and formulas of each section, one behind the other.</summary>
    public PackedText Texts { get; }

    public static PackedSections Of(ReadOnlySpan<Section> sections)
    {
        var frames = ImmutableArray.CreateBuilder<SectionFrame>(sections.Length);
        var texts = new List<string>(3 * sections.Length);
        foreach (var section in sections)
        {
            frames.Add(new(section.Heading, section.Text.Length, section.Code.Length, section.Math.Length));
            texts.AddRange([section.Text, section.Code, section.Math]);
        }
        return new(frames.DrainToImmutable(), PackedText.From(string.Concat(texts)));
    }

    public ImmutableArray<Section> Read() => Texts.Read(Split);

    private ImmutableArray<Section> Split(ReadOnlySpan<char> texts)
    {
        var sections = ImmutableArray.CreateBuilder<Section>(Frames.Length);
        foreach (var frame in Frames) sections.Add(new(frame.Heading, Next(ref texts, frame.Text), Next(ref texts, frame.Code), Next(ref texts, frame.Math)));
        return sections.MoveToImmutable();
    }

    private static string Next(ref ReadOnlySpan<char> texts, int length)
    {
        var text = texts[..length];
        texts = texts[length..];
        return text.ToString();
    }

    public IEnumerator<Section> GetEnumerator() => ((IEnumerable<Section>)Read()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A <see cref="Section"/> without its texts: their lengths in UTF-16 units.</summary>
public readonly record struct SectionFrame(Heading? Heading, int Text, int Code, int Math)
{
    public int Length => Text + Code + Math;
}
