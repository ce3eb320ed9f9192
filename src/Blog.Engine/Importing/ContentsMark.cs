using System.Text.RegularExpressions;

namespace Blog.Engine.Importing;

/// <summary>The mark that asks for a list of contents in the text (<c>[TOC]</c>, <c>[[toc]]</c>, <c>@[toc]</c>, kramdown's <c>{:toc}</c> with its list): every page has one here.</summary>
internal static partial class ContentsMark
{
    public static string Remove(string text, Translation translation) => translation.Replace(text, Mark(), _ => "");

    [GeneratedRegex(@"(?<=^|\n)[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^)\n]*\))?|(?:[*+-][^\n]*\n)?\{:\s*toc\s*\})[ \t]*(?=\n|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
