using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

/// <summary>The few words the engine itself puts into a body, in the language of the post.</summary>
internal sealed record Words
{
    public required string LinkToSection { get; init; }

    public required string Footnotes { get; init; }

    public required string BackToText { get; init; }

    public required string MissingImage { get; init; }

    public required string MissingNote { get; init; }

    public required string EmbeddedFrom { get; init; }

    public required string References { get; init; }

    public required string Figure { get; init; }

    public required string Table { get; init; }

    public required string Equation { get; init; }

    /// <summary>Between two authors, and behind the first of many.</summary>
    public required string And { get; init; }

    public required string EtAl { get; init; }

    public required string Details { get; init; }

    public required string Tabs { get; init; }

    public required string Contents { get; init; }

    public required IReadOnlyDictionary<string, string> Callouts { get; init; }

    /// <summary>Chinese for <c>zh</c> and where no language is known, in traditional characters where these are used; English for every other language.</summary>
    public static Words For(string? lang) => lang?.ToLowerInvariant() switch
    {
        "zh-tw" or "zh-hk" or "zh-mo" => Traditional,
        { } tag when tag.StartsWith("zh-hant", StringComparison.Ordinal) => Traditional,
        null => Chinese,
        { } tag when tag.StartsWith("zh", StringComparison.Ordinal) => Chinese,
        _ => English,
    };

    /// <summary>图 1, 表 2, 式 (3).</summary>
    public string Numbered(PartNumber part) => part.Kind switch
    {
        PartKind.Figure => $"{Figure} {part.Number}",
        PartKind.Table => $"{Table} {part.Number}",
        _ => $"{Equation} ({part.Number})",
    };

    /// <summary>周志华等, Vaswani 等, Vaswani et al.</summary>
    public string AndOthers(string author) => Beside(author, EtAl);

    public string Both(string one, string other) => Beside(Beside(one, And), other);

    /// <summary>Han beside Han takes no space.</summary>
    private static string Beside(string before, string after) =>
        CharacterClass.Last(before) is { } last && CharacterClass.First(after) is { } first && CharacterClass.IsHan(last) && CharacterClass.IsHan(first) ? before + after : $"{before} {after}";

    public static Words Chinese { get; } = new()
    {
        LinkToSection = "本节链接",
        Footnotes = "脚注",
        BackToText = "回到正文",
        MissingImage = "图片缺失",
        MissingNote = "找不到要嵌入的笔记",
        EmbeddedFrom = "摘自",
        References = "参考文献",
        Figure = "图",
        Table = "表",
        Equation = "式",
        And = "和",
        EtAl = "等",
        Details = "详情",
        Tabs = "选项卡",
        Contents = "目录",
        Callouts = new Dictionary<string, string>
        {
            ["note"] = "注",
            ["tip"] = "提示",
            ["important"] = "重要",
            ["warning"] = "警告",
            ["caution"] = "当心",
            ["abstract"] = "摘要",
            ["todo"] = "待办",
            ["success"] = "成功",
            ["question"] = "问题",
            ["failure"] = "失败",
            ["danger"] = "危险",
            ["bug"] = "缺陷",
            ["example"] = "例",
            ["quote"] = "引文",
        },
    };

    public static Words Traditional { get; } = Chinese with
    {
        LinkToSection = "本節連結",
        Footnotes = "註腳",
        MissingImage = "圖片缺失",
        MissingNote = "找不到要嵌入的筆記",
        EmbeddedFrom = "摘自",
        References = "參考文獻",
        Figure = "圖",
        Details = "詳情",
        Tabs = "頁籤",
        Contents = "目錄",
        Callouts = new Dictionary<string, string>
        {
            ["note"] = "註",
            ["tip"] = "提示",
            ["important"] = "重要",
            ["warning"] = "警告",
            ["caution"] = "當心",
            ["abstract"] = "摘要",
            ["todo"] = "待辦",
            ["success"] = "成功",
            ["question"] = "問題",
            ["failure"] = "失敗",
            ["danger"] = "危險",
            ["bug"] = "缺陷",
            ["example"] = "例",
            ["quote"] = "引文",
        },
    };

    public static Words English { get; } = new()
    {
        LinkToSection = "Link to this section",
        Footnotes = "Footnotes",
        BackToText = "Back to the text",
        MissingImage = "Missing image",
        MissingNote = "Missing note",
        EmbeddedFrom = "From",
        References = "References",
        Figure = "Figure",
        Table = "Table",
        Equation = "Equation",
        And = "and",
        EtAl = "et al.",
        Details = "Details",
        Tabs = "Tabs",
        Contents = "Contents",
        Callouts = new Dictionary<string, string>
        {
            ["note"] = "Note",
            ["tip"] = "Tip",
            ["important"] = "Important",
            ["warning"] = "Warning",
            ["caution"] = "Caution",
            ["abstract"] = "Abstract",
            ["todo"] = "To do",
            ["success"] = "Success",
            ["question"] = "Question",
            ["failure"] = "Failure",
            ["danger"] = "Danger",
            ["bug"] = "Bug",
            ["example"] = "Example",
            ["quote"] = "Quote",
        },
    };
}
