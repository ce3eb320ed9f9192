using Jint;

namespace Blog.Engine.Markup.Scripting;

/// <summary>Jint: an interpreter in managed code.</summary>
internal sealed class JintEngine : ScriptEngine
{
    /// <summary>More than the deepest formula takes, and far less than the stack of its thread holds.</summary>
    private const int DeepestCall = 4_000;

    private const long AllocatedBytes = 8L << 30;

    /// <summary>Its regular expressions are those of .NET, which nothing but a clock ends: far above what one may take on a busy machine.</summary>
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMinutes(5);

    private readonly Interruption interruption = new();
    private readonly global::Jint.Engine engine;

    public JintEngine() => engine = new(options => options
        .LimitRecursion(DeepestCall)
        .LimitMemory(AllocatedBytes)
        .RegexTimeoutInterval(LongestMatch)
        .Constraint(interruption));

    public override int Slowness => 20;

    public override void Interrupt() => interruption.IsWanted = true;

    public override void Dispose() => engine.Dispose();

    protected override void Execute(string source) => engine.Execute(source);

    protected override string Invoke(string function, object[] arguments) => engine.Invoke(function, arguments).AsString();

    private sealed class Interruption : Constraint
    {
        private volatile bool isWanted;

        public bool IsWanted { set => isWanted = value; }

        public override void Check()
        {
            if (isWanted) throw new OperationCanceledException();
        }

        public override void Reset()
        {
        }
    }
}
