using Blog.Engine.Search.Model;
using CsCheck;

namespace Blog.Tests.Search;

/// <summary>Small random documents and questions over few words, so that they meet.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Words =
        ["注意", "注意力", "反向传播", "传播", "梯度", "的", "模型", "GPT", "chatGPT", "torch.nn", "nn", "x_train", "train", "optimizer", "optim", "c++", "梯度下降", "機器", "机器学习", "。", "，", "\n"];

    private static Gen<string> Text(bool apart) =>
        Gen.Select(OneOf(Words), Gen.Bool).Array[0, 12].Select(parts => string.Concat(parts.Select(part => part.Item2 || apart ? part.Item1 + " " : part.Item1)));

    private static Gen<SearchSection> Section(bool apart) =>
        Gen.Select(OneOf<string?>(null, "梯度下降", "模型 GPT"), Text(apart), Text(apart), (heading, text, code) => new SearchSection(heading, heading, text, code, ""));

    public static readonly Gen<string> Query =
        OneOf(Words).Array[1, 4].Select(words => string.Join(' ', words).ReplaceLineEndings(" "));

    /// <summary>Without C++, which is another word when letters follow.</summary>
    public static readonly Gen<string> Phrase =
        OneOf([.. Words.Where(word => word != "c++")]).Array[1, 3].Select(words => string.Concat(words).ReplaceLineEndings("").Trim());

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <param name="ids">Documents have one of so many ids.</param>
    /// <param name="apart">A blank stands between all words.</param>
    public static Gen<SearchDocument> Document(int ids, bool apart = false) =>
        Gen.Select(Gen.Int[0, ids - 1], Text(apart), Section(apart).Array[0, 3], OneOf("深度学习", "GPT", "c++").Array[0, 2], Gen.Int[2020, 2024], (id, title, sections, tags, year) =>
            Documents.WithHash(new()
            {
                Id = $"post-{id:00}",
                Hash = default,
                Title = title,
                Date = new(year, 1, 1, 0, 0, 0, TimeSpan.Zero),
                Tags = [.. tags.Distinct()],
                Sections = [.. sections],
            }));
}
