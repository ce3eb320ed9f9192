using System.Reflection;
using System.Text.RegularExpressions;
using Blog.Engine.Content;

namespace Blog.Tests;

/// <summary>Every regular expression of the program, tried with what its own letters can make of it. None has a limit of time: each is linear, or sees only texts of a bounded length.</summary>
public sealed class RegexTests
{
    private const int Length = 4_000;

    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(120);

    /// <summary>Those that are not linear, and the most letters they are ever given.</summary>
    private static readonly Dictionary<string, string> Bounded = [];

    private static readonly Dictionary<string, Regex> All = new[] { typeof(Diagnostic).Assembly, typeof(Program).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
        .ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}", method => (Regex)method.Invoke(null, null)!);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_expression_is_linear_or_its_text_is_short(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the clock of a thread is Linux's");
        var regex = All[name];
        if (regex.Options.HasFlag(RegexOptions.NonBacktracking) || Bounded.ContainsKey(name)) return;
        var pieces = Pieces(regex.ToString()).ToList();
        foreach (var first in pieces)
        {
            foreach (var second in pieces)
            {
                var text = first + string.Concat(Enumerable.Repeat(second, Length / second.Length)) + "\u0001";
                var cost = Cost(regex, text);
                for (var retry = 0; retry < 4 && cost >= Bound; retry++) cost = Cost(regex, text); // others empty the caches
                Assert.True(cost < Bound, $"{name}: {cost.TotalMilliseconds:0} ms for '{first}', then '{second}' again and again");
            }
        }
    }

    [Fact]
    public void Nothing_is_listed_that_is_gone() => Assert.Empty(Bounded.Keys.Except(All.Keys));

    private static TimeSpan Cost(Regex regex, string text)
    {
        var start = ThreadClock.Elapsed;
        _ = regex.Count(text);
        return ThreadClock.Elapsed - start;
    }

    /// <summary>The letters an expression speaks of, by themselves and two in a row.</summary>
    private static IEnumerable<string> Pieces(string pattern)
    {
        var letters = Regex.Replace(pattern, @"\(\?<\w+>|\\[pP]\{\w+\}|\\[a-zA-Z]|\(\?[:=!<]+", " ").Where(c => !char.IsAsciiLetterOrDigit(c)).Where(c => c < 127).Append('a').Append('1').Append(' ').Append('\n').Distinct().Take(14).ToList();
        return letters.Select(letter => letter.ToString()).Concat(letters.Zip(letters.Skip(1)).Select(pair => $"{pair.First}{pair.Second}"));
    }
}
