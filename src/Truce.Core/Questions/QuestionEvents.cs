namespace Truce.Core.Questions;

public sealed record QuestionOpened(LocalText Text, Subject Subject, LocalText? Scope = null, bool Example = false) : IEvent;

public sealed record QuestionReworded(LocalText Text, LocalText? Scope, LocalText Reason) : IReasoned;

public sealed record TermsDistinguished(LocalText First, LocalText Second, LocalText Note) : IEvent;
