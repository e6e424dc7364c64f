namespace Truce.Web.Agreements;

/// <summary>A column of the table of provisions: one side, and who speaks for it.</summary>
/// <param name="Name">Null for the columns that the page names itself.</param>
/// <param name="Kind">What the column is.</param>
/// <param name="Members">Whose assessments stand in it.</param>
public sealed record Side(SideKind Kind, LocalText? Name, IReadOnlySet<Id<Organisation>> Members);

/// <summary>What a column is.</summary>
public enum SideKind
{
    Centre = 1,
    Party = 2,
    Guarantors = 3,
    Others = 4,
}

/// <summary>A provision with the assessments that each organisation holds of it.</summary>
public sealed record Clause(Provision Provision, IReadOnlyList<(Organisation Organisation, HeldView View)> Held)
{
    /// <summary>Whether those who stated a status agree.</summary>
    public Accord Accord { get; } = Views.AccordOf(Held.Select(one => one.View));

    /// <summary>What stands in a column, in the order of the organisations' names.</summary>
    public IReadOnlyList<(Organisation Organisation, HeldView View)> Of(Side side) => [.. Held.Where(one => side.Members.Contains(one.Organisation.Id))];

    /// <summary>Whether it is owed by a day that lies within a stretch from a day on.</summary>
    public bool IsDueWithin(LocalDate from, int days) => Provision.Terms.Due?.By is { } by && by >= from && by <= from.PlusDays(days);
}

/// <summary>The provisions of an agreement as one viewer sees them, by number, with the columns of those who assess them.</summary>
public sealed record Clauses(IReadOnlyList<Clause> All, IReadOnlyList<Side> Sides)
{
    public Side Centre => Sides[0];

    public static Clauses Of(Agreement agreement, View view, Visit visit)
    {
        var clauses = view.Under<Provision>(agreement.Id)
            .Where(one => one.Agreement == agreement.Id)
            .OrderBy(one => one.Terms.Number, NaturalOrder.Instance)
            .Select(one => Of(one, view, visit)).ToList();
        return new Clauses(clauses, SidesOf(agreement, clauses, view, visit));
    }

    public static Clause Of(Provision provision, View view, Visit visit)
    {
        var held = from one in Views.Held(view.Under<Assessment>(provision.Id))
                   let organisation = view.Find(one.Now.By)
                   where organisation is not null
                   select (organisation, one);
        return new Clause(provision, [.. held.OrderBy(one => visit.Text(one.organisation.Name).Text, visit.Words.Order)]);
    }

    // The centre; each party with those who act for it; the guarantors with those who act for them; whoever else speaks.
    private static IReadOnlyList<Side> SidesOf(Agreement agreement, IReadOnlyList<Clause> clauses, View view, Visit visit)
    {
        var all = view.All<Organisation>().ToList();
        HashSet<Id<Organisation>> taken = [];
        HashSet<Id<Organisation>> Take(Func<Organisation, bool> belongs)
        {
            var members = all.Where(one => !taken.Contains(one.Id) && belongs(one)).Select(one => one.Id).ToHashSet();
            taken.UnionWith(members);
            return members;
        }

        List<Side> sides = [new(SideKind.Centre, null, Take(one => one.OrganisationKind == OrganisationKind.Centre))];
        var parties = agreement.Terms.Parties.Select(view.Find).OfType<Organisation>().OrderBy(one => visit.Text(one.Name).Text, visit.Words.Order);
        foreach (var party in parties) sides.Add(new Side(SideKind.Party, party.Name, Take(one => one.Id == party.Id || SpeaksFor(one, party.Id))));
        sides.Add(new Side(SideKind.Guarantors, null, Take(one => agreement.Terms.Guarantors.Any(other => one.Id == other || SpeaksFor(one, other)))));
        var others = Take(one => clauses.Any(clause => clause.Held.Any(held => held.Organisation.Id == one.Id)));
        if (others.Count > 0) sides.Add(new Side(SideKind.Others, null, others));
        return sides;
    }

    private static bool SpeaksFor(Organisation one, Id<Organisation> principal) => one.ActsFor.Any(acting => acting.Principal == principal);
}

/// <summary>P2 before P10: stretches of digits by their value, all else by its letters.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    /// <inheritdoc />
    public int Compare(string? one, string? other) => string.CompareOrdinal(Padded(one ?? ""), Padded(other ?? ""));

    private static string Padded(string text)
    {
        var padded = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end == at) padded.Append(text[at++]);
            else
            {
                padded.Append(text[at..end].PadLeft(12, '0'));
                at = end;
            }
        }

        return padded.ToString();
    }
}
