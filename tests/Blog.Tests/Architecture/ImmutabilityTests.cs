using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Blog.Engine.Publishing;

namespace Blog.Tests.Architecture;

public sealed class ImmutabilityTests
{
    /// <summary>Caches are the two exceptions: they hold what is computed from the site, not what the site is.</summary>
    [Fact]
    public void A_site_and_all_it_reaches_never_changes_after_it_was_built()
    {
        var seen = new HashSet<Type>();
        var offences = new List<string>();
        Visit(typeof(Site), seen, offences);

        Assert.Equal([], offences);
        Assert.Contains(typeof(Post), seen);
        Assert.Contains(typeof(ParsedPost), seen);
    }

    private static void Visit(Type type, HashSet<Type> seen, List<string> offences)
    {
        foreach (var argument in type.GetGenericArguments()) Visit(argument, seen, offences);
        if (type.Namespace?.StartsWith("Blog.Engine", StringComparison.Ordinal) != true || type == typeof(PostRenderer) || type.IsEnum || !seen.Add(type)) return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))) offences.Add($"{type.Name}.{property.Name} can be set");
            if (IsMutable(property.PropertyType)) offences.Add($"{type.Name}.{property.Name} is a {property.PropertyType.Name}");
            Visit(property.PropertyType, seen, offences);
        }
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(field => !field.IsInitOnly)) offences.Add($"{type.Name}.{field.Name} can be set");
    }

    private static bool IsMutable(Type type) =>
        type.IsArray
        || (type.Namespace == "System.Collections.Generic" && typeof(IEnumerable).IsAssignableFrom(type) && type.IsClass)
        || type.Namespace == "System.Collections.Concurrent";
}
