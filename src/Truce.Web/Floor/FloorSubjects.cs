using Truce.Web.Figures;

namespace Truce.Web.Floor;

/// <summary>The same subject, by source: numbers beside each other, never added.</summary>
public static class FloorSubjects
{
    private const int MostNumbers = 3;

    /// <summary>Whether it was said since the ceasefire began: what was said of an earlier war is on the pages of its questions.</summary>
    internal static bool IsOfNow(Visit visit, Claim claim) => visit.Profile.Ceasefire is not { } first || claim.Said.End >= first;

    /// <summary>The columns and, last stated first, the subjects of which somebody states a number.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<FloorSubject> Subjects) Of(Visit visit, FloorRecent recent, int most)
    {
        var today = visit.DayOf(visit.AsOf ?? visit.Now);
        var all = visit.View.All<Organisation>().Where(one => one.OrganisationKind == OrganisationKind.Party).ToList();
        var parties = all.Where(one => !one.ActsFor.Any(other => other.HoldsOn(today) && all.Exists(party => party.Id == other.Principal)))
            .OrderBy(one => visit.Text(one.Name).Text, visit.Words.Order).ToList();
        IReadOnlyList<string> columns = [visit.Words["floor.local-authorities"], .. parties.Select(one => visit.Text(one.Name).Text), visit.Words["floor.others"]];
        var subjects = from one in recent.Questions
                       let question = one.Question
                       let numbers = StatedNumber.Rows(StatedNumber.To(question.Id, visit.View)).Where(number => IsOfNow(visit, number.Claim)).ToList()
                       where numbers.Count > 0
                       orderby numbers.Max(number => number.Claim.Said.End) descending
                       select new FloorSubject(
                           visit.Text(question.Text).Text, question.Scope is { } scope ? visit.Text(scope).Text : null, $"/questions/{question.Id}",
                           question.Distinctions.Length > 0 || numbers.Select(number => number.Shown?.Definition).Distinct().Count() > 1, Cells(numbers, columns.Count, ColumnOf));
        return (columns, [.. subjects.Take(most)]);

        // A body that acts for a party speaks in its column; local authorities have one of their own, since they are no party.
        int ColumnOf(StatedNumber number)
        {
            if ((number.Speaker is { } speaker ? visit.View.Find(speaker) : null)?.Organisation is not { } id || visit.View.Find(id) is not { } organisation) return columns.Count - 1;
            if (organisation.OrganisationKind == OrganisationKind.LocalAuthority) return 0;
            var principals = organisation.ActsFor.Where(one => one.HoldsOn(today)).Select(one => one.Principal).Append(id).ToHashSet();
            var party = parties.FindIndex(one => principals.Contains(one.Id));
            return party < 0 ? columns.Count - 1 : party + 1;
        }

        IReadOnlyList<FloorCell> Cells(List<StatedNumber> numbers, int count, Func<StatedNumber, int> columnOf)
        {
            var cells = numbers.ToLookup(columnOf);
            return [.. Enumerable.Range(0, count).Select(column => new FloorCell([.. cells[column].OrderByDescending(one => one.Claim.Said.End).Take(MostNumbers).Select(Number)], Math.Max(0, cells[column].Count() - MostNumbers)))];
        }

        // By whom, through whom, of when; how a number came to be where nobody stated it as it is; over which days where it is a total.
        FloorNumber Number(StatedNumber number)
        {
            var chain = number.Shown is { } named && named.Speaker != named.Claim?.Origin ? visit.Speaker(named) : FloorReading.Chain(number.Claim, visit) ?? visit.Words["floor.source-withheld"];
            var note = visit.Words["and.comma", new Phrase(chain), visit.Words.Day(number.Claim.Said.End, number.Claim.Said.End.Year != today.Year)];
            if (number.Shown is { Total: not null } divided) note = visit.Words["and.comma", new Phrase(note), new Phrase(visit.Kind(divided))];
            else if (number.Shown is { Definition.Per: FigurePer.Total, Stated.Period: { Length: > 1 } period }) note = visit.Words["and.comma", new Phrase(note), visit.Words.Covered(period)];
            return new FloorNumber(number.In(visit), note, number.Address);
        }
    }
}
