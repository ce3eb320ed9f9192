using Blog.Engine.Markup.Scripting;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Markup.Scripting;

public sealed class ScriptEnginesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
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

        Assert.Equal(["中: 1", "中: 2"], [engines.Call(Program, Limit, "中"), engines.Call(Program, Limit, "中")]);
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
        using var engines = new ScriptEngines(runtime);
        engines.Call(Program, Limit, "before");

        var failure = Assert.Throws<ScriptFailedException>(() => engines.Call(Program, what is "loop" ? Short : Limit, what));

        Assert.Equal(what is "loop", failure.TimedOut);
        Assert.Equal("after: 1", engines.Call(Program, Limit, "after"));
    }

    [Fact]
    public void Engines_that_nobody_needs_are_given_up()
    {
        var clock = new FakeTimeProvider();
        using var engines = new ScriptEngines(time: clock);
        engines.Call(Program, Limit, "a");
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("b: 2", engines.Call(Program, Limit, "b"));
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("c: 3", engines.Call(Program, Limit, "c"));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("d: 1", engines.Call(Program, Limit, "d"));
    }

    [Fact]
    public async Task Many_threads_share_few_engines()
    {
        using var engines = new ScriptEngines();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => engines.Call(Program, Limit, $"{i}"))));

        Assert.All(results.Index(), item => Assert.StartsWith($"{item.Index}: ", item.Item));
    }

    [Fact]
    public async Task A_call_that_hangs_does_not_stop_the_others()
    {
        using var engines = new ScriptEngines();

        var hanging = Task.Run(() => Assert.Throws<ScriptFailedException>(() => engines.Call(Program, Short, "loop")));
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => engines.Call(Program, Limit, "x"))));

        Assert.Equal(20, others.Length);
        Assert.True((await hanging).TimedOut);
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
        engines.Call(Program, Limit, "a");
        engines.Call(Program, Limit, "b");

        Assert.Contains(expected, Assert.Single(told));
    }

    [Fact]
    public void After_disposal_a_call_is_an_error()
    {
        var engines = new ScriptEngines();
        engines.Call(Program, Limit, "a");
        engines.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engines.Call(Program, Limit, "b"));
    }
}
