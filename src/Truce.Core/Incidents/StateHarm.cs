namespace Truce.Core.Incidents;

/// <summary>
/// States how many people one source counts as harmed in an incident: of one category, age band and sex, and by what they came to be
/// counted. What the same source stated of the same people before is replaced; what others state is not touched.
/// </summary>
/// <param name="Claim">The claim in which it stands; one of which the source is in the chain.</param>
public sealed record StateHarm(Id<Incident> Incident, Id<Source> Source, HarmCount Count, Id<Claim>? Claim = null, LocalText? Basis = null) : ICommand
{
    /// <summary>Counts of one incident at most.</summary>
    public const int MostCounts = 200;

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Source) is null) return AccessRefusals.NotFound(Source.ToString());
        if (Claim is not { } named) return Decide(reading.Find(Incident), null, this, caller);
        return reading.Find(named) is { } claim ? Decide(reading.Find(Incident), claim, this, caller) : AccessRefusals.NotFound(named.ToString());
    }

    /// <param name="claim">The claim named; null where none was.</param>
    public static Ruling Decide(Incident? current, Claim? claim, StateHarm command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Incident.ToString());
        if (Permissions.Refuse(nameof(StateHarm), caller) is { } no) return no;
        if (command.Count.Unfit() is { } unfit) return unfit;
        if (claim is not null && !claim.Chain.Contains(command.Source)) return IncidentRefusals.NotItsClaim(claim.Id.ToString());
        if (TextCheck.Optional(command.Basis, "basis", TextCheck.Statement) is { } basis) return basis;
        if (command.Basis is { } words && NamesSomebody(words)) return IncidentRefusals.NamesSomebody();
        if (current.Harm.Any(one => one.Source == command.Source && one.Count == command.Count && one.Claim == command.Claim && one.Basis == command.Basis)) return IncidentRefusals.NothingCorrected();
        if (current.Harm.Length >= MostCounts && !current.Harm.Any(one => one.Source == command.Source && one.Count.Key == command.Count.Key)) return IncidentRefusals.TooManyHarmCounts();
        return Ruling.Of(current.Id, new HarmStated(command.Source, command.Count, command.Claim, command.Basis));
    }

    // A title and a word after it, a number that leads to a person, an address: counts hold none of them, and neither do their reasons.
    private static bool NamesSomebody(LocalText words) =>
        words.Present.Any(text => PersonalData.FirstNumber(text) >= 0) || WordingGuide.Standing.Check(words).Any(remark => remark.Kind is RemarkKind.PersonName or RemarkKind.MailAddress);
}

/// <summary>Takes a count of a source back that was stated in error, or that the source took back.</summary>
public sealed record WithdrawHarm(Id<Incident> Incident, Id<Source> Source, HarmCategory Category, AgeBand Age, Sex Sex, Addition Addition, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        reading.Find(Source) is null ? AccessRefusals.NotFound(Source.ToString()) : Decide(reading.Find(Incident), this, caller);

    public static Ruling Decide(Incident? current, WithdrawHarm command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Incident.ToString());
        if (Permissions.Refuse(nameof(WithdrawHarm), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.Harm.Any(one => one.Source == command.Source && one.Count.Key == (command.Category, command.Age, command.Sex, command.Addition))) return IncidentRefusals.NoSuchCount();
        return Ruling.Of(current.Id, new HarmWithdrawn(command.Source, command.Category, command.Age, command.Sex, command.Addition, command.Reason));
    }
}
