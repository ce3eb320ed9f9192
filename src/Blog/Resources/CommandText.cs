using System.Globalization;
using System.Resources;
using Blog.Engine.Publishing;

namespace Blog.Resources;

/// <summary>What commands say, in the language of the interface. (Findings and what is wrong with a command line are in English.)</summary>
internal sealed class CommandText(SiteSettings settings)
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(settings.Language);

    public string this[string name, params object[] values] => string.Format(culture, Texts.GetString(name, culture)!, values);
}
