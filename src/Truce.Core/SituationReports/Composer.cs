using System.Collections.Immutable;

namespace Truce.Core.SituationReports;

/// <summary>
/// Composes a report from what an audience may see of the record at a cut-off: pure, and the same whenever it is asked again as long as
/// markings stay. Each section is one function; a new section is one function and one line here.
/// </summary>
public static class Composer
{
    /// <summary>Lines of a report at most; what does not fit is told by number.</summary>
    public const int MostLines = 400;

    /// <summary>Lines of one section at most.</summary>
    internal const int MostOfSection = 60;

    private static readonly (ReportSection Section, Func<ComposerScope, IEnumerable<Sketch>> Draw, Func<ComposerScope, string> Query, string Words)[] Sections =
    [
        (ReportSection.Numbers, NumbersSection.Draw, scope => $"questions period={scope.Code} running=30d", "query.numbers"),
        (ReportSection.Incidents, scope => IncidentsSection.Draw(scope).Select(Sketch.Of), scope => $"incidents occurred={scope.Code} by=family,governorate without=duplicate,out-of-scope", "query.incidents"),
        (ReportSection.Harm, scope => HarmSection.Draw(scope).Select(Sketch.Of), scope => $"harm occurred={scope.Code} by=category", "query.harm"),
        (ReportSection.Lines, scope => LinesSection.Draw(scope).Select(Sketch.Of), scope => $"line-versions applied-on={scope.LastDay:uuuu-MM-dd}", "query.lines"),
        (ReportSection.Exchange, scope => ExchangeSection.Draw(scope).Select(Sketch.Of), scope => $"exchange-ledgers until={scope.LastDay:uuuu-MM-dd}", "query.exchange"),
        (ReportSection.Crossings, scope => CrossingsSection.Draw(scope).Select(Sketch.Of), scope => $"passages holding-at={scope.Terms.CutOff}", "query.crossings"),
        (ReportSection.Provisions, scope => ProvisionsSection.Draw(scope).Select(Sketch.Of), scope => $"assessments days={scope.DaysCode}", "query.provisions"),
        (ReportSection.Access, scope => AccessSection.Draw(scope).Select(Sketch.Of), scope => $"incidents family=mon occurred={scope.Code}", "query.access"),
        (ReportSection.Decisions, scope => DecisionsSection.Draw(scope).Select(Sketch.Of), scope => $"decisions open-at={scope.Terms.CutOff}", "query.decisions"),
        (ReportSection.Coverage, scope => CoverageSection.Draw(scope).Select(Sketch.Of), scope => $"coverage {scope.Code} by=governorate", "query.coverage"),
        (ReportSection.Corrections, scope => CorrectionsSection.Draw(scope).Select(Sketch.Of), scope => $"corrections recorded={scope.Code}", "query.corrections"),
    ];

    /// <summary>Composes.</summary>
    /// <param name="overview">What the audience sees, at the cut-off.</param>
    /// <param name="drafter">Whose own records need nobody else's consent.</param>
    /// <param name="without">Partners whose records are left out.</param>
    public static Composition Compose(
        IOverview overview, SituationTerms terms, Id<Organisation> drafter, IReadOnlyCollection<Id<Organisation>> without)
    {
        var scope = new ComposerScope(overview, terms);
        var lines = ImmutableArray.CreateBuilder<FrozenLine>();
        var queries = ImmutableArray.CreateBuilder<FrozenQuery>();
        var partners = new SortedSet<Id<Organisation>>();
        foreach (var (section, draw, query, words) in Sections)
        {
            var (code, taken, left) = (query(scope), 0, 0);
            queries.Add(new FrozenQuery(section, code, Phrases.Of(words)));
            foreach (var sketch in draw(scope))
            {
                // One whom the audience may not see cannot be named to it, nor asked in its sight.
                var partner = sketch.Partner ?? (sketch.From is { } from ? overview.OwnerOf(from) : null);
                if (partner is { } shown && shown != drafter && (without.Contains(shown) || !scope.Sees(shown))) continue;

                if (taken == MostOfSection || lines.Count == MostLines)
                {
                    left++;
                    continue;
                }

                taken++;
                if (partner is { } other && other != drafter) partners.Add(other);
                lines.Add(Freeze(lines.Count + 1, section, code, sketch.Draw(sketch.Thing), overview));
            }

            if (left > 0) lines.Add(Rest(lines.Count + 1, section, code, left));
        }

        return new Composition(overview.Index, lines.ToImmutable(), queries.DrainToImmutable(), [.. partners], Parties(lines, overview));
    }

    /// <summary>The lines of a later composition that an earlier one does not have in the same words, numbered anew, with the questions of their sections.</summary>
    /// <param name="sections">Of which sections; empty: of all.</param>
    public static Composition Difference(Composition before, Composition after, IReadOnlyCollection<ReportSection> sections)
    {
        static string Cell(FrozenLine line) => $"{line.Section}\n{line.Subject}\n{line.Column}\n{line.Party}\n{line.Words}\n{line.By}\n{line.Via}\n{line.From}\n{line.Grade}";
        var known = before.Lines.Select(Cell).ToHashSet();
        FrozenLine[] fresh = [.. after.Lines.Where(line => (sections.Count == 0 || sections.Contains(line.Section)) && !known.Contains(Cell(line)))];
        var shown = fresh.Select(line => line.Section).ToHashSet();
        return new Composition(
            after.Index, [.. fresh.Select((line, at) => line with { Number = at + 1 })], [.. after.Queries.Where(query => shown.Contains(query.Section))], after.Partners,
            [.. after.Parties.Where(party => fresh.Any(line => line.Party == party.Party))]);
    }

    private static ImmutableArray<NamedParty> Parties(IEnumerable<FrozenLine> lines, IOverview overview) =>
        [.. lines.Select(line => line.Party).OfType<Id<Organisation>>().Distinct().Order().Select(party => new NamedParty(party, overview.Find(party)!.Name))];

    private static FrozenLine Freeze(int number, ReportSection section, string code, Drawn drawn, IOverview overview) => new(
        number, section, drawn.Subject, drawn.Column.Kind, drawn.Words, drawn.Query is { } query ? $"{code} {query}" : code, [.. drawn.Things.Distinct()],
        drawn.Column.Party, drawn.From, drawn.From is { } from ? overview.EntryOf(from) : null, drawn.Least, drawn.Most, drawn.Unit, drawn.By, drawn.Via,
        drawn.Grade, drawn.Place, drawn.Example);

    private static FrozenLine Rest(int number, ReportSection section, string code, int left) => new(
        number, section, Phrases.Of("more-subject"), ReportColumn.RecordedByUs, Phrases.Fill("more", left), code, []);
}

/// <summary>A cell as a section draws it, before it is numbered and frozen.</summary>
internal sealed record Drawn(LocalText Subject, Side Column, LocalText Words, IEnumerable<Reference> Things)
{
    public string? Query { get; init; }

    public Reference? From { get; init; }

    public Amount? Least { get; init; }

    public Amount? Most { get; init; }

    public string? Unit { get; init; }

    public LocalText? By { get; init; }

    public LocalText? Via { get; init; }

    public string? Grade { get; init; }

    public Id<Place>? Place { get; init; }

    /// <summary>Whose own word it is where that is not whose record it is.</summary>
    public Id<Organisation>? Partner { get; init; }

    public bool Example { get; init; }
}

/// <summary>A cell before it is drawn: enough to say whether it is shown and to count it.</summary>
/// <param name="From">What it is drawn from.</param>
/// <param name="Partner">As <see cref="Drawn.Partner"/>.</param>
/// <param name="Thing">What <paramref name="Draw"/> draws.</param>
internal readonly record struct Sketch(Reference? From, Id<Organisation>? Partner, object Thing, Func<object, Drawn> Draw)
{
    private static readonly Func<object, Drawn> AsItIs = static drawn => (Drawn)drawn;

    public static Sketch Of(Drawn drawn) => new(drawn.From, drawn.Partner, drawn, AsItIs);
}

/// <summary>A column; a party's is its own.</summary>
internal readonly record struct Side(ReportColumn Kind, Id<Organisation>? Party = null)
{
    public static readonly Side Us = new(ReportColumn.RecordedByUs);
}
