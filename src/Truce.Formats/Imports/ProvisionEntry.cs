namespace Truce.Formats.Imports;

/// <summary>An entry of <c>provisions:</c>.</summary>
internal sealed record ProvisionEntry(
    Place Place, Instant? At, Keyed Key, Keyed Agreement, string Number, LocalText Text, ProvisionFamily Family, IReadOnlyList<Keyed> Owes,
    LocalText? OwedAs, Recurrence Recurrence, bool DeclaredLimit, Due? Due, Threshold? Threshold, int? Phase, IReadOnlyList<Keyed> Texts,
    IReadOnlyList<DependencyEntry> DependsOn, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static ProvisionEntry Read(Fields fields)
    {
        var entry = new ProvisionEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("agreement"), fields.NeedText("number", 12),
            fields.NeedLocal("text", TextCheck.Statement), fields.NeedCode<ProvisionFamily>("family"), fields.Keys("owes"),
            fields.Local("owed-as", TextCheck.Name), fields.NeedCode<Recurrence>("recurrence"), fields.Flag("declared-limit"), DueOf(fields),
            ThresholdOf(fields), (int?)fields.Number("phase", 1, 99), fields.Keys("texts"), [.. fields.Groups("depends-on").Select(DependencyEntry.Read)],
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.Provision, Key, "set", ImportWork.Watch,
        [
            (StreamKind.Agreement, Agreement), .. Owes.Select(one => (StreamKind.Organisation, one)), .. Texts.Select(one => (StreamKind.Report, one)),
            .. ImportPlan.Released(Marking),
        ],
        known => new SetProvision(
            known.Of<Agreement>(Agreement),
            new ProvisionTerms(
                Number, Text, Family, [.. Owes.Select(known.Of<Organisation>)], Recurrence, [.. Texts.Select(known.Of<Report>)], OwedAs, DeclaredLimit,
                Due, Threshold, Phase),
            [], ImportPlan.Marking(Marking, known), Example));

    internal override void PlanTies(ImportPlan plan, Instant at)
    {
        foreach (var one in DependsOn) one.Plan(plan, Key, at);
    }

    private static Due? DueOf(Fields provision)
    {
        if (provision.Group("due") is not { } fields) return null;
        var due = new Due(fields.Date("by"), fields.Flag("derived"), fields.Local("words", TextCheck.Statement));
        if (due is { By: null, Words: null }) fields.Errors.Add(fields.Place, "“due” says by when: “by” with a day, or “words”.");
        fields.End();
        return due;
    }

    private static Threshold? ThresholdOf(Fields provision)
    {
        if (provision.Group("threshold") is not { } fields) return null;
        var (least, most) = (fields.Number("least", 0, long.MaxValue), fields.Number("most", 0, long.MaxValue));
        var threshold = new Threshold(least, most, fields.NeedText("unit", 60), fields.NeedCode<Per>("per"), fields.Local("words", TextCheck.Statement));
        if (least is null && most is null && !fields.Has("least") && !fields.Has("most"))
            fields.Errors.Add(fields.Place, "a threshold has at least one of “least” and “most”.");
        if (least > most) fields.Errors.Add(fields.PlaceOf("least"), $"“least” is at most “most”, which is {most}; found {least}.");
        fields.End();
        return threshold;
    }
}

/// <summary>What a provision waits for.</summary>
internal sealed record DependencyEntry(Place Place, Keyed On, int? Hours, Keyed? By, LocalText? Words)
{
    public static DependencyEntry Read(Fields fields)
    {
        var entry = new DependencyEntry(
            fields.Place, fields.NeedKey("on"), (int?)fields.Number("hours", 1, 87_600), fields.Key("by"), fields.Local("words", TextCheck.Statement));
        fields.End();
        return entry;
    }

    public void Plan(ImportPlan plan, Keyed provision, Instant at) => plan.Change(
        at, StreamKind.Provision, provision, $"waits/{On.Key}", Place, ImportWork.Watch,
        By is { } by ? [(StreamKind.Provision, On), (StreamKind.Organisation, by)] : [(StreamKind.Provision, On)],
        known => new PutDependency(
            known.Of<Provision>(provision), new Dependency(known.Of<Provision>(On), Hours, By is { } named ? known.Of<Organisation>(named) : null, Words)));
}

/// <summary>Checks that provisions do not wait for each other in a circle, before anything is recorded.</summary>
internal static class CircleCheck
{
    public static void Provisions(IEnumerable<ImportFile> files, ImportErrors errors)
    {
        var ties = files.SelectMany(file => file.Entries).OfType<ProvisionEntry>()
            .GroupBy(entry => entry.Key.Key).ToDictionary(group => group.Key, group => group.SelectMany(entry => entry.DependsOn).ToArray());
        HashSet<string> named = [];
        foreach (var (from, all) in ties)
            foreach (var tie in all)
                if (Way(tie.On.Key, from, ties) is { } way && named.Add(string.Join(' ', way.Order(StringComparer.Ordinal))))
                    errors.Add(tie.On.Place, way.Count == 1
                        ? $"“{from}” would wait for itself. Name another provision."
                        : $"these would wait for each other for ever: {string.Join(" → ", way.Prepend(from))}. Take one of the ties out.");
    }

    // The keys along which one provision waits for another, both among them; null where it does not.
    private static List<string>? Way(string from, string to, Dictionary<string, DependencyEntry[]> ties)
    {
        Dictionary<string, string?> came = new() { [from] = null };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var at))
        {
            if (at == to)
            {
                List<string> way = [];
                for (string? one = at; one is not null; one = came[one]) way.Insert(0, one);
                return way;
            }

            foreach (var tie in ties.GetValueOrDefault(at, []))
                if (came.TryAdd(tie.On.Key, at)) open.Enqueue(tie.On.Key);
        }

        return null;
    }
}
