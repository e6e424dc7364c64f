using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Agreements;
using Truce.Core.Assessments;
using Truce.Core.Claims;
using Truce.Core.Exchanges;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Provisions;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;

namespace Truce.Tests;

/// <summary>Given, when, then: states folded from events, and what a ruling came to.</summary>
internal static class Rulings
{
    public static readonly Instant Now = Instant.FromUtc(2025, 10, 21, 12, 0);
    public static readonly LocalText Text = new("Some text");
    public static readonly LocalText Other = new("Other text");
    public static readonly DateInterval Day = new(new LocalDate(2025, 10, 20), new LocalDate(2025, 10, 20));

    private const Duties Every = Duties.Recording | Duties.Grading | Duties.Secretariat | Duties.DataProtection | Duties.Speaking | Duties.Publishing;

    /// <summary>A member who may do everything.</summary>
    public static readonly Caller Anybody = new(new(1), new(2), Every, Now, Fresh: 99);

    /// <summary>A member who may do nothing but read.</summary>
    public static readonly Caller Reader = Anybody with { Duties = Duties.None };

    /// <summary>The state after some events of one stream.</summary>
    public static T Given<T>(params IEvent[] events)
        where T : class, INoun<T>
    {
        T? state = null;
        for (var at = 0; at < events.Length; at++)
        {
            var head = new Head(at, new Reference(T.Kind, 7), at + 1, EventCatalogue.NameOf(events[at]), Now, "", "", Marking.Clear);
            state = T.Apply(state, new Recorded(head, new Who(new(1), new(2)), events[at]));
        }

        return state!;
    }

    public static void ShouldRefuse(this Ruling ruling, string code, RefusalKind kind = RefusalKind.Refused)
    {
        ruling.Refusal.ShouldNotBeNull();
        ruling.Refusal.Code.ShouldBe(code);
        ruling.Refusal.Kind.ShouldBe(kind);
        ruling.Events.ShouldBeEmpty();
    }

    public static void ShouldRecord(this Ruling ruling, params IEvent[] events)
    {
        ruling.Refusal.ShouldBeNull();
        Canonical(ruling.Events.Select(one => one.Event)).ShouldBe(Canonical(events));
    }

    // Records that hold arrays are equal where their canonical forms are.
    private static string[] Canonical(IEnumerable<IEvent> events) =>
        [.. events.Select(one => EventCatalogue.NameOf(one) + System.Text.Encoding.UTF8.GetString(CanonicalValues.Write<object>(one)))];

    public static Source ASource() => Given<Source>(new SourceRegistered(Text, SourceKind.PressOutlet));

    public static Report AReport() => Given<Report>(new ReportReceived(new(7), Text, Day, Now, "en"));

    public static Claim AClaim() => Given<Claim>(new ClaimRecorded(new(7), Text, Day, [new(7)]));

    public static Question AQuestion() => Given<Question>(new QuestionOpened(Text, Subject.Aid));

    public static readonly AgreementTerms Agreed = new(Text, [new(2)], [new(3)], [new(7)]);

    public static Agreement AnAgreement() => Given<Agreement>(new AgreementRegistered(Agreed), new PhaseAdded(1, Text));

    public static ProvisionTerms Undertaking(string number = "P01", Threshold? threshold = null, Due? due = null, int? phase = null) =>
        new(number, Text, ProvisionFamily.Access, [new(2)], Recurrence.Standing, [new(7)], Due: due, Threshold: threshold, Phase: phase);

    /// <summary>A provision that waits for others.</summary>
    public static Provision AProvision(int id = 7, string number = "P01", params int[] waitsFor) =>
        Given<Provision>([new ProvisionSet(new(7), Undertaking(number)), .. waitsFor.Select(on => new DependencyPut(new Dependency(new(on))))]) with { Id = new(id) };

    public static Assessment AnAssessment(Id<Organisation>? by = null, Id<Report>? report = null) =>
        Given<Assessment>(new AssessmentMade(new(7), by ?? new(2), Day, ProvisionStatus.Complete, Report: report));

    public static readonly Category Deceased = new("deceased", Text, "bodies", Promised: 28), Remains = new("remains", Other, "bodies");

    public static ExchangeLedger ALedger() =>
        Given<ExchangeLedger>(new ExchangeLedgerOpened(new(7), Text), new CategoryPut(Deceased), new CategoryPut(Remains), new RatioPut(new Ratio("remains", 15, "deceased", 1)));
}
