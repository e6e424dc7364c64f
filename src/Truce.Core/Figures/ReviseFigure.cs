namespace Truce.Core.Figures;

/// <summary>Notes that a source revised its own number. What it said before stays.</summary>
/// <param name="On">The day on which the source revised it.</param>
/// <param name="Reason">Where the source says so.</param>
public sealed record ReviseFigure(Id<Figure> Figure, StatedFigure As, LocalDate On, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Figure), As.Derivation is { } one ? reading.Find(one.From) : null, this, caller);

    public static Ruling Decide(Figure? current, Figure? from, ReviseFigure command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Figure.ToString());
        if (Permissions.Refuse(nameof(ReviseFigure), caller) is { } no) return no;
        if (CorrectFigure.Unfit(current, from, command.As, command.Reason) is { } unfit) return unfit;
        if (command.As.Definition != current.Stated.Definition) return FigureRefusals.OtherDefinition();
        if (command.On > caller.Now.InUtc().Date.PlusDays(1)) return FigureRefusals.RevisedInTheFuture(command.On.ToString("R", null));
        var revised = command.As;
        return Ruling.Of(current.Id, new FigureRevised(
            revised.Value, revised.Period, revised.Kind, command.On, command.Reason, revised.Parts, revised.PartsSum, revised.Denominator,
            revised.Derivation, revised.Daily));
    }
}
