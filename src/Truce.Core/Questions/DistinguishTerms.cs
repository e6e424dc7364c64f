namespace Truce.Core.Questions;

/// <summary>Notes that two words in the answers may mean different things, so that a difference of words is not taken for one of facts.</summary>
public sealed record DistinguishTerms(Id<Question> Question, LocalText First, LocalText Second, LocalText Note) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Question), this, caller);

    public static Ruling Decide(Question? current, DistinguishTerms command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Question.ToString());
        if (Permissions.Refuse(nameof(DistinguishTerms), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.First, "first term", TextCheck.Name),
            TextCheck.Of(command.Second, "second term", TextCheck.Name),
            TextCheck.Of(command.Note, "note", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (command.First == command.Second) return QuestionRefusals.TermsAlike();
        if (current.Distinctions.Any(one => one.First == command.First && one.Second == command.Second)) return QuestionRefusals.DistinctionStands();
        return Ruling.Of(current.Id.Reference, new TermsDistinguished(command.First, command.Second, command.Note));
    }
}
