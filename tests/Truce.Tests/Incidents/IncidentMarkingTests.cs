using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Language;
using Truce.Core.Time;

namespace Truce.Tests.Incidents;

public class IncidentMarkingTests
{
    [Fact]
    public async Task What_may_not_be_entered_for_everybody_is_not_opened_to_them_afterwards()
    {
        using var test = new TestCentre();
        var now = test.Clock.Now;
        var account = new IncidentAccount(
            new LocalText("Received through the restricted channel"), IncidentTypes.Restricted[0],
            new Occurrence(now - Duration.FromHours(3), now - Duration.FromHours(2), TimePrecision.Hour, "Asia/Gaza"),
            new PlaceStated(Words: new LocalText("Not stated")), [Means.Testimony], new Effects([]), []);
        var incident = test.New<Incident>(new EnterIncident(account, now - Duration.FromHours(1), Marking: Marking.AmberStrict()));
        foreach (var open in (Marking[])[Marking.Green, Marking.Clear])
        {
            var answer = await test.Centre.ExecuteAsync(new ChangeMarking(incident, open, new LocalText("Opened")), test.Secretary, $"{open.Label}");
            answer.Refusal!.Code.ShouldBe(IncidentRefusals.TooOpen("x").Code);
        }

        test.Centre.View(test.Secretary).MarkingOf(incident).ShouldBe(Marking.AmberStrict());
        test.Centre.View(null).Find(incident).ShouldBeNull();
    }
}
