using System.Collections.Immutable;

namespace Truce.Core.Claims;

/// <summary>What a claim does to a question.</summary>
public enum Stance
{
    Affirms = 1,
    Denies = 2,
    Quantifies = 3,

    /// <summary>The one concerned says that it is so.</summary>
    Acknowledges = 4,

    /// <summary>What somebody intends is neither true nor false yet.</summary>
    StatesIntent = 5,
}

/// <summary>Where in a report's text a claim stands.</summary>
/// <param name="From">First UTF-8 byte, from 0.</param>
/// <param name="To">After the last UTF-8 byte.</param>
/// <param name="Sha256">Of exactly these bytes, 64 lower-case hexadecimal digits.</param>
public sealed record Anchor(int From, int To, string Sha256);

/// <summary>A stated number, kept as it was stated. Where only one bound was given the other is null.</summary>
/// <param name="Least">Not fewer than this.</param>
/// <param name="Most">Not more than this.</param>
/// <param name="Unit">What is counted, a lower-case word such as <c>persons</c>.</param>
/// <param name="Hedge">The word that the source set before the number, such as "reportedly".</param>
public sealed record Quantity(long? Least, long? Most, string Unit, LocalText? Hedge = null);

/// <summary>How a claim answers one question.</summary>
public sealed record Link(Id<Question> Question, Stance Stance, Quantity? Quantity = null);

/// <summary>How far a claim is borne out by others: 1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.</summary>
public sealed record Credibility(int Degree, LocalText Basis);

/// <summary>How a claim ended, where it did.</summary>
public enum ClaimEnd
{
    /// <summary>Its source took it back.</summary>
    Withdrawn = 1,

    /// <summary>Its source says something else now.</summary>
    Restated = 2,
}

/// <summary>One checkable assertion in a report.</summary>
/// <param name="Statement">The assertion in the centre's own neutral words.</param>
/// <param name="Said">When the first of the chain said it; both days count.</param>
/// <param name="Occurred">When the thing said happened or happens; null where that is not stated.</param>
/// <param name="Chain">Who said it through whom: the origin first, the report's own source last.</param>
/// <param name="RestatedAs">The claim that the source makes instead.</param>
/// <param name="Restates">The claim that this one replaces.</param>
public sealed record Claim(
    Id<Claim> Id, Id<Report> Report, LocalText Statement, DateInterval Said, DateInterval? Occurred, Anchor? Anchor,
    ImmutableArray<Id<Source>> Chain, ImmutableArray<Link> Links, Credibility? Credibility, LocalText? Remark,
    ClaimEnd? End, LocalText? EndReason, Id<Claim>? RestatedAs, Id<Claim>? Restates, int Corrections, Instant RecordedAt, bool Example) : INoun<Claim>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Claim;

    /// <summary>Whose assertion it is. Claims of one origin count once, however many passed them on.</summary>
    public Id<Source> Origin => Chain[0];

    /// <summary>How it answers a question; null where it does not.</summary>
    public Link? LinkTo(Id<Question> question) => Links.FirstOrDefault(link => link.Question == question);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Claim state)
    {
        // Asked at every event of a record's start, so without the frames that a query would make.
        var under = new Reference[1 + state.Links.Length + state.Chain.Length];
        under[0] = state.Report;
        for (var at = 0; at < state.Links.Length; at++) under[1 + at] = state.Links[at].Question;
        for (var at = 0; at < state.Chain.Length; at++) under[1 + state.Links.Length + at] = state.Chain[at];
        return under;
    }

    /// <inheritdoc />
    public static Claim? Apply(Claim? current, Recorded recorded) => recorded.Event switch
    {
        ClaimRecorded e => new Claim(
            new(recorded.Head.Stream.Number), e.Report, e.Statement, e.Said, e.Occurred, e.Anchor, e.Chain, [], null, null,
            null, null, null, e.Restates, 0, recorded.Head.RecordedAt, e.Example),
        ClaimGraded e => current! with { Credibility = new Credibility(e.Credibility, e.Basis) },
        ClaimLinked e => current! with
        {
            Links = [.. current.Links.Where(link => link.Question != e.Question), new Link(e.Question, e.Stance, e.Quantity)],
        },

        // Where there was no such link, since its beginning was erased, the state stays equal: followers tell by that whether there is something to hide.
        ClaimUnlinked e => current! with { Links = current.Links.RemoveAll(link => link.Question == e.Question) },
        ClaimCorrected e => current! with { Statement = e.Statement, Corrections = current.Corrections + 1 },
        ClaimRemarkedOn e => current! with { Remark = e.Remark },
        ClaimWithdrawn e => current! with { End = ClaimEnd.Withdrawn, EndReason = e.Reason },
        ClaimRestated e => current! with { End = ClaimEnd.Restated, EndReason = e.Reason, RestatedAs = e.As },
        _ => current,
    };
}
