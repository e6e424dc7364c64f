namespace Truce.Core.Questions;

/// <summary>Puts a question in better words. The earlier ones stay in the past.</summary>
public sealed record RewordQuestion(Id<Question> Question, LocalText Text, LocalText? Scope, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Question), this, caller);

    public static Ruling Decide(Question? current, RewordQuestion command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Question.ToString());
        if (Permissions.Refuse(nameof(RewordQuestion), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Text, "text", TextCheck.Name),
            TextCheck.Optional(command.Scope, "scope", TextCheck.Statement),
            TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (current.Text == command.Text && current.Scope == command.Scope) return QuestionRefusals.NothingToReword();
        return Ruling.Of(current.Id.Reference, new QuestionReworded(command.Text, command.Scope, command.Reason));
    }
}
