using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using CsCheck;

namespace Blog.Tests.Markup;

public sealed class PackedSectionsTests
{
    private static readonly string[] Parts = ["甲", "乙，", "\uFFFC", "𝒙", "a", "b\n", " ", "$x$", "é", "👩‍🔬"];

    private static readonly Gen<string> Text = Gen.Int[0, Parts.Length - 1].Array[0, 60].Select(parts => string.Concat(parts.Select(part => Parts[part])));

    private static readonly Gen<Section> Section =
        Gen.Select(Gen.Int[0, 6], Text, Text, Text, (level, text, code, math) => new Section(level == 0 ? null : new(level, "节", "节", Place.WholeFile(SitePath.From("a.md"))), text, code, math));

    [Fact]
    public void Sections_come_back_as_they_were() => Section.Array[0, 8].Sample(sections => Assert.Equal(sections, PackedSections.Of(sections).Read()));

    [Fact]
    public void Half_a_character_costs_no_other() =>
        Assert.Equal([new(null, "甲\uFFFD", "乙", "")], PackedSections.Of([new(null, "甲\uD835", "乙", "")]).Read());

    [Fact]
    public void Lengths_are_known_without_unpacking() => Section.Array[0, 8].Sample(sections =>
        Assert.Equal(sections.Select(section => new SectionFrame(section.Heading, section.Text.Length, section.Code.Length, section.Math.Length)), PackedSections.Of(sections).Frames));
}
