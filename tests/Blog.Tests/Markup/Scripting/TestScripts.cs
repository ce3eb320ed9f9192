using Blog.Engine.Markup;
using Blog.Engine.Markup.Scripting;

namespace Blog.Tests.Markup.Scripting;

/// <summary>Script engines shared by all tests: loading KaTeX costs more than most tests.</summary>
public static class TestScripts
{
    private static readonly Lazy<MarkupScripts> V8 = new(() => new());
    private static readonly Lazy<MarkupScripts> Jint = new(() => new(runtime: ScriptRuntime.Jint));

    public static MarkupScripts Shared => V8.Value;

    public static MarkupScripts Interpreted => Jint.Value;
}
