using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Pairs;
using Truce.Core.Relations;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Pairs;

public class PairDecisionTests
{
    private static readonly Incident One = Sketches.Of(7, Text), Two = Sketches.Of(8, Text);
    private static readonly MergeIncidents Merge = new(new(7), new(8), Text);

    private static Relation Tie(RelationRole role, bool ended = false) => new(new(9), One.Id, role, Two.Id, Text, ended);

    [Fact]
    public void Refuses_whoever_has_no_duty_and_what_cannot_be_seen()
    {
        MergeIncidents.Decide(One, Two, Merge, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        MergeIncidents.Decide(null, Two, Merge, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        MergeIncidents.Decide(One, null, Merge, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        TellIncidentsApart.Decide(One, null, new(new(7), new(8), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        UnmergeIncidents.Decide(null, null, new(new(9), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        UnmergeIncidents.Decide(Tie(RelationRole.SameEvent), null, new(new(9), Text), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_itself_a_merger_without_a_reason_and_what_is_no_merger()
    {
        MergeIncidents.Decide(One, One, new(new(7), new(7), Text), Anybody).ShouldRefuse("relation/to-itself");
        MergeIncidents.Decide(One, Two, Merge with { Reason = new LocalText(" ") }, Anybody).Refusal.ShouldNotBeNull();
        UnmergeIncidents.Decide(Tie(RelationRole.Follows), null, new(new(9), Text), Anybody).ShouldRefuse("pair/not-a-pair");
        UnmergeIncidents.Decide(Tie(RelationRole.SameEvent, ended: true), null, new(new(9), Text), Anybody).ShouldRefuse("relation/ended");
    }

    [Fact]
    public void Merging_is_a_relation_with_its_reason_and_unmerging_its_end()
    {
        MergeIncidents.Decide(One, Two, Merge, Anybody).ShouldRecord(new RelationStated(One.Id, RelationRole.SameEvent, Two.Id, Text));
        TellIncidentsApart.Decide(One, Two, new(new(7), new(8), Text), Anybody).ShouldRecord(new RelationStated(One.Id, RelationRole.OtherEvent, Two.Id, Text));
        UnmergeIncidents.Decide(Tie(RelationRole.SameEvent), null, new(new(9), Other), Anybody).ShouldRecord(new RelationEnded(Other));
    }

    [Fact]
    public void Taking_a_duplicate_back_begins_the_work_on_it_anew()
    {
        var duplicate = One with { Steps = One.Steps.Add(new(IncidentState.Duplicate, Text, null, null, Now)) };
        UnmergeIncidents.Decide(Tie(RelationRole.Duplicates), duplicate, new(new(9), Other), Anybody)
            .ShouldRecord(new RelationEnded(Other), new IncidentMoved(IncidentState.Reopened, Other));
    }
}
