namespace Truce.Web.Questions;

/// <summary>A claim among those that answer a question.</summary>
/// <param name="Number">Its number on the page, from 1: the same in the timeline, the list and the references between claims.</param>
public sealed record Answer(int Number, Claim Claim, Link Link);

/// <summary>The claims that answer a question, oldest first, as one viewer sees them.</summary>
public sealed class Answers
{
    private readonly ILookup<Id<Source>, int> byOrigin;

    private Answers(IReadOnlyList<Answer> all)
    {
        All = all;
        byOrigin = all.ToLookup(answer => answer.Claim.Origin, answer => answer.Number);
    }

    public IReadOnlyList<Answer> All { get; }

    /// <summary>How many origins they have: claims of one origin count once.</summary>
    public int Origins => byOrigin.Count;

    /// <summary>Stances that are held, in their own order.</summary>
    public IEnumerable<(Stance Stance, int Count)> Stances =>
        All.GroupBy(answer => answer.Link.Stance).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    /// <summary>The day of the last statement; null where there is none.</summary>
    public LocalDate? LastSaid => All.Count == 0 ? null : All.Max(answer => answer.Claim.Said.End);

    public static Answers To(Id<Question> question, View view)
    {
        var linked = from claim in view.Under<Claim>(question)
                     let link = claim.LinkTo(question)
                     where link is not null
                     orderby claim.Said.Start, claim.Said.End, claim.RecordedAt
                     select (Claim: claim, Link: link);
        return new Answers([.. linked.Select((one, at) => new Answer(at + 1, one.Claim, one.Link))]);
    }

    /// <summary>Numbers of the other claims with the same origin.</summary>
    public IReadOnlyList<int> SharingOrigin(Answer answer) => [.. byOrigin[answer.Claim.Origin].Where(number => number != answer.Number)];

    /// <summary>Each denial, with the affirmations that it stands against: said before it, on the same days, or after.</summary>
    public IEnumerable<Opposition> Oppositions()
    {
        var affirmed = All.Where(answer => answer.Link.Stance == Stance.Affirms).ToList();
        foreach (var denial in All.Where(answer => answer.Link.Stance == Stance.Denies))
        {
            var (said, before, after) = (denial.Claim.Said, new List<int>(), new List<int>());
            var together = new List<int>();
            foreach (var other in affirmed)
                (other.Claim.Said.End < said.Start ? before : other.Claim.Said.Start > said.End ? after : together).Add(other.Number);
            yield return new Opposition(denial, before, together, after);
        }
    }
}

/// <summary>A denial, and the numbers of the affirmations that it stands against.</summary>
public sealed record Opposition(Answer Denial, IReadOnlyList<int> Before, IReadOnlyList<int> Together, IReadOnlyList<int> After);
