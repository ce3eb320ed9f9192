using System.Collections.Concurrent;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Scripting;

/// <summary>A program whose answers are remembered. Thread-safe.</summary>
/// <param name="name">Tells its answers from those of another program.</param>
/// <param name="program">What runs when an answer is not known.</param>
/// <param name="engines">Where.</param>
/// <param name="memo">Keeps the answers, those that are too much work too.</param>
internal sealed class RememberedScript(string name, ScriptProgram program, ScriptEngines engines, RenderMemo memo)
{
    private const int MostBroken = 10_000;

    private readonly ConcurrentDictionary<ContentHash, ScriptCall> running = [];

    /// <summary>Calls that broke their engine, as they would break the next: known until the program ends.</summary>
    private readonly ConcurrentDictionary<ContentHash, bool> broken = [];

    /// <summary>The answer to these arguments, whose work is taken off the budget; null when it is not there in time. It comes all the same, for who asks later.</summary>
    public ScriptAnswer? Run(string[] arguments, ScriptBudget budget)
    {
        var key = ContentHash.OfParts([name, program.Version.ToString(), .. arguments]);
        var answer = broken.ContainsKey(key) ? ScriptAnswer.Broken : memo.Find(key) is { } known ? ScriptAnswer.From(known) : Await(key, arguments, budget.Patience);
        if (answer is not null) budget.Charge(answer.Work);
        return answer;
    }

    private ScriptAnswer? Await(ContentHash key, string[] arguments, Patience patience)
    {
        if (patience.IsOver) return null;
        var fresh = new ScriptCall(program, arguments, answer => Keep(key, answer));
        var call = running.GetOrAdd(key, fresh);
        if (call == fresh) engines.Begin(call);
        if (!patience.Await(call.Answer)) return null;
        return broken.ContainsKey(key) ? ScriptAnswer.Broken : ScriptAnswer.From(call.Answer.GetAwaiter().GetResult());
    }

    private void Keep(ContentHash key, Task<string> answer)
    {
        if (answer.IsCompletedSuccessfully) memo.Add(key, answer.Result);
        else if (answer.Exception?.InnerException is ScriptFailedException) Break(key);
        running.TryRemove(key, out _);
    }

    private void Break(ContentHash key)
    {
        if (broken.Count >= MostBroken) broken.Clear();
        broken[key] = true;
    }
}
