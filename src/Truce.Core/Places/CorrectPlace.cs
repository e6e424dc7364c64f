namespace Truce.Core.Places;

/// <summary>Corrects what the gazetteer says of a place. What it said before stays in the past.</summary>
public sealed record CorrectPlace(
    Id<Place> Place, LocalText Name, LocalText Basis, LocalText Reason, Position? Centre = null, bool Approximate = false, Area? Area = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Place), this, caller);

    public static Ruling Decide(Place? current, CorrectPlace command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Place.ToString());
        if (Permissions.Refuse(nameof(CorrectPlace), caller) is { } no) return no;
        if (RegisterPlace.Unfit(command.Name, command.Basis, command.Centre, command.Area) is { } unfit) return unfit;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        var corrected = current with
        {
            Name = command.Name,
            Basis = command.Basis,
            Centre = command.Centre,
            Approximate = command.Approximate,
            Area = command.Area,
        };
        if (corrected == current) return PlaceRefusals.NothingCorrected();
        return Ruling.Of(
            current.Id, new PlaceCorrected(command.Name, command.Basis, command.Reason, command.Centre, command.Approximate, command.Area));
    }
}
