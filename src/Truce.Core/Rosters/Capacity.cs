using System.Collections.Immutable;

namespace Truce.Core.Rosters;

/// <summary>What people can do. Specialities, not persons.</summary>
public enum Speciality
{
    Transport = 1,
    Planning = 2,
    Logistics = 3,
    Security = 4,
    Engineering = 5,
    Medical = 6,
    Communications = 7,
    CivilAffairs = 8,
    Analysis = 9,
    Interpreting = 10,
    Another = 11,
}

/// <summary>Part of the day that a team is there for.</summary>
public enum ShiftHours
{
    Day = 1,
    Evening = 2,
    Night = 3,

    /// <summary>Around the clock, or not said.</summary>
    AnyHour = 4,
}

/// <summary>A duty function that an organisation has to fill, and whether it is. No person is named.</summary>
public sealed record DutyPost(LocalText Function, bool IsFilled = false);

/// <summary>How many people of a speciality an organisation has in a cell, for a shift, on some days.</summary>
/// <param name="Cell">The cell or working group, in words.</param>
/// <param name="Days">Both count.</param>
/// <param name="People">How many, 0 to 10,000: a number, never names.</param>
/// <param name="Posts">Functions, filled or vacant, at most 30.</param>
public sealed record CapacityAccount(
    LocalText Cell, Speciality Speciality, ShiftHours Shift, DateInterval Days, int People, ImmutableArray<DutyPost> Posts, LocalText? Note = null)
{
    private const int MostPeople = 10_000, MostPosts = 30;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!Enum.IsDefined(Speciality) || !Enum.IsDefined(Shift)) return CapacityRefusals.SpecialityMissing();
        if (People is < 0 or > MostPeople) return CapacityRefusals.PeopleUnfit(People.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Posts.IsDefault || Posts.Length > MostPosts) return CapacityRefusals.TooManyPosts();
        if (TextCheck.First(TextCheck.Of(Cell, "cell", TextCheck.Name), TextCheck.Optional(Note, "note", TextCheck.Statement)) is { } unfit) return unfit;
        foreach (var post in Posts)
            if (TextCheck.Of(post.Function, "function", TextCheck.Name) is { } no) return no;
        return null;
    }

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(CapacityAccount? other) =>
        other is not null && CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Cell, Speciality, Shift, Days, People);
}

/// <summary>What one organisation states that it can give: numbers and functions. It is seen only together with the organisation.</summary>
/// <param name="StatedAt">When it was recorded.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Capacity(
    Id<Capacity> Id, Id<Organisation> Organisation, CapacityAccount Account, Instant StatedAt, int Corrections, LocalText? Withdrawn, bool Example) : INoun<Capacity>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Capacity;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Capacity state) => [state.Organisation];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Capacity state) => [state.Organisation];

    /// <inheritdoc />
    public static Capacity? Apply(Capacity? current, Recorded recorded) => recorded.Event switch
    {
        CapacityStated e => new Capacity(new(recorded.Head.Stream.Number), e.Organisation, e.Account, recorded.Head.RecordedAt, 0, null, e.Example),
        CapacityCorrected e => current! with { Account = e.Account, StatedAt = recorded.Head.RecordedAt, Corrections = current.Corrections + 1 },
        CapacityWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
