using System.Globalization;

namespace Truce.Core.Journal;

/// <summary>Which of the kinds of "no" it is; decides the HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The input cannot be read: 400.</summary>
    Malformed,

    /// <summary>The caller may not: 403.</summary>
    Forbidden,

    /// <summary>It does not exist, or the caller may not see it; the two are one answer: 404.</summary>
    NotFound,

    /// <summary>Somebody else came first: 409.</summary>
    Conflict,

    /// <summary>The law of the domain says no: 422.</summary>
    Refused,

    /// <summary>The record cannot be written now: 503.</summary>
    Unavailable,
}

/// <summary>A "no" with its reason. The code is stable and public; the sentence is English, translations are found under the code.</summary>
/// <param name="Code">Noun and reason, such as <c>claim/withdrawn</c>.</param>
/// <param name="Kind">Which kind of no.</param>
/// <param name="Template">The English sentence with {0}, {1} for <paramref name="Arguments"/>.</param>
/// <param name="Arguments">Values for the sentence, shown as they are.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string Template, params IReadOnlyList<string> Arguments)
{
    /// <summary>The English sentence.</summary>
    public string Sentence => string.Format(CultureInfo.InvariantCulture, Template, [.. Arguments]);
}
