using System.ComponentModel.DataAnnotations;

namespace Blog.Announcing;

/// <summary>Which search engines hear of a post that is new or has changed: section <c>Blog:Announce</c>. Nothing is said unless a key or a token is set.</summary>
[SettingSection("Announce")]
public sealed record AnnounceSettings
{
    /// <summary>Turns IndexNow on (Bing, Yandex, Seznam, Naver). Any 8–128 letters, digits and hyphens; not a secret: it is served at <c>/KEY.txt</c>.</summary>
    [RegularExpression("[A-Za-z0-9-]{8,128}", ErrorMessage = "An IndexNow key is 8 to 128 letters, digits and hyphens.")]
    public string? IndexNowKey { get; init; }

    [Url]
    public string IndexNowAddress { get; init; } = "https://api.indexnow.org/indexnow";

    /// <summary>Turns Baidu's push on. A secret; it is never logged.</summary>
    [RegularExpression("[A-Za-z0-9]{4,64}", ErrorMessage = "A Baidu token is 4 to 64 letters and digits.")]
    public string? BaiduToken { get; init; }

    [Url]
    public string BaiduAddress { get; init; } = "http://data.zz.baidu.com/urls";

    /// <summary>How long the site must be quiet before a change is announced, so that a burst of saves becomes one message.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before a message that was not taken is sent again; doubled each time.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMinutes(1);
}
