using Truce.Web.Figures;

namespace Truce.Web.Floor;

/// <summary>The same subject, by source: numbers beside each other, never added.</summary>
public static class FloorSubjects
{
    /// <summary>Whether it was said since the ceasefire began: what was said of an earlier war is on the pages of its questions.</summary>
    internal static bool IsOfNow(Visit visit, Claim claim) => visit.Profile.Ceasefire is not { } first || claim.Said.End >= first;

    /// <summary>The columns and, last stated first, the subjects of which somebody states a number.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<FloorSubject> Subjects) Of(Visit visit, FloorRecent recent, int most)
    {
        var day = visit.DayOf(visit.AsOf ?? visit.Now);
        var all = visit.View.All<Organisation>().Where(one => one.OrganisationKind == OrganisationKind.Party).ToList();
        var parties = all.Where(one => !one.ActsFor.Any(other => other.HoldsOn(day) && all.Exists(party => party.Id == other.Principal)))
            .OrderBy(one => visit.Text(one.Name).Text, visit.Words.Order).ToList();
        IReadOnlyList<string> columns = [visit.Words["floor.local-authorities"], .. parties.Select(one => visit.Text(one.Name).Text), visit.Words["floor.others"]];
        var subjects = from one in recent.Questions
                       let question = one.Question
                       let numbers = StatedNumber.To(question.Id, visit.View).Where(number => number.IsTheirs && IsOfNow(visit, number.Claim)).ToList()
                       where numbers.Count > 0
                       orderby numbers.Max(number => number.Claim.Said.End) descending
                       select new FloorSubject(
                           visit.Text(question.Text).Text, question.Scope is { } scope ? visit.Text(scope).Text : null, $"/questions/{question.Id}",
                           question.Distinctions.Length > 0, Cells(numbers, columns.Count, ColumnOf));
        return (columns, [.. subjects.Take(most)]);

        // A body that acts for a party speaks in its column; local authorities have one of their own, since they are no party.
        int ColumnOf(StatedNumber number)
        {
            if (visit.View.Find(number.Claim.Origin)?.Organisation is not { } id || visit.View.Find(id) is not { } organisation) return columns.Count - 1;
            if (organisation.OrganisationKind == OrganisationKind.LocalAuthority) return 0;
            var principals = organisation.ActsFor.Where(one => one.HoldsOn(day)).Select(one => one.Principal).Append(id).ToHashSet();
            var party = parties.FindIndex(one => principals.Contains(one.Id));
            return party < 0 ? columns.Count - 1 : party + 1;
        }

        IReadOnlyList<IReadOnlyList<FloorNumber>> Cells(List<StatedNumber> numbers, int count, Func<StatedNumber, int> columnOf)
        {
            var cells = numbers.ToLookup(columnOf);
            return [.. Enumerable.Range(0, count).Select(column => (IReadOnlyList<FloorNumber>)[.. cells[column].OrderByDescending(one => one.Claim.Said.End).Take(3).Select(Number)])];
        }

        FloorNumber Number(StatedNumber number) => new(
            number.In(visit),
            visit.Words["and.comma", FloorReading.Chain(number.Claim, visit) ?? visit.Words["floor.source-withheld"], visit.Words.Day(number.Claim.Said.End, year: false)],
            number.Address);
    }
}
