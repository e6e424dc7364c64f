namespace Truce.Core.Places;

/// <summary>Puts a named place into the gazetteer. Places are public geography: everybody may see them.</summary>
public sealed record RegisterPlace(
    LocalText Name, PlaceKind Kind, LocalText Basis, string? Code = null, Id<Place>? Within = null, Position? Centre = null,
    bool Approximate = false, Area? Area = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(Within is { } within && reading.Find(within) is null, this, caller);

    public static Ruling Decide(bool withinMissing, RegisterPlace command, Caller caller)
    {
        if (withinMissing) return AccessRefusals.NotFound(command.Within.ToString()!);
        if (Permissions.Refuse(nameof(RegisterPlace), caller) is { } no) return no;
        if (Unfit(command.Name, command.Basis, command.Centre, command.Area) is { } unfit) return unfit;
        if (command.Code is { } code && !IsCode(code)) return PlaceRefusals.CodeUnfit(code.Length <= 40 ? code : code[..40]);
        return Ruling.Of(new Decided(
            caller.NewId<Place>(),
            new PlaceRegistered(
                command.Name, command.Kind, command.Basis, command.Code, command.Within, command.Centre, command.Approximate, command.Area,
                command.Example),
            Marking.Clear));
    }

    internal static Refusal? Unfit(LocalText name, LocalText basis, Position? centre, Area? area)
    {
        if (TextCheck.First(TextCheck.Of(name, "name", TextCheck.Name), TextCheck.Of(basis, "basis", TextCheck.Statement)) is { } unfit) return unfit;
        if (centre is { IsOnEarth: false }) return GeographyRefusals.NotOnEarth();
        return area is null ? null : AreaCheck.Unfit(area);
    }

    private static bool IsCode(string code) => code.Length is >= 2 and <= 20 && code.All(char.IsAsciiLetterOrDigit);
}

/// <summary>Every "no" about places.</summary>
public static class PlaceRefusals
{
    public static Refusal CodeUnfit(string code) =>
        new("place/code-unfit", RefusalKind.Refused, "“{0}” is not a place code: 2 to 20 letters and digits, such as PS0255.", code);

    public static Refusal NothingCorrected() =>
        new("place/nothing-corrected", RefusalKind.Refused, "This is what stands already.");
}
