using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Truce.Core.Wording;

/// <summary>A term that takes a side, in each language, with what the guide says instead.</summary>
/// <param name="Code">Stable, lower case with hyphens.</param>
public sealed record LoadedTerm(
    string Code, ImmutableArray<string> En, ImmutableArray<string> Ar, ImmutableArray<string> He, LocalText Instead, LocalText Why)
{
    /// <summary>The forms of one language.</summary>
    public ImmutableArray<string> In(string language) => language switch { "ar" => Ar, "he" => He, _ => En };
}

/// <summary>Words of each language.</summary>
public sealed record WordsByLanguage(ImmutableArray<string> En, ImmutableArray<string> Ar, ImmutableArray<string> He)
{
    /// <summary>Those of one.</summary>
    public ImmutableArray<string> In(string language) => language switch { "ar" => Ar, "he" => He, _ => En };

    internal WordsByLanguage With(WordsByLanguage more) => new([.. En, .. more.En], [.. Ar, .. more.Ar], [.. He, .. more.He]);
}

/// <summary>
/// The guide to neutral words as data, which a centre may extend. It points out and suggests; it never changes a text, and what a source
/// said, in quotation marks with its speaker, is left alone.
/// </summary>
/// <param name="Format"><c>truce-wording/1</c>.</param>
/// <param name="Speaking">Words by which somebody is named as the speaker of a quotation.</param>
/// <param name="Honorifics">Words that a person's name follows.</param>
public sealed record WordingGuide(string Format, ImmutableArray<LoadedTerm> Terms, WordsByLanguage Speaking, WordsByLanguage Honorifics)
{
    /// <summary>The only format there is.</summary>
    public const string Known = "truce-wording/1";

    /// <summary>The product's own.</summary>
    public static WordingGuide Standing { get; } = Load();

    /// <summary>Reads a guide.</summary>
    /// <exception cref="JsonException">It is not one; the message says what and where.</exception>
    public static WordingGuide Parse(ReadOnlySpan<byte> utf8)
    {
        var guide = CanonicalValues.Read<WordingGuide>(utf8);
        if (guide.Format != Known) throw new JsonException($"The format is “{guide.Format}”; this build reads {Known}.");
        var blank = guide.Terms.FirstOrDefault(term => term.En.Concat(term.Ar).Concat(term.He).Any(string.IsNullOrWhiteSpace));
        return blank is null ? guide : throw new JsonException($"A form of “{blank.Code}” is empty.");
    }

    /// <summary>This guide with the terms and words of another; where both have a term, the other's stands.</summary>
    public WordingGuide With(WordingGuide more) => new(
        Known, [.. Terms.Where(term => more.Terms.All(other => other.Code != term.Code)), .. more.Terms], Speaking.With(more.Speaking),
        Honorifics.With(more.Honorifics));

    /// <summary>What is to be looked at again in a text, in its order.</summary>
    /// <param name="language"><c>en</c>, <c>ar</c> or <c>he</c>.</param>
    public ImmutableArray<WordingRemark> Check(string text, string language)
    {
        var quotations = Quotations.In(text);
        var remarks = new List<WordingRemark>();
        foreach (var term in Terms)
            foreach (var form in term.In(language))
                foreach (var at in WordMatch.All(text, form, language))
                    if (!quotations.Any(one => one.Holds(at)))
                        remarks.Add(new WordingRemark(RemarkKind.LoadedTerm, language, at, form.Length, text.Substring(at, form.Length), term.Instead, term.Why));
        foreach (var quotation in quotations.Where(one => !Quotations.HasSpeaker(text, one, Speaking.In(language), language)))
            remarks.Add(new WordingRemark(RemarkKind.QuotationWithoutSpeaker, language, quotation.From, quotation.Length, text.Substring(quotation.From, quotation.Length)));
        remarks.AddRange(PersonalData.Names(text, Honorifics.In(language)).Select(one => new WordingRemark(RemarkKind.PersonName, language, one.At, one.Length, text.Substring(one.At, one.Length))));
        remarks.AddRange(PersonalData.Addresses(text).Select(one => new WordingRemark(RemarkKind.MailAddress, language, one.At, one.Length, text.Substring(one.At, one.Length))));
        if (PersonalData.FirstNumber(text) is >= 0 and var number) remarks.Add(new WordingRemark(RemarkKind.PersonalNumber, language, number, 0, ""));
        return Apart(remarks);
    }

    /// <summary>As for one text, in each language that stands.</summary>
    public ImmutableArray<WordingRemark> Check(LocalText text) =>
    [
        .. text.En is { } en ? Check(en, "en") : [],
        .. text.Ar is { } ar ? Check(ar, "ar") : [],
        .. text.He is { } he ? Check(he, "he") : [],
    ];

    // Of two that begin at one place the longer says more: “Zionist enemy” before “enemy” within it.
    private static ImmutableArray<WordingRemark> Apart(List<WordingRemark> remarks)
    {
        List<WordingRemark> kept = [];
        foreach (var remark in remarks.OrderByDescending(one => one.Length))
            if (!kept.Any(one => one.Kind == remark.Kind && remark.At >= one.At && remark.At + remark.Length <= one.At + one.Length)) kept.Add(remark);
        return [.. kept.OrderBy(one => one.At).ThenBy(one => one.Kind)];
    }

    private static WordingGuide Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("guide.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }
}

/// <summary>Of what kind a remark on a text is.</summary>
public enum RemarkKind
{
    LoadedTerm = 1,
    QuotationWithoutSpeaker = 2,

    /// <summary>It reads like the name of a person; names of persons stand nowhere.</summary>
    PersonName = 3,
    MailAddress = 4,

    /// <summary>It reads like a telephone, identity or account number. What is published of the centre's own words is refused with one.</summary>
    PersonalNumber = 5,
}

/// <summary>Something to look at again in a text.</summary>
/// <param name="Language">Of the text.</param>
/// <param name="At">First character, from 0.</param>
/// <param name="Found">The stretch of the text; empty where it is a number by which a person could be found, which is not said again.</param>
/// <param name="Instead">What the guide says; null where it has nothing to put in its place.</param>
public sealed record WordingRemark(RemarkKind Kind, string Language, int At, int Length, string Found, LocalText? Instead = null, LocalText? Why = null);
