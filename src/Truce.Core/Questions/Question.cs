using System.Collections.Immutable;

namespace Truce.Core.Questions;

/// <summary>Two words that sources use for what may not be the same thing.</summary>
public sealed record Distinction(LocalText First, LocalText Second, LocalText Note);

/// <summary>Gathers the claims that answer the same thing differently. It has no answer of its own.</summary>
public sealed record Question(
    Id<Question> Id, LocalText Text, Subject Subject, LocalText? Scope, ImmutableArray<Distinction> Distinctions, bool Example) : INoun<Question>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Question;

    /// <inheritdoc />
    public static Question? Apply(Question? current, Recorded recorded) => recorded.Event switch
    {
        QuestionOpened e => new Question(new(recorded.Head.Stream.Number), e.Text, e.Subject, e.Scope, [], e.Example),
        QuestionReworded e => current! with { Text = e.Text, Scope = e.Scope },
        TermsDistinguished e => current! with { Distinctions = current.Distinctions.Add(new Distinction(e.First, e.Second, e.Note)) },
        _ => current,
    };
}
