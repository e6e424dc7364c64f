namespace Truce.Core.Questions;

/// <summary>Opens a question that claims can answer.</summary>
public sealed record OpenQuestion(LocalText Text, Subject Subject, LocalText? Scope = null, bool Example = false, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, caller);

    public static Ruling Decide(OpenQuestion command, Caller caller)
    {
        if (Permissions.Refuse(nameof(OpenQuestion), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Text, "text", TextCheck.Name), TextCheck.Optional(command.Scope, "scope", TextCheck.Statement));
        if (unfit is not null) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Question>().Reference, new QuestionOpened(command.Text, command.Subject, command.Scope, command.Example), marking));
    }
}
