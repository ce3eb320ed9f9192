using Jint;

namespace Blog.Engine.Markup.Scripting;

/// <summary>Jint: an interpreter in managed code. 200 frames are enough for KaTeX; at 2,000 the process would die of its own stack.</summary>
internal sealed class JintEngine : ScriptEngine
{
    private const long AllocatedBytes = 2L << 30;

    private readonly Deadline deadline = new();
    private readonly global::Jint.Engine engine;

    public JintEngine() => engine = new(options => options
        .LimitRecursion(200)
        .LimitMemory(AllocatedBytes)
        .RegexTimeoutInterval(TimeSpan.FromSeconds(1))
        .Constraint(deadline));

    public override void Dispose() => engine.Dispose();

    protected override int Slowness => 10;

    protected override void Execute(string source) => engine.Execute(source);

    protected override string Invoke(string function, string[] arguments, CancellationToken timeout)
    {
        deadline.Token = timeout;
        return engine.Invoke(function, [.. arguments]).AsString();
    }

    private sealed class Deadline : Constraint
    {
        public CancellationToken Token { get; set; }

        public override void Check() => Token.ThrowIfCancellationRequested();

        public override void Reset()
        {
        }
    }
}
