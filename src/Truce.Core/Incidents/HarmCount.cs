namespace Truce.Core.Incidents;

/// <summary>Of what age the people of a count are. A source that says nothing of age counts all.</summary>
public enum AgeBand
{
    All = 1,

    /// <summary>Under 18.</summary>
    Children = 2,

    /// <summary>18 to 59.</summary>
    Adults = 3,

    /// <summary>60 and over.</summary>
    Older = 4,
}

/// <summary>Of what sex the people of a count are. A source that says nothing of it counts all.</summary>
public enum Sex
{
    All = 1,
    Female = 2,
    Male = 3,
}

/// <summary>
/// How people came to be in a count. On one day a total can rise by those just killed, by bodies recovered, by the late deaths of people
/// wounded before and by cases that a committee recognised: a plain difference would take all of them for the first.
/// </summary>
public enum Addition
{
    NotStated = 1,

    /// <summary>Harmed in this incident, and counted at once.</summary>
    AtOnce = 2,
    BodyRecovered = 3,
    DiedOfEarlierWounds = 4,

    /// <summary>Recognised afterwards, as by a committee.</summary>
    RecognisedLater = 5,
}

/// <summary>How many, as one source states it of one incident: never fewer, never more. Nobody is named.</summary>
/// <param name="Least">Null where no lower bound was stated.</param>
/// <param name="Most">Null where no upper bound was stated.</param>
public sealed record HarmCount(HarmCategory Category, AgeBand Age, Sex Sex, Addition Addition, int? Least, int? Most)
{
    private const int Highest = 1_000_000;

    /// <summary>Of whom it speaks: a source states one count of these.</summary>
    public (HarmCategory, AgeBand, Sex, Addition) Key => (Category, Age, Sex, Addition);

    /// <summary>Null where it can stand; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!Enum.IsDefined(Category) || !Enum.IsDefined(Age) || !Enum.IsDefined(Sex) || !Enum.IsDefined(Addition)) return FigureRefusals.CodeUnknown();
        if (Least is null && Most is null) return IncidentRefusals.NumbersOutOfOrder();
        return Least is < 0 or > Highest || Most is < 0 or > Highest || Least > Most ? IncidentRefusals.NumbersOutOfOrder() : null;
    }
}

/// <summary>A count with its source.</summary>
/// <param name="Source">Whose count it is. Counts of different sources stand beside each other and are never added.</param>
/// <param name="Claim">The claim in which it stands; null where it was told otherwise.</param>
/// <param name="Basis">How the source counts, or how we read it.</param>
/// <param name="At">When it was recorded.</param>
public sealed record HarmStatement(Id<Source> Source, HarmCount Count, Id<Claim>? Claim, LocalText? Basis, Instant At);
