namespace Truce.Formats.Imports;

/// <summary>An entry of <c>relations:</c>: <c>of</c> and <c>to</c> name a kind and a key, such as <c>claim: idf-firing</c>.</summary>
internal sealed record RelationEntry(Place Place, Instant? At, ThingNamed Of, RelationRole Role, ThingNamed To, LocalText? Note, ImportMarking? Marking)
    : ImportEntry(Place, At)
{
    public static RelationEntry Read(Fields fields)
    {
        var entry = new RelationEntry(
            fields.Place, fields.Instant("at"), ThingNamed.Need(fields, "of"), fields.NeedCode<RelationRole>("role"), ThingNamed.Need(fields, "to"),
            fields.Local("note", TextCheck.Statement), ImportReader.Marking(fields, "marking"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        var key = new Keyed($"{Of.Key.Key}/{Fields.Spelling(Role)}/{To.Key.Key}", Place);
        plan.Begin(
            at, StreamKind.Relation, key, "state", ImportWork.Watch, [(Of.Kind, Of.Key), (To.Kind, To.Key), .. ImportPlan.Released(Marking)],
            known => new StateRelation(Of.In(known), Role, To.In(known), Note, ImportPlan.Marking(Marking, known)));
    }
}

/// <summary>A thing of any kind, by its kind and key.</summary>
internal sealed record ThingNamed(StreamKind Kind, Keyed Key)
{
    public static ThingNamed Need(Fields fields, string name)
    {
        if (fields.Group(name) is { } group && Of(group) is { } thing) return thing;
        fields.Errors.Add(fields.PlaceOf(name), $"“{name}” names a thing by its kind and key, such as “claim: some-key”.");
        return new ThingNamed(StreamKind.Claim, new Keyed("", fields.Place));
    }

    /// <summary>A thing that is an entry of a list.</summary>
    public static ThingNamed Read(Fields group)
    {
        if (Of(group) is { } thing) return thing;
        group.Errors.Add(group.Place, "a thing is named by its kind and key, such as “claim: some-key”.");
        return new ThingNamed(StreamKind.Claim, new Keyed("", group.Place));
    }

    private static ThingNamed? Of(Fields group)
    {
        foreach (var kind in Enum.GetValues<StreamKind>().Where(kind => group.Has(kind.Word())))
        {
            var thing = new ThingNamed(kind, group.NeedKey(kind.Word()));
            group.End();
            return thing;
        }

        return null;
    }

    /// <summary>The reference that it stands for.</summary>
    public Reference In(References known) =>
        known.Find(Kind, Key.Key) ?? throw new KeyNotFoundException($"{Key.Place}: “{Key.Key}” is not known.");
}
