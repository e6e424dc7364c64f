using System.Globalization;

namespace Truce.Core.SituationReports;

/// <summary>Decisions that still wait at the cut-off: what is to be decided, who can, by when; the words of those who dissent stand at its page.</summary>
internal static class DecisionsSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope)
    {
        var zone = DateTimeZoneProviders.Tzdb[scope.Terms.Zone];
        return from decision in scope.Overview.All<Decision>()
               let standing = DecisionStanding.Of(decision, scope.Overview.Under<DecisionStatement>(decision.Id), scope.Terms.CutOff)
               where standing.IsOpen && decision.Account.Asked.At <= scope.Terms.CutOff
               orderby decision.Due, decision.Id
               select new Drawn(decision.Account.Question, Side.Us, Words(decision, standing, zone), [decision.Id])
               {
                   From = decision.Id,
                   Example = decision.Example,
               };
    }

    private static LocalText Words(Decision decision, DecisionStanding standing, DateTimeZone zone)
    {
        var days = ((int)standing.Age.TotalDays).ToString(CultureInfo.InvariantCulture);
        return Phrases.Fill(
            standing.Late is null ? "decision.due" : "decision.late", Phrases.Moment(decision.Due.InZone(zone).LocalDateTime), days,
            standing.Heard.ToString(CultureInfo.InvariantCulture), decision.Deciders.Length.ToString(CultureInfo.InvariantCulture));
    }
}
