using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Incidents;

/// <summary>Whatever is asked, in whatever order, an incident only ever goes where the law lets it.</summary>
public class IncidentLawTests
{
    private static readonly IncidentState[] All = Enum.GetValues<IncidentState>();

    [Fact]
    public void From_every_state_the_work_can_go_on_and_every_state_can_be_reached()
    {
        foreach (var state in All) IncidentLaw.After(state).ShouldNotBeEmpty($"{state}");
        var reached = new HashSet<IncidentState> { IncidentState.Received };
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var state in reached.ToArray()) reached.UnionWith(IncidentLaw.After(state));
        }

        reached.ShouldBe(All, ignoreOrder: true);
    }

    [Fact]
    public void Nothing_returns_to_where_it_came_in_and_only_an_end_is_reopened_or_corrected()
    {
        foreach (var state in All)
        {
            IncidentLaw.After(state).ShouldNotContain(IncidentState.Received);
            IncidentLaw.After(state).Contains(IncidentState.Reopened).ShouldBe(IncidentLaw.IsTerminal(state));
            IncidentLaw.After(state).Contains(IncidentState.Corrected).ShouldBe(IncidentLaw.IsTerminal(state));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Ten_thousand_requests_at_random_leave_a_lawful_life(int seed)
    {
        var chance = new Random(seed);
        var account = new IncidentAccount(Text, "fire", Occurrence.OfDays(Day, DateTimeZone.Utc), new PlaceStated(Words: Text), [], new Effects([]), []);
        List<Truce.Core.Journal.IEvent> life = [new IncidentEntered(account, Now)];
        var incident = Given<Incident>([.. life]);
        var other = incident with { Id = new(8) };
        var caller = Anybody;
        for (var at = 0; at < 10_000; at++)
        {
            caller = caller with { Now = caller.Now + Duration.FromHours(chance.Next(30)) };
            var to = All[chance.Next(All.Length)];
            var obstacle = chance.Next(2) == 0 ? (Obstacle?)null : Obstacle.AccessDenied;
            var until = chance.Next(2) == 0 ? (Instant?)null : caller.Now + Duration.FromHours(chance.Next(-10, 60));
            var ruling = chance.Next(12) switch
            {
                0 => MergeDuplicate.Decide(incident, other, new(new(7), new(8), Text), caller),
                1 => CorrectIncident.Decide(incident, Truce.Core.Access.Marking.Green, null, new(new(7), account with { Title = new($"Title {at}") }, Text), caller),
                _ => MoveIncident.Decide(incident, new(new(7), to, Text, obstacle, until), caller),
            };
            if (ruling.Refusal is not null) continue;
            var before = incident;
            life = [life[0], .. ruling.Events.Take(1).Select(one => one.Event)];
            incident = Incident.Apply(incident, new(new(at + 1, new Truce.Core.Journal.Reference(Truce.Core.Journal.StreamKind.Incident, 7), at + 2, Truce.Core.Journal.EventCatalogue.NameOf(life[1]), caller.Now, "", "", Truce.Core.Access.Marking.Clear), new(new(1), new(2)), life[1]))!;
            if (incident.State == before.State && incident.Steps.Length == before.Steps.Length) continue;
            IncidentLaw.After(before.State).ShouldContain(incident.State);
            incident.Steps.Length.ShouldBe(before.Steps.Length + 1);
            (incident.State == IncidentState.Unverifiable).ShouldBe(incident.Steps[^1].Obstacle is not null);
            if (incident.State == IncidentState.Closed) (before.Steps[^1].ReplyUntil <= caller.Now).ShouldBeTrue();
        }

        incident.Steps.Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_type_belongs_to_a_family_and_has_its_code_once()
    {
        IncidentTypes.All.ShouldBeUnique();
        foreach (var type in IncidentTypes.All) IncidentTypes.CodeOf(IncidentTypes.FamilyOf(type)).ShouldBe(type.Split('/')[0]);
        foreach (var language in (string[])["en", "ar", "he"])
            foreach (var type in IncidentTypes.All) Truce.Web.Language.Words.Of(language).Has($"incident-type.{type}").ShouldBeTrue($"{language} {type}");
    }
}
