using Blog.Engine.Markup.Scripting;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Markup.Scripting;

public sealed class ScriptEnginesTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private static readonly ScriptProgram Program = new("run", () => """
        globalThis.calls = 0;
        globalThis.run = what => {
          calls++;
          if (what === "loop") for (;;) {}
          if (what === "grow") { const all = []; for (;;) all.push(new Array(10000).fill(all.length)); }
          if (what === "recurse") { const f = n => f(n + 1) + 1; return String(f(0)); }
          if (what === "throw") throw new Error("thrown");
          return `${what}: ${calls}`;
        };
        """);

    [Theory]
    [InlineData(ScriptRuntime.V8)]
    [InlineData(ScriptRuntime.Jint)]
    public void A_program_is_loaded_once_and_called_often(ScriptRuntime runtime)
    {
        using var engines = new ScriptEngines(runtime);

        Assert.Equal(["中: 1", "中: 2"], [Call(engines, "中"), Call(engines, "中")]);
    }

    [Theory]
    [InlineData(ScriptRuntime.V8, "loop")]
    [InlineData(ScriptRuntime.V8, "grow")]
    [InlineData(ScriptRuntime.V8, "recurse")]
    [InlineData(ScriptRuntime.V8, "throw")]
    [InlineData(ScriptRuntime.Jint, "loop")]
    [InlineData(ScriptRuntime.Jint, "grow")]
    [InlineData(ScriptRuntime.Jint, "recurse")]
    [InlineData(ScriptRuntime.Jint, "throw")]
    public void An_engine_that_failed_is_thrown_away_and_the_next_call_works(ScriptRuntime runtime, string what)
    {
        using var engines = new ScriptEngines(runtime, mostCpuTime: what is "loop" ? Short : null);
        Call(engines, "before");

        var failure = Assert.Throws<ScriptFailedException>(() => Call(engines, what));

        Assert.Equal(what is "loop", failure.TimedOut);
        Assert.Equal("after: 1", Call(engines, "after"));
    }

    [Fact]
    public void Engines_that_nobody_needs_are_given_up()
    {
        var clock = new FakeTimeProvider();
        using var engines = new ScriptEngines(time: clock);
        Call(engines, "a");
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("b: 2", Call(engines, "b"));
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("c: 3", Call(engines, "c"));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("d: 1", Call(engines, "d"));
    }

    [Fact]
    public async Task Many_threads_share_few_engines()
    {
        using var engines = new ScriptEngines();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Call(engines, $"{i}"))));

        Assert.All(results.Index(), item => Assert.StartsWith($"{item.Index}: ", item.Item));
    }

    [Fact]
    public async Task A_call_that_hangs_does_not_stop_the_others()
    {
        using var engines = new ScriptEngines(mostCpuTime: Short);

        var hanging = Task.Run(() => Assert.Throws<ScriptFailedException>(() => Call(engines, "loop")));
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Call(engines, "x"))));

        Assert.Equal(20, others.Length);
        Assert.True((await hanging).TimedOut);
    }

    [Fact]
    public void Who_does_not_wait_for_a_call_costs_no_engine()
    {
        using var engines = new ScriptEngines();
        Call(engines, "a");
        var late = Enumerable.Range(0, 100).Select(i => engines.Begin(new(Program, [$"{i}"]))).ToList();

        Assert.All(late, call => new Patience(TimeSpan.Zero).Await(call.Answer));

        var counts = late.Select(call => Calls(ScriptAnswer.From(call.Answer.GetAwaiter().GetResult()).Result!));
        Assert.InRange(counts.Max(), late.Count / 2, late.Count + 1); // two engines share the calls, and neither begins to count anew
    }

    [Theory]
    [InlineData(ScriptRuntime.V8)]
    [InlineData(ScriptRuntime.Jint)]
    public async Task A_call_that_takes_too_much_work_ends_with_none_of_its_result(ScriptRuntime runtime)
    {
        using var engines = new ScriptEngines(runtime);
        var endless = new ScriptProgram("endless", () => "globalThis.endless = () => { try { for (;;) if (++work > most) tooMuch(); } catch { return 'half'; } };");

        var answer = ScriptAnswer.From(await engines.Begin(new(endless, [])).Answer);

        Assert.Equal(new(ScriptAnswer.MostWork + 1, null), answer);
    }

    [Theory]
    [InlineData(ScriptRuntime.Automatic, "V8")]
    [InlineData(ScriptRuntime.Jint, "Jint")]
    public void The_choice_of_engine_is_told_once(ScriptRuntime runtime, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "V8 is referenced for Linux");
        var told = new List<string>();
        using var engines = new ScriptEngines(runtime, told.Add);

        Assert.Empty(told);
        Call(engines, "a");
        Call(engines, "b");

        Assert.Contains(expected, Assert.Single(told));
    }

    [Fact]
    public void After_disposal_a_call_is_an_error()
    {
        var engines = new ScriptEngines();
        Call(engines, "a");
        engines.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Call(engines, "b"));
    }

    private static string Call(ScriptEngines engines, string what) => ScriptAnswer.From(engines.Begin(new(Program, [what])).Answer.GetAwaiter().GetResult()).Result!;

    private static int Calls(string result) => int.Parse(result[(result.IndexOf(' ', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}
