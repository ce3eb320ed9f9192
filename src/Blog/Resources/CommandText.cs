using System.Globalization;
using System.Resources;
using Blog.Engine.Publishing;

namespace Blog.Resources;

/// <summary>What commands say, in the language of the interface. (Findings and what is wrong with a setting are in English.)</summary>
public sealed class CommandText(CultureInfo culture)
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    public CommandText(SiteSettings settings)
        : this(CultureInfo.GetCultureInfo(settings.Language))
    {
    }

    public string this[string name, params object[] values] => string.Format(culture, Find(name)!, values);

    /// <summary>The text as it is written; null where there is none of this name.</summary>
    public string? Find(string name) => Texts.GetString(name, culture);
}
