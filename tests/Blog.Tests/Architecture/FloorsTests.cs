using System.Text.RegularExpressions;
using Blog.Assets;
using Blog.Engine.Publishing;

namespace Blog.Tests.Architecture;

public sealed partial class FloorsTests
{
    private static readonly Floors House = Floors.Read(File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md")));
    private static readonly HashSet<string> Products = [.. House.Rows.Select(floor => floor.Product)];
    private static readonly Lazy<IReadOnlyCollection<FolderUse>> Uses = new(() =>
        [.. FolderUses.In(typeof(Program).Assembly.Location, typeof(Site).Assembly.Location, typeof(Fonts).Assembly.Location).Where(use => IsListed(use.From))]);

    [Fact]
    public void Every_folder_with_code_has_one_floor()
    {
        var folders = Files().Select(file => Folder(file)).Distinct();
        Assert.Equal(folders.Order(StringComparer.Ordinal), House.Rows.Select(floor => floor.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_namespace_is_a_folder() =>
        Assert.Equal([], from file in Files()
                         let name = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
                         where name.Length > 0 && name != Folder(file).Replace('/', '.')
                         select $"{file} says {name}");

    [Fact]
    public void A_folder_uses_only_what_stands_below_it_and_its_floor_names() =>
        Assert.Equal([], House.Offences(Uses.Value).Select(use => use.ToString()));

    [Fact]
    public void No_floor_names_what_its_folder_does_not_use() => Assert.Equal([], House.Idle(Uses.Value));

    [Fact]
    public void A_use_upwards_or_unnamed_is_an_offence()
    {
        var floors = Floors.Read("""
            | `Blog/Top` | ? | `Middle` |
            | `Blog/Middle/Inner` | ? | `Middle` |
            | `Blog/Middle` | ? | `Top`, `Ground` |
            | `Blog/Ground` | ? | – |
            """);
        FolderUse[] uses =
        [
            new("Blog/Top", "Blog/Middle/Inner", "allowed: it lies in what is named"),
            new("Blog/Middle", "Blog/Ground", "allowed: named"),
            new("Blog/Top", "Blog/Ground", "not named"),
            new("Blog/Middle", "Blog/Top", "named, but above"),
            new("Blog/Ground", "Blog/Elsewhere", "in no row"),
        ];
        Assert.Equal(uses[2..], floors.Offences(uses));
    }

    [Fact]
    public void The_compiled_code_tells_what_a_method_calls()
    {
        var uses = FolderUses.In(typeof(Site).Assembly.Location);
        Assert.Contains(uses, use => use is { From: "Blog.Engine/Publishing", To: "Blog.Engine/Search" });
    }

    private static bool IsListed(string folder) => Products.Contains(folder.Split('/')[0]);

    private static IEnumerable<string> Files() => Products
        .SelectMany(product => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", product), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Generated().IsMatch(file));

    private static string Folder(string file) => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!).Replace('\\', '/');

    [GeneratedRegex(@"[\\/](?:obj|bin|node_modules)[\\/]")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
