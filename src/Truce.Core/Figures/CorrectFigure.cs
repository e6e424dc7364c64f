namespace Truce.Core.Figures;

/// <summary>Corrects our own reading of a figure, where it did not render what the source said.</summary>
public sealed record CorrectFigure(Id<Figure> Figure, StatedFigure As, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Figure), As.Derivation is { } one ? reading.Find(one.From) : null, this, caller);

    public static Ruling Decide(Figure? current, Figure? from, CorrectFigure command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Figure.ToString());
        if (Permissions.Refuse(nameof(CorrectFigure), caller) is { } no) return no;
        if (Unfit(current, from, command.As, command.Reason) is { } unfit) return unfit;
        return Ruling.Of(current.Id, new FigureCorrected(command.As, command.Reason));
    }

    // What it follows from is set when it is stated: it hangs on that, and a chain of figures cannot close to a ring.
    internal static Refusal? Unfit(Figure current, Figure? from, StatedFigure stated, LocalText reason)
    {
        if (current.Withdrawn is not null) return FigureRefusals.Withdrawn(current.Id.ToString());
        if (stated.Derivation?.From != current.Stated.Derivation?.From) return FigureRefusals.OtherTotal();
        if (TextCheck.Of(reason, "reason", TextCheck.Statement) is { } no) return no;
        return stated.Unfit(from) ?? (stated.SaysAs(current.Stated) ? FigureRefusals.NothingChanged() : null);
    }
}
