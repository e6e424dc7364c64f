namespace Truce.Formats.Imports;

/// <summary>
/// An entry of <c>presences:</c> with the <c>consent</c> that its organisation gave, as stated for it: a file is never the organisation itself.
/// </summary>
internal sealed record PresenceEntry(
    Place Place, Instant? At, Keyed Key, Keyed Organisation, Keyed Where, PresenceAccount Account, IReadOnlyList<ConsentEntry> Consents, bool Example)
    : ImportEntry(Place, At)
{
    public static PresenceEntry Read(Fields fields)
    {
        var account = new PresenceAccount(
            fields.NeedCode<Sector>("sector"), fields.NeedLocal("activity", TextCheck.Name), default, fields.NeedDate("from"), fields.Date("until"),
            fields.Local("with", TextCheck.Name));
        var entry = new PresenceEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("organisation"), fields.NeedKey("place"), account,
            [.. fields.Groups("consent").Select(ConsentEntry.Read)], fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Presence, Key, "state", ImportWork.Watch, [(StreamKind.Organisation, Organisation), (StreamKind.Place, Where)],
            known => new StatePresence(known.Of<Organisation>(Organisation), Account with { Place = known.Of<Core.Places.Place>(Where) }, Example));
        for (var number = 0; number < Consents.Count; number++)
        {
            var consent = Consents[number];
            plan.Change(
                consent.At ?? at, StreamKind.Presence, Key, $"consent/{number}", consent.Place, ImportWork.Watch, [.. consent.CountedBy.Select(one => (StreamKind.Organisation, one))],
                known => consent.ShownTo is { } shownTo
                    ? new RecordConsent(known.Of<Presence>(Key), shownTo, [.. consent.CountedBy.Select(known.Of<Organisation>)], consent.Basis)
                    : new RevokeConsent(known.Of<Presence>(Key), consent.Basis),
                ofItsTime: consent.At is not null);
        }
    }
}

/// <summary>One word of an organisation on how far it may be shown; without <c>shown-to</c> it takes its consent back.</summary>
internal sealed record ConsentEntry(Place Place, Instant? At, ShownTo? ShownTo, IReadOnlyList<Keyed> CountedBy, LocalText Basis)
{
    public static ConsentEntry Read(Fields fields)
    {
        var entry = new ConsentEntry(
            fields.Place, fields.Instant("at"), fields.Code<ShownTo>("shown-to"), fields.Keys("counted-by"), fields.NeedLocal("basis", TextCheck.Statement));
        fields.End();
        return entry;
    }
}

/// <summary>An entry of <c>agenda:</c>; hours are <c>begins: "08:30"</c> and <c>minutes</c>, without them it is a day with a theme.</summary>
internal sealed record AgendaEntryRead(
    Place Place, Instant? At, Keyed Key, Keyed Host, AgendaTerms Terms, RecordingConsent Recording, IReadOnlyList<AgendaStep> Steps, ImportMarking? Marking, bool Example)
    : ImportEntry(Place, At)
{
    public static AgendaEntryRead Read(Fields fields)
    {
        var terms = new AgendaTerms(
            fields.NeedLocal("title", TextCheck.Name), fields.NeedLocal("group", TextCheck.Name), fields.NeedDate("first"), Zone(fields), Hours(fields),
            fields.Code<Repetition>("every") ?? Repetition.Once, fields.Date("last"), fields.Local("where", TextCheck.Name), fields.Local("note", TextCheck.Statement));
        var entry = new AgendaEntryRead(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("host"), terms, fields.Code<RecordingConsent>("recording") ?? RecordingConsent.NotAsked,
            [.. fields.Groups("steps").Select(AgendaStep.Read)], ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal static AgendaHours? Hours(Fields fields)
    {
        var (text, minutes) = (fields.Text("begins", 5), fields.Number("minutes", 1, AgendaHours.Day));
        if (text is null && minutes is null) return null;
        if (text is not null && minutes is not null && NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).TryGetValue(default, out var begins))
            return new AgendaHours(begins.Hour * 60 + begins.Minute, (int)minutes);
        fields.Errors.Add(fields.PlaceOf("begins"), "hours are “begins” such as \"08:30\" together with “minutes”; a day with a theme has neither.");
        return null;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.AgendaItem, Key, "set", ImportWork.Watch, [(StreamKind.Organisation, Host), .. ImportPlan.Released(Marking)],
            known => new SetAgendaItem(known.Of<Organisation>(Host), Terms, Recording, ImportPlan.Marking(Marking, known), Example));
        for (var number = 0; number < Steps.Count; number++)
        {
            var step = Steps[number];
            plan.Change(
                step.At, StreamKind.AgendaItem, Key, $"step/{number}", step.Place, ImportWork.Watch, [],
                known => step.To is { } to
                    ? new MoveAgendaItem(known.Of<AgendaItem>(Key), step.On, to, step.Hours ?? Terms.Hours, step.Reason)
                    : new CancelAgendaItem(known.Of<AgendaItem>(Key), step.On, step.AndAfter, step.Reason),
                ofItsTime: true);
        }
    }

    private static string Zone(Fields fields)
    {
        var written = fields.NeedText("zone", 60);
        if (fields.Has("zone") && DateTimeZoneProviders.Tzdb.GetZoneOrNull(written) is null)
            fields.Errors.Add(fields.PlaceOf("zone"), $"“zone” is a time zone such as Asia/Gaza or Etc/UTC; found “{written}”.");
        return written;
    }
}

/// <summary>One of its days moved, with <c>to</c>, or cancelled; <c>and-after</c> cancels the days after it too.</summary>
internal sealed record AgendaStep(Place Place, Instant At, LocalDate On, LocalDate? To, AgendaHours? Hours, bool AndAfter, LocalText Reason)
{
    public static AgendaStep Read(Fields fields)
    {
        var step = new AgendaStep(
            fields.Place, fields.NeedInstant("at"), fields.NeedDate("on"), fields.Date("to"), AgendaEntryRead.Hours(fields), fields.Flag("and-after"),
            fields.NeedLocal("reason", TextCheck.Statement));
        fields.End();
        return step;
    }
}

/// <summary>An entry of <c>capacities:</c>, with its <c>posts</c>.</summary>
internal sealed record CapacityEntry(Place Place, Instant? At, Keyed Key, Keyed Organisation, CapacityAccount Account, ImportMarking? Marking, bool Example)
    : ImportEntry(Place, At)
{
    public static CapacityEntry Read(Fields fields)
    {
        var account = new CapacityAccount(
            fields.NeedLocal("cell", TextCheck.Name), fields.NeedCode<Speciality>("speciality"), fields.Code<ShiftHours>("shift") ?? ShiftHours.AnyHour,
            fields.NeedDays("days"), fields.NeedNumber("people", 0, 10_000), [.. fields.Groups("posts").Select(Post)], fields.Local("note", TextCheck.Statement));
        var entry = new CapacityEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("organisation"), account, ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.Capacity, Key, "state", ImportWork.Watch, [(StreamKind.Organisation, Organisation), .. ImportPlan.Released(Marking)],
        known => new StateCapacity(known.Of<Organisation>(Organisation), Account, ImportPlan.Marking(Marking, known), Example));

    private static DutyPost Post(Fields fields)
    {
        var post = new DutyPost(fields.NeedLocal("function", TextCheck.Name), fields.Flag("filled"));
        fields.End();
        return post;
    }
}
