namespace Truce.Core.Translations;

/// <summary>How a translation came about.</summary>
public enum TranslationMeans
{
    /// <summary>By a person who reads both languages.</summary>
    Person = 1,

    /// <summary>By a machine, and read by nobody.</summary>
    Machine = 2,

    /// <summary>By a machine, and corrected by a person.</summary>
    CorrectedMachine = 3,
}

/// <summary>
/// The words of a thing in another language, as somebody in the centre gives them: an addition beside the original, never in its place.
/// It hangs on what it translates.
/// </summary>
/// <param name="Of">What is translated: a report's text, a claim's statement, a question, a reply, an incident's title.</param>
/// <param name="Language">A language tag such as <c>ar</c>.</param>
/// <param name="Text">The translation.</param>
/// <param name="Withdrawn">Why it no longer stands; null while it does.</param>
public sealed record Translation(
    Id<Translation> Id, Reference Of, string Language, string Text, TranslationMeans Means, Id<Organisation> By, Instant RecordedAt,
    LocalText? Withdrawn) : INoun<Translation>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Translation;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Translation state) => [state.Of];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Translation state) => [state.Of];

    /// <inheritdoc />
    public static Translation? Apply(Translation? current, Recorded recorded) => recorded.Event switch
    {
        TranslationAdded e => new Translation(
            new(recorded.Head.Stream.Number), e.Of, e.Language, e.Text, e.Means, recorded.Who.For ?? recorded.Who.Organisation,
            recorded.Head.RecordedAt, null),
        TranslationWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
