using System.Diagnostics;

namespace Blog.Engine.Markup.Scripting;

/// <summary>A call that waits for an engine, runs or is over. Who asked for it may stop waiting; the call goes on.</summary>
/// <param name="program">What to run.</param>
/// <param name="arguments">Of its function.</param>
/// <param name="ended">Told when it is over, before anybody who waits is.</param>
public sealed class ScriptCall(ScriptProgram program, string[] arguments, Action<Task<string>>? ended = null)
{
    private readonly TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long askedAt = Stopwatch.GetTimestamp();

    public ScriptProgram Program => program;

    public string[] Arguments => arguments;

    public Task<string> Answer => answer.Task;

    public void Run(Func<ScriptCall, string> run)
    {
        var beganAt = ScriptMetrics.Began(askedAt);
        var result = Result(run);
        ScriptMetrics.Ended(program, beganAt);
        ended?.Invoke(result);
        answer.SetFromTask(result);
    }

    private Task<string> Result(Func<ScriptCall, string> run)
    {
        try
        {
            return Task.FromResult(run(this));
        }
        catch (Exception exception)
        {
            if (exception is ScriptFailedException) ScriptMetrics.Failed(program);
            var failure = Task.FromException<string>(exception);
            _ = failure.Exception; // seen, though nobody may wait for it any more
            return failure;
        }
    }
}
