using System.Collections.Frozen;
using System.Reflection;
using Blog.Engine.Content;

namespace Blog.Checking;

/// <summary>Every rule by its code. Each is declared beside the code that finds it, so they are gathered from the program itself.</summary>
public static class KnownRules
{
    public static FrozenDictionary<string, DiagnosticRule> ByCode { get; } = new[] { typeof(Diagnostic).Assembly, typeof(KnownRules).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsGenericTypeDefinition)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(DiagnosticRule))
        .Select(field => (DiagnosticRule)field.GetValue(null)!)
        .ToFrozenDictionary(rule => rule.Code);
}
