namespace Truce.Core.Figures;

/// <summary>Notes that the source took its number back. The figure stays, marked so.</summary>
public sealed record WithdrawFigure(Id<Figure> Figure, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Figure), this, caller);

    public static Ruling Decide(Figure? current, WithdrawFigure command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Figure.ToString());
        if (Permissions.Refuse(nameof(WithdrawFigure), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return FigureRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new FigureWithdrawn(command.Reason));
    }
}
