using System.Globalization;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>Editions by number: <c>2</c>, <c>2nd</c>, <c>Second</c>, <c>第2版</c>.</summary>
internal static class Ordinals
{
    private static readonly string[] Words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The number of an edition, or its words where they are no number; null for none and for the first.</summary>
    public static (int? Number, string Words)? Edition(string? text)
    {
        if (text is null) return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var number = digits.Length is > 0 and < 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : Array.FindIndex(Words, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) + 1;
        return number switch { 1 => null, 0 => (null, text), _ => (number, text) };
    }

    /// <summary>2nd, 3rd, 11th.</summary>
    public static string English(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}{(number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}");
}
