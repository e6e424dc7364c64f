using Truce.Formats.Calendars;
using Truce.Web.Decisions;
using Truce.Web.Provisions;
using Truce.Web.Watch;

namespace Truce.Web.Feeds;

/// <summary>The agenda and what is due, as calendars, cut to the viewer.</summary>
public static class CalendarFeeds
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Entries of a calendar at most, the next ones first: programs hold all of it.</summary>
    public const int Most = 2_000;

    private static readonly Period Back = Period.FromDays(60), Ahead = Period.FromDays(180), DueBack = Period.FromDays(90), DueAhead = Period.FromDays(730);

    /// <summary>The agenda: 60 days back and half a year ahead. What was moved stands where it was moved to, what was cancelled stays, marked so.</summary>
    public static byte[] Agenda(Visit visit)
    {
        var today = visit.DayOf(visit.AsOf ?? visit.Now);
        var (items, last) = (visit.View.All<AgendaItem>().ToList(), today.Plus(Ahead));
        var changes = items.ToDictionary(item => item.Id, item => Changed(visit, item.Id));
        List<AgendaEntry> entries = [];
        for (var first = today.Minus(Back); first <= last; first = first.PlusDays(AgendaDay.MostDays))
            entries.AddRange(AgendaDay.Of(items, new DateInterval(first, LocalDate.Min(last, first.PlusDays(AgendaDay.MostDays - 1))), visit.Profile.Zone));
        return Write(visit, "feeds.agenda", entries.Where(entry => entry.State != AgendaState.MovedAway).Select(entry => Of(visit, entry, changes[entry.Item.Id])));
    }

    /// <summary>What is due, 90 days back and two years ahead: obligations of agreements, decisions, requests, tasks. And when phases began and ended.</summary>
    public static byte[] Deadlines(Visit visit)
    {
        var now = visit.AsOf ?? visit.Now;
        var (first, last) = (visit.DayOf(now).Minus(DueBack), visit.DayOf(now).Plus(DueAhead));
        var (from, until) = (visit.Profile.Zone.AtStartOfDay(first).ToInstant(), visit.Profile.Zone.AtStartOfDay(last).ToInstant());
        bool IsNear(Instant? due) => due >= from && due < until;
        var view = visit.View;
        IEnumerable<CalendarEntry> entries =
        [
            .. view.All<Agreement>().SelectMany(one => PhasesOf(visit, one)),
            .. view.All<Provision>().Where(one => one.Terms.Due?.By is not null).Select(one => Of(visit, one)),
            .. view.All<Decision>().Where(one => IsNear(one.Due)).Select(one => Of(visit, one)),
            .. view.All<InformationRequest>().Where(one => IsNear(one.NeededBy)).Select(one => Of(visit, one)),
            .. view.All<WatchTask>().Where(one => IsNear(one.Account.Asked.Due)).Select(one => Of(visit, one)),
        ];
        return Write(visit, "feeds.deadlines", entries);
    }

    private static byte[] Write(Visit visit, string title, IEnumerable<CalendarEntry> entries) =>
        CalendarWriter.Write($"{visit.Text(visit.CentreName).Text} · {visit.Words[title]}", visit.Words.Language, entries.Take(Most));

    private static CalendarEntry Of(Visit visit, AgendaEntry entry, (int Sequence, Instant At) changed)
    {
        var (item, terms) = (entry.Item, entry.Item.Terms);
        return Begin(visit, item.Id, $"{item.Id}-{entry.SetFor.Machine()}", changed, visit.Text(terms.Title).Text, item.Example, Lines(
            visit, terms.Group, terms.Note, entry.Reason)) with
        {
            From = entry.From,
            Until = entry.Until,
            Days = entry.From is null ? new DateInterval(entry.On, entry.On) : null,
            Location = terms.Where is { } where ? visit.Text(where).Text : null,
            Category = visit.Words["nav.agenda"],
            Status = entry.State == AgendaState.Cancelled ? CalendarStatus.Cancelled : CalendarStatus.Confirmed,
        };
    }

    private static IEnumerable<CalendarEntry> PhasesOf(Visit visit, Agreement one)
    {
        var changed = Changed(visit, one.Id);
        foreach (var phase in one.Phases)
        {
            if (phase.Begun is { } begun) yield return Stage(phase, begun, "begun", "feeds.phase-begun");
            if (phase.Ended is { } ended) yield return Stage(phase, ended, "ended", "feeds.phase-ended");
        }

        CalendarEntry Stage(Phase phase, PhaseEnd end, string what, string words) => Begin(
            visit, one.Id, $"{one.Id}-phase-{phase.Number}-{what}", changed, visit.Words[words, visit.Text(phase.Name).Text], one.Example, Lines(
                visit, one.Terms.Name, end.Words)) with
        {
            Days = end.On,
            Category = visit.Words["thing.agreement"],
        };
    }

    private static CalendarEntry Of(Visit visit, Provision one)
    {
        var due = one.Terms.Due!;
        return Begin(
            visit, one.Id, $"{one.Id}-due", Changed(visit, one.Id), $"{one.Terms.Number}: {visit.Text(one.Terms.Text).Text}", one.Example,
            [ProvisionWords.Of(due, visit), .. visit.View.Find(one.Agreement) is { } agreement ? [visit.Text(agreement.Terms.Name).Text] : Array.Empty<string>()]) with
        {
            Days = new DateInterval(due.By!.Value, due.By.Value),
            Category = visit.Words["thing.provision"],
        };
    }

    private static CalendarEntry Of(Visit visit, Decision one)
    {
        var standing = DecisionFile.Of(one, visit.View, visit.AsOf ?? visit.Now).Standing;
        return Due(visit, one.Id, Changed(visit, one.Id), one.Due, one.Account.Question, one.Example, visit.Words[$"decision-state.{standing.State.Code()}"], one.Account.Why, one.End is not null);
    }

    private static CalendarEntry Of(Visit visit, InformationRequest one) => Due(
        visit, one.Id, Changed(visit, one.Id), one.NeededBy, one.Account.What, one.Example, visit.Words[$"request-state.{one.State.Code()}"], one.Account.Purpose,
        one.State is RequestState.Withdrawn or RequestState.CannotBeAnswered);

    private static CalendarEntry Of(Visit visit, WatchTask one) => Due(
        visit, one.Id, Changed(visit, one.Id), one.Account.Asked.Due!.Value, one.Account.What, one.Example, visit.Words[$"task-state.{one.State.Code()}"], one.Account.Note,
        one.State == TaskState.Dropped);

    private static CalendarEntry Due(
        Visit visit, Reference thing, (int Sequence, Instant At) changed, Instant due, LocalText what, bool example, string state, LocalText? more, bool isOver) =>
        Begin(visit, thing, $"{thing}-due", changed, visit.Words["feeds.due", visit.Words.ThingOf(thing.Kind), visit.Text(what).Text], example, [state, .. Lines(visit, more)]) with
        {
            From = due,
            Category = visit.Words.ThingOf(thing.Kind),
            Status = isOver ? CalendarStatus.Cancelled : CalendarStatus.Confirmed,
        };

    private static CalendarEntry Begin(
        Visit visit, Reference thing, string name, (int Sequence, Instant At) changed, string summary, bool example, IEnumerable<string> lines)
    {
        var label = visit.View.MarkingOf(thing)!.Label;
        List<string> all = [$"TLP:{CanonicalValues.Label(label)}", .. lines.Where(line => line.Length > 0)];
        if (visit.Centre.IsExample || example) all.Insert(0, $"{visit.Words["shell.example"]}.");
        return new CalendarEntry($"{name}@{visit.Centre.Origin.Split('/')[0]}", changed.Sequence, changed.At, summary)
        {
            Description = string.Join('\n', all),
            Page = new Uri(AtomFeed.Absolute(visit, visit.PageOf(thing))),
            Class = label switch { TlpLabel.Clear => CalendarClass.Public, TlpLabel.Green => CalendarClass.Private, _ => CalendarClass.Confidential },
        };
    }

    // What the viewer may see of a life counts, and nothing else: a hidden change changes nothing here.
    private static (int Sequence, Instant At) Changed(Visit visit, Reference thing) =>
        visit.View.LifeOf(thing) is { Count: > 0 } life ? (life.Count - 1, life[^1].Head.RecordedAt) : (0, Instant.FromUnixTimeSeconds(0));

    private static IEnumerable<string> Lines(Visit visit, params IEnumerable<LocalText?> texts) => texts.OfType<LocalText>().Select(text => visit.Text(text).Text);
}
