using Blog.Engine.Content;

namespace Blog.Engine.Markup.Scripting;

/// <summary>What the formulas and the code of a page may cost, and how long they are waited for. For one thread at a time.</summary>
public sealed class ScriptBudget(Patience patience)
{
    /// <summary>The most work of a page: about 20,000 formulas.</summary>
    public const long MostWork = 5 * ScriptAnswer.MostWork;

    public static readonly DiagnosticRule Spent = new("BLOG142", Severity.Warning, "the formulas and the code of a post take too much work to render");

    private long done;

    public bool IsSpent => done >= MostWork;

    public Patience Patience => patience;

    /// <summary>Takes off what a call has cost, now or when it was first made.</summary>
    public void Charge(long work) => done += work;
}
