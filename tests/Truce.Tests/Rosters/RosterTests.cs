using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Rosters;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Rosters;

public class RosterTests
{
    private static readonly DateInterval Week = new(new LocalDate(2025, 10, 20), new LocalDate(2025, 10, 26));
    private static readonly CapacityAccount Six = new(Text, Speciality.Transport, ShiftHours.Day, Week, 6, [new(Text, true), new(Other, false)]);
    private static readonly Organisation Own = Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Ngo)) with { Id = new(2) };
    private static readonly Capacity Stands = Given<Capacity>(new CapacityStated(new(2), Six));

    [Fact]
    public void Refuses_fewer_than_nobody_and_more_than_could_be_there()
    {
        Ruling With(CapacityAccount account) => StateCapacity.Decide(Own, new(new(2), account), Anybody);
        With(Six with { People = -1 }).ShouldRefuse("capacity/people-unfit");
        With(Six with { People = 10_001 }).ShouldRefuse("capacity/people-unfit");
        With(Six with { Speciality = default }).ShouldRefuse("capacity/speciality-missing");
        With(Six with { Cell = new LocalText("") }).ShouldRefuse("text/missing");
        With(Six with { Posts = [.. Enumerable.Repeat(new DutyPost(Text, true), 31)] }).ShouldRefuse("capacity/too-many-posts");
        With(Six with { People = 0 }).Refusal.ShouldBeNull();
        With(Six).ShouldRecord(new CapacityStated(new(2), Six));
    }

    [Fact]
    public void Whoever_only_speaks_states_the_numbers_of_its_own_organisation_alone()
    {
        var speaker = Anybody with { Duties = Duties.Speaking };
        StateCapacity.Decide(null, new(new(2), Six), speaker).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        StateCapacity.Decide(Own with { Id = new(9) }, new(new(9), Six), speaker).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        StateCapacity.Decide(Own, new(new(2), Six), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        CorrectCapacity.Decide(Stands with { Organisation = new(9) }, new(Stands.Id, Six with { People = 7 }, Text), speaker).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        CorrectCapacity.Decide(Stands, new(Stands.Id, Six, Text), speaker).ShouldRefuse("capacity/nothing-corrected");
        WithdrawCapacity.Decide(Stands with { Withdrawn = Text }, new(Stands.Id, Text), speaker).ShouldRefuse("capacity/withdrawn");
    }

    [Fact]
    public void Counts_what_each_organisation_stated_last_for_the_same_cell_speciality_and_shift()
    {
        var later = Stands with { StatedAt = Now + Duration.FromHours(1), Account = Six with { People = 4 } };
        var night = Stands with { Account = Six with { Shift = ShiftHours.Night, People = 10, Posts = [] } };
        var other = Stands with { Organisation = new(9), Account = Six with { People = 100 } };
        var roster = Roster.Of([Stands, later, night, other, other with { Withdrawn = Text, Organisation = new(10) }], Week.Start);
        roster.Standing.Count.ShouldBe(3);
        var line = roster.BySpeciality.ShouldHaveSingleItem();
        (line.People, line.Filled, line.Vacant, line.Tasks).ShouldBe((114, 2, 2, null));
        Roster.Of([Stands], Week.End.PlusDays(1)).BySpeciality.ShouldBeEmpty();
    }

    [Fact]
    public void Tasks_of_a_speciality_of_which_nobody_is_there_are_told()
    {
        var roster = Roster.Of([Stands], Week.Start, new Dictionary<Speciality, int> { [Speciality.Engineering] = 3, [Speciality.Transport] = 1 });
        roster.BySpeciality.Select(line => (line.Speciality, line.Tasks, line.NobodyForTasks)).ShouldBe([(Speciality.Transport, 1, false), (Speciality.Engineering, 3, true)]);
    }

    [Fact]
    public void Counts_the_open_tasks_of_each_speciality_and_those_that_name_none()
    {
        WatchTask Task(params IEvent[] then) => Given<WatchTask>([new TaskAsked(new TaskAccount(Text, new Asked(Now)), new(2), new Addressee(new(3))), .. then]);
        WatchTask[] tasks =
        [
            Task(new TaskSpecialityNamed(Speciality.Transport, new(2))), Task(new TaskSpecialityNamed(Speciality.Transport, new(2)), new TaskTaken(new Addressee(new(3)))),
            Task(new TaskSpecialityNamed(Speciality.Security, new(2))), Task(new TaskSpecialityNamed(Speciality.Transport, new(2)), new TaskDone(new(3), Text)), Task(),
        ];
        var roster = Roster.Of([Stands], Week.Start, tasks);
        roster.BySpeciality.Select(line => (line.Speciality, line.Tasks, line.NobodyForTasks)).ShouldBe([(Speciality.Transport, 2, false), (Speciality.Security, 1, true)]);
        roster.TasksUnnamed.ShouldBe(1);
        Roster.Of([], Week.Start, tasks).BySpeciality.Select(line => line.Speciality).ShouldBe([Speciality.Transport, Speciality.Security]);
    }

    [Fact]
    public void A_task_and_a_number_of_people_are_found_by_the_name_of_their_speciality_in_three_languages()
    {
        var task = Given<WatchTask>(new TaskAsked(new TaskAccount(Text, new Asked(Now)), new(2), new Addressee(new(3))), new TaskSpecialityNamed(Speciality.Engineering, new(2)));
        Truce.Core.Search.Wordings.Of(task).More!.ShouldContain(SpecialityNames.Of(Speciality.Engineering)!);
        Truce.Core.Search.Wordings.Of(Stands).More!.ShouldContain(SpecialityNames.Of(Stands.Account.Speciality)!);
        foreach (var one in Enum.GetValues<Speciality>().Where(one => one != Speciality.Another))
        {
            string Shown(string language) => Truce.Web.Language.Words.Of(language)[$"speciality.{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{one}")}"];
            SpecialityNames.Of(one).ShouldBe(new LocalText(Shown("en"), Shown("ar"), Shown("he")));
        }
    }
}
