using System.Collections.Immutable;
using System.Net.Http.Headers;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Decisions;
using Truce.Core.Figures;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.SituationReports;
using Truce.Core.Sources;
using Truce.Core.Time;
using Truce.Core.Watch;

namespace Truce.Tests.Web;

/// <summary>The longest report that there can be: what a reader's line carries of it.</summary>
public sealed class FullReportTests : IAsyncLifetime
{
    private const int Each = 64, Sixty = 60 * 1024;

    private RealCentre centre = null!;

    private TestCentre Test => centre.Test;

    public async ValueTask InitializeAsync() => centre = await RealCentre.OpenAsync();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_report_with_every_line_that_fits_is_sent_in_less_than_sixty_kilobytes()
    {
        Fill();
        var report = Publish();
        var lines = Test.Centre.View(null).Find(report)!.Composition.Lines;
        lines.Length.ShouldBeGreaterThan(360);
        foreach (var language in (string[])["en", "ar", "he"])
            foreach (var encoding in (string[])["br", "gzip"])
            {
                using var reader = new HttpClient { BaseAddress = centre.Address };
                reader.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
                using var answer = await reader.GetAsync($"/public/situation/{report}?lang={language}");
                answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
                var sent = (await answer.Content.ReadAsByteArrayAsync()).Length;
                TestContext.Current.TestOutputHelper?.WriteLine($"{lines.Length} lines, {language}, {encoding}: {sent} bytes");
                sent.ShouldBeLessThan(Sixty, $"{language} {encoding}");
            }

        using var plain = new HttpClient { BaseAddress = centre.Address };
        TestContext.Current.TestOutputHelper?.WriteLine($"as it is: {(await plain.GetByteArrayAsync($"/public/situation/{report}?lang=ar")).Length} bytes");
    }

    // Numbers, incidents, harm, access, decisions and coverage, each with more lines than a section prints.
    private void Fill()
    {
        var from = Test.Clock.Now - Duration.FromHours(3);
        var day = new DateInterval(new LocalDate(2025, 10, 16), new LocalDate(2025, 10, 16));
        var outlet = Test.New<Source>(new RegisterSource(Name("Outlet", "وكالة", "סוכנות", 0), SourceKind.PressOutlet));
        var report = Test.New<Report>(new ReceiveReport(outlet, new LocalText("Bulletin"), day, Test.Clock.Now, "en"));
        var own = Test.Centre.Founder!.Value.Organisation;
        for (var at = 1; at <= Each; at++)
        {
            var place = Test.New<Place>(new RegisterPlace(Name("District", "منطقة", "מחוז", at), PlaceKind.Governorate, new LocalText("Basis"), $"PS{at:00}"));
            var question = Test.New<Question>(new OpenQuestion(Name("How many people were killed in the events of that day, case", "كم شخصًا قُتل في أحداث ذلك اليوم، الحالة", "כמה אנשים נהרגו באירועי אותו יום, מקרה", at), Subject.Casualties));
            var claim = Test.New<Claim>(new RecordClaim(report, Name("A number was stated", "ذُكر عدد", "נמסר מספר", at), day, [outlet]));
            Test.Do(new StateFigure(claim, question, new StatedFigure(
                new FigureDefinition(Name("People killed", "قتلى", "הרוגים", at), "persons", CountUnit.Person, FigurePer.Total), StatedValue.Of(new Amount(7 * at)), new FigurePeriod(day, "Asia/Gaza"), FigureKind.Stated,
                [new(Name("new", "جدد", "חדשים", at), new Amount(4 * at), "new"), new(Name("recovered", "انتُشلوا", "חולצו", at), new Amount(3 * at), "recovered")])));
            foreach (var type in (string[])["fire/small-arms", "mon/access-denied"])
                Test.New<Incident>(new EnterIncident(
                    new IncidentAccount(
                        Name("Something was stated at the gate of the district", "ذُكر شيء عند بوابة المنطقة", "נמסר על דבר בשער המחוז", at), type, new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"), new PlaceStated(place), [Means.Media],
                        new Effects([new Harm(HarmCategory.Injured, PersonBand.All, at, at + 2)]), []),
                    from + Duration.FromMinutes(90), Marking: Marking.Clear));
            Test.New<Decision>(new NeedDecision(
                new DecisionAccount(Name("Who opens the gate of the district tomorrow?", "من يفتح بوابة المنطقة غدًا؟", "מי פותח מחר את שער המחוז?", at), new LocalText("Something waits"), Subject.Aid, new Asked(from, from + Duration.FromDays(2))),
                [new Addressee(own)], Quorum.Any, Marking: Marking.Clear));
        }
    }

    private Id<SituationReport> Publish()
    {
        var second = Test.New<Organisation>(new RegisterOrganisation(new LocalText("Second organisation"), OrganisationKind.Guarantor));
        var approver = centre.Admit(Duties.Speaking, new LocalText("Liaison"), second);
        var draft = Test.New<SituationDraft>(new DraftSituationReport(
            new SituationTerms(1, new LocalText("Daily report", "التقرير اليومي", "דוח יומי"), Test.Clock.Now - Duration.FromDays(1), Test.Clock.Now, "Asia/Gaza", TlpLabel.Clear), new SituationTexts(new LocalText("A day.")), [], []));
        Test.Do(new SendForReview(draft));
        Test.Do(new ApproveSituationReport(draft), approver);
        return new(Test.Do(new PublishSituationReport(draft)).Stream.Number);
    }

    private static LocalText Name(string en, string ar, string he, int at) => new($"{en} {at}", $"{ar} {at}", $"{he} {at}");
}
