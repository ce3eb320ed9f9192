using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Engine.Markup.Syntax.Highlighting;

namespace Blog.Engine.Markup;

/// <summary>The two renderers that run scripts, with the engines and the memo they share: one for the whole program.</summary>
public sealed class MarkupScripts : IDisposable
{
    private readonly ScriptEngines engines;
    private readonly RenderMemo memo;

    /// <param name="cachePath">A folder for results, kept between starts; empty means none.</param>
    /// <param name="runtime">Which engine; Automatic outside tests.</param>
    /// <param name="report">Told once which engine serves, when the first is made.</param>
    /// <param name="trouble">Told why the folder cannot be used, and null when it can be again.</param>
    public MarkupScripts(string cachePath = "", ScriptRuntime runtime = ScriptRuntime.Automatic, Action<string>? report = null, Action<string?>? trouble = null)
    {
        engines = new(runtime, report);
        memo = RenderMemo.Open(cachePath is "" ? "" : Path.Combine(cachePath, "markup"), trouble: trouble);
        Formulas = new(engines, memo);
        Code = new(engines, memo);
    }

    public FormulaRenderer Formulas { get; }

    public CodeHighlighter Code { get; }

    public void Dispose()
    {
        engines.Dispose();
        memo.Dispose();
    }
}
