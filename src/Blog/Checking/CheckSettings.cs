using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Checking.External;
using Blog.Engine.Content;

namespace Blog.Checking;

/// <summary>What <c>check</c> is to make of its findings: section <c>Blog:Check</c>.</summary>
[SettingSection("Check")]
public sealed record CheckSettings
{
    /// <summary>Code of a rule → none, note, warning or error.</summary>
    public IReadOnlyDictionary<string, string> Rules { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ExternalSettings External { get; init; } = new();

    /// <summary>The severities as they are meant; null drops the finding.</summary>
    /// <exception cref="SettingsException">There is no such rule, or no such severity.</exception>
    public FrozenDictionary<string, Severity?> Severities() =>
        Rules.Select(pair => KeyValuePair.Create(CodeOf(pair.Key), SeverityOf(pair.Key, pair.Value))).ToFrozenDictionary();

    private static string CodeOf(string code) => KnownRules.ByCode.TryGetValue(code.ToUpperInvariant(), out var rule) ? rule.Code
        : throw new SettingsException($"Blog:Check:Rules:{code}: there is no rule of this code; docs/diagnostics.md lists them.");

    private static Severity? SeverityOf(string code, string word) => word.ToLowerInvariant() switch
    {
        "none" => null,
        "note" or "info" => Severity.Info,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        _ => throw new SettingsException($"Blog:Check:Rules:{code}: '{word}' is none of none, note, warning and error."),
    };
}
