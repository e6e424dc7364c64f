namespace Truce.Core.Language;

/// <summary>One text in up to three languages; at least one of them stands. A missing one is not invented: the reader sees another, named.</summary>
/// <param name="En">English.</param>
/// <param name="Ar">Arabic.</param>
/// <param name="He">Hebrew.</param>
public sealed record LocalText(string? En = null, string? Ar = null, string? He = null)
{
    /// <summary>The text for a reader, and the language that it is in: the reader's own where there is one, else English, Arabic, Hebrew in this order.</summary>
    /// <param name="language"><c>en</c>, <c>ar</c> or <c>he</c>.</param>
    public (string Text, string Language) For(string language) => language switch
    {
        "ar" when Ar is not null => (Ar, "ar"),
        "he" when He is not null => (He, "he"),
        _ => En is not null ? (En, "en") : Ar is not null ? (Ar, "ar") : (He ?? "", "he"),
    };

    /// <summary>The texts that stand.</summary>
    public IEnumerable<string> Present
    {
        get
        {
            if (En is not null) yield return En;
            if (Ar is not null) yield return Ar;
            if (He is not null) yield return He;
        }
    }

    /// <inheritdoc />
    public override string ToString() => For("en").Text;
}
