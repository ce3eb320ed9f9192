using CsCheck;

namespace Blog.Tests;

/// <summary>
/// Property tests draw the same values on every run, so that the gate judges the change and not the day; these methods stand before the library's own,
/// being in the tests' namespace. <c>FUZZ=1</c> leaves the drawing to the library: new values, on all cores, shrunk, as many as <c>CsCheck_Iter</c>
/// or <c>CsCheck_Time</c> says. What that finds becomes an example of its own.
/// </summary>
internal static class Generation
{
    private const uint Stream = 101;
    private const ulong Seed = 20_260_401;

    private static readonly bool Fuzz = Environment.GetEnvironmentVariable("FUZZ") is not null;

    public static void Sample<T>(this Gen<T> gen, Action<T> law, long iter = 100)
    {
        if (Fuzz)
        {
            Check.Sample(gen, law);
            return;
        }
        var source = new PCG(Stream, Seed);
        for (var i = 0L; i < iter; i++)
        {
            var value = gen.Generate(source, null, out _);
            try
            {
                law(value);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"The law does not hold for draw {i}:\n{Check.Print(value)}\n{broken.Message}", broken);
            }
        }
    }

    public static void Sample<T>(this Gen<T> gen, Func<T, bool> law, long iter = 100) =>
        gen.Sample(value => Assert.True(law(value)), iter);

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> law, long iter = 100) =>
        gen.Sample(value => law(value.Item1, value.Item2), iter);

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> law, long iter = 100) =>
        gen.Sample(value => Assert.True(law(value.Item1, value.Item2)), iter);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> law, long iter = 100) =>
        gen.Sample(value => law(value.Item1, value.Item2, value.Item3), iter);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> law, long iter = 100) =>
        gen.Sample(value => law(value.Item1, value.Item2, value.Item3, value.Item4), iter);
}
