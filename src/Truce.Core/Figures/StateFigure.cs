namespace Truce.Core.Figures;

/// <summary>Notes a number that a claim states, with all that is said of what it counts.</summary>
/// <param name="Marking">Null: whoever may see the claim and the question may see it.</param>
public sealed record StateFigure(Id<Claim> Claim, Id<Question> Question, StatedFigure Figure, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Claim), reading.Find(Question), Figure.Derivation is { } one ? reading.Find(one.From) : null, this, caller);

    /// <param name="from">The figure that it follows from; null where none is named or the caller may not see it.</param>
    public static Ruling Decide(Claim? claim, Question? question, Figure? from, StateFigure command, Caller caller)
    {
        if (claim is null) return AccessRefusals.NotFound(command.Claim.ToString());
        if (question is null) return AccessRefusals.NotFound(command.Question.ToString());
        if (command.Figure.Derivation is { } derivation && from is null) return AccessRefusals.NotFound(derivation.From.ToString());
        if (Permissions.Refuse(nameof(StateFigure), caller) is { } no) return no;
        if (command.Figure.Unfit(from) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Figure>(), new FigureStated(command.Claim, command.Question, command.Figure, command.Example), marking));
    }
}
