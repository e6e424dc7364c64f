namespace Truce.Formats.Imports;

/// <summary>An entry of <c>places:</c>; its boundary, where there is one, is a file beside it.</summary>
internal sealed record PlaceEntry(
    Place Place, Instant? At, Keyed Key, LocalText Name, PlaceKind Kind, LocalText Basis, string? Code, Keyed? Within, Position? Centre,
    bool Approximate, Area? Boundary, bool Example) : ImportEntry(Place, At)
{
    public static PlaceEntry Read(Fields fields)
    {
        var entry = new PlaceEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedLocal("name", TextCheck.Name), fields.NeedCode<PlaceKind>("kind"),
            fields.NeedLocal("basis", TextCheck.Statement), fields.Text("code", 20), fields.Key("within"), fields.Position("centre"),
            fields.Flag("approximate"), Ground.Area(fields, "boundary"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.Place, Key, "register", ImportWork.Watch, Within is { } outer ? [(StreamKind.Place, outer)] : [],
        known => new RegisterPlace(
            Name, Kind, Basis, Code, Within is { } outer ? known.Of<Core.Places.Place>(outer) : null, Centre, Approximate, Boundary, Example));
}
