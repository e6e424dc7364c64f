using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Store.Importing;

namespace Truce.Web.Tables;

/// <summary>Brings a mapping and a file together with what the centre holds: whose table it is and which questions its columns answer, as the viewer sees them.</summary>
public static class TableIntakes
{
    /// <summary>What is to be compared and taken in; null, with errors, where a name stands for nothing that the viewer sees.</summary>
    /// <param name="view">What whoever enters it sees now.</param>
    /// <param name="published">The day on which the source published the file, where that is known.</param>
    public static TableIntake? Of(View view, TableDraft draft, LocalDate? published, ImportErrors errors)
    {
        var mapping = draft.Mapping;
        var source = Find(mapping.Source, "source", view.All<Source>(), one => one.Id, one => one.Name, errors);
        var questions = new Dictionary<string, Id<Question>>();
        foreach (var asked in mapping.Columns.Select(one => one.Question).DistinctBy(one => one.Key))
            if (Find(asked, "question", view.All<Question>(), one => one.Id, one => one.Text, errors) is { } question) questions[asked.Key] = question;
        var through = mapping.Through is { } carrier && Reference.TryParse(carrier.Key, out var one) ? one : (Reference?)null;
        var marking = Marking(view, mapping.Marking, errors);
        if (source is not { } by || errors.Count > 0) return null;
        return new TableIntake(
            by, through, mapping.Terms(asked => questions[asked.Key]), draft.Edition(published), draft.Rows, draft.Withdraws, draft.Doubtful, marking);
    }

    private static Id<T>? Find<T>(Keyed asked, ImportSentence what, IEnumerable<T> all, Func<T, Id<T>> idOf, Func<T, LocalText> nameOf, ImportErrors errors)
        where T : class, INoun<T>
    {
        if (asked.Key.Length == 0) return null;
        var isReference = Id<T>.TryParse(asked.Key, out var id);
        var found = all.Where(one => isReference ? idOf(one) == id : nameOf(one).Present.Contains(asked.Key)).Take(2).ToArray();
        if (found.Length == 1) return idOf(found[0]);
        var short_ = asked.Key.Length <= 80 ? asked.Key : asked.Key[..80] + "…";
        if (found.Length == 0) errors.Add(asked.Place, $"no {what} “{short_}” stands in this centre, or you may not see it. Write its reference, or its exact words in one language.");
        else errors.Add(asked.Place, $"more than one {what} is called “{short_}”. Write the reference of the one that is meant.");
        return null;
    }

    private static Marking? Marking(View view, ImportMarking? marking, ImportErrors errors)
    {
        if (marking is null) return null;
        if (marking.ReleaseTo is null) return new Marking(marking.Label);
        List<Id<Organisation>> to = [];
        foreach (var named in marking.ReleaseTo)
            if (Find(named, "organisation", view.All<Organisation>(), one => one.Id, one => one.Name, errors) is { } organisation) to.Add(organisation);
        return marking.Label == TlpLabel.AmberStrict ? Core.Access.Marking.AmberStrict(to) : Core.Access.Marking.Amber(to);
    }
}
