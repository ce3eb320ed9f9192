using System.Collections;
using System.Reflection;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog;

/// <summary>Every name that a setting may have, from the records that hold them: <c>Blog:PageSize</c>, <c>Blog:Watch:Quiet</c>.</summary>
public static class SettingNames
{
    private const string Root = "Blog:";

    private static readonly Lazy<Dictionary<string, Type>> Known = new(() => new(All(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The records, each with its section as <c>Blog:</c> or <c>Blog:Name:</c>.</summary>
    public static IEnumerable<(string Section, Type Settings)> Records =>
        typeof(SettingNames).Assembly.GetTypes()
            .Select(type => (Attribute: type.GetCustomAttribute<SettingSectionAttribute>(), type))
            .Where(pair => pair.Attribute is not null)
            .Select(pair => ($"{Root}{pair.Attribute!.Name}:", pair.type))
            .Prepend((Root, typeof(SiteSettings)));

    /// <summary>All names, without those of entries in tables and lists.</summary>
    public static IEnumerable<string> Names => Known.Value.Keys;

    /// <summary>What is wrong with a configuration whose names are not all known, one line a name; empty when nothing is.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration) =>
        [.. Given(configuration).Select(setting => setting.Path).Where(path => !IsKnown(path)).Order(StringComparer.Ordinal).Select(Refusal)];

    /// <summary>Every setting that is given, whatever gives it, with its value; sections are none.</summary>
    public static IEnumerable<IConfigurationSection> Given(IConfiguration configuration) => Leaves(configuration.GetSection("Blog"));

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section) =>
        section.GetChildren().SelectMany(child => child.GetChildren().Any() ? Leaves(child) : [child]);

    /// <summary>A name, or what stands in the table or list of that name.</summary>
    private static bool IsKnown(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf(':', end - 1))
        {
            if (Known.Value.TryGetValue(path[..end], out var type)) return end == path.Length || IsTable(type);
        }
        return false;
    }

    private static string Refusal(string path)
    {
        var nearest = Names.Select(name => (Name: name, Distance: EditDistance.Between(path.ToUpperInvariant(), name.ToUpperInvariant(), most: 3))).MinBy(pair => pair.Distance);
        return $"{path}: there is no setting of this name; " + (nearest.Distance <= 3 ? $"did you mean {nearest.Name}?" : "docs/settings.md has them all.");
    }

    private static IEnumerable<KeyValuePair<string, Type>> All() => Records.SelectMany(record => In(record.Settings, record.Section));

    private static IEnumerable<KeyValuePair<string, Type>> In(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is not null)
            .SelectMany(property => IsRecord(property.PropertyType)
                ? In(property.PropertyType, $"{prefix}{property.Name}:")
                : [KeyValuePair.Create(prefix + property.Name, property.PropertyType)]);

    private static bool IsRecord(Type type) => type.Namespace!.StartsWith("Blog", StringComparison.Ordinal) && !type.IsEnum && !IsTable(type);

    private static bool IsTable(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}
