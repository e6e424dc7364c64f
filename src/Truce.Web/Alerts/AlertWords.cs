using Truce.Formats.Alerts;
using Truce.Web.Feeds;

namespace Truce.Web.Alerts;

/// <summary>Alerts in the reader's words, and in the form in which they are sent.</summary>
public static class AlertWords
{
    /// <summary>Whether it holds: <c>holds</c>, <c>to-come</c>, <c>expired</c>, <c>cancelled</c>.</summary>
    public static string StandingOf(Alert alert, Instant now) =>
        alert.IsCancelled ? "cancelled" : alert.HoldsAt(now) ? "holds" : now < alert.Account.Effective ? "to-come" : "expired";

    /// <summary>The sign beside it. What it looks like follows from what whoever issues it says of its gravity.</summary>
    public static string GlyphOf(Alert alert, Instant now) => StandingOf(alert, now) switch
    {
        "holds" => "heed",
        "to-come" => "clock",
        "cancelled" => "unknown",
        _ => "past",
    };

    /// <summary>Who issues it; in the page's words where that may not be said.</summary>
    public static string IssuerOf(this Visit visit, Alert alert) =>
        visit.View.Find(alert.By) is { } by ? visit.Text(by.Name).Text : visit.Words["incident.organisation-withheld"];

    /// <summary>A message as it is sent.</summary>
    public static byte[] Cap(Visit visit, Alert alert, AlertMessage message)
    {
        var label = visit.View.MarkingOf(alert.Id)!.Label;
        var isExample = visit.Centre.IsExample || alert.Example;
        var by = visit.View.Find(alert.By);
        return CapWriter.Write(new CapMessage(visit.Centre.Origin, alert, message)
        {
            Event = language => Words.Of(language)[$"alert-hazard.{message.Account.Hazard.Code()}"],
            SenderName = by?.Name,
            Scope = label switch { TlpLabel.Clear => CapScope.Public, TlpLabel.Green => CapScope.Restricted, _ => CapScope.Private },

            // To whom it is released is not everybody's matter who sees it.
            Limit = label switch { TlpLabel.Clear => null, TlpLabel.Green => "TLP:GREEN", _ => $"TLP:{CanonicalValues.Label(label)}" },
            IsExercise = isExample,
            Note = isExample ? Words.Of("en")[visit.Centre.IsExample ? "shell.replayed" : "alert.example"] : null,
            Page = new Uri(AtomFeed.Absolute(visit, visit.PageOf(alert.Id))),
            CodeOf = place => visit.View.Find(place)?.Code,
        });
    }

    /// <summary>The feed of alerts: an entry for each, renewed by every message.</summary>
    public static byte[] Feed(Visit visit) => new AtomFeed(
        visit.Words["alerts.title"], "alerts", "/alerts.atom", "/alerts",
        [
            .. visit.View.Newest<Alert>().Take(AlertRoutes.Most).Select(alert => new AtomEntry(
                AtomFeed.TagOf(visit, alert.Messages[0].SentAt, $"{alert.Id}"), visit.Text(alert.Account.Headline).Text, visit.PageOf(alert.Id), alert.Messages[0].SentAt,
                alert.Last.SentAt, Summary(visit, alert))
            {
                Also = ($"/alerts/{alert.Id}.cap", CapWriter.MediaType),
                Category = (alert.Account.Hazard.Code(), visit.Words[$"alert-hazard.{alert.Account.Hazard.Code()}"]),
                Rights = visit.View.MarkingOf(alert.Id) is { Label: not TlpLabel.Clear } marking ? $"TLP:{CanonicalValues.Label(marking.Label)}" : null,
            }),
        ]).Write(visit);

    private static string Summary(Visit visit, Alert alert)
    {
        var words = visit.Words;
        List<string> text = [];
        if (alert.Example || visit.Centre.IsExample) text.Add($"{words["shell.example"]}.");
        if (alert.IsCancelled) text.Add($"{words["alert.cancelled"]} {visit.Text(alert.Last.Note!).Text}");
        text.Add(visit.Text(alert.Account.Description).Text);
        text.Add(words["alert.holds-until", visit.Moment(alert.Account.Expires)]);
        return string.Join(' ', text);
    }
}
