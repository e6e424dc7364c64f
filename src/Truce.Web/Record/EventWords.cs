namespace Truce.Web.Record;

/// <summary>Events in plain words.</summary>
public static class EventWords
{
    /// <summary>What happened; the stable name where a build has no words for it.</summary>
    public static string Name(Recorded recorded, Words words)
    {
        if (recorded.Event is Erased) return words["history.erased"];
        var name = recorded.Head.Name;
        var key = $"event.{name[..name.IndexOf('/', StringComparison.Ordinal)]}";
        return words.Has(key) ? words[key] : name;
    }

    /// <summary>Why, where whoever recorded it said so.</summary>
    public static LocalText? Reason(IEvent happened) => happened switch
    {
        ClaimGraded e => e.Basis,
        ClaimUnlinked e => e.Reason,
        ClaimCorrected e => e.Reason,
        ClaimWithdrawn e => e.Reason,
        ClaimRestated e => e.Reason,
        ReportCorrected e => e.Reason,
        ReportWithdrawn e => e.Reason,
        QuestionReworded e => e.Reason,
        OrganisationRenamed e => e.Reason,
        SourceGraded e => e.Basis,
        SourceCorrected e => e.Reason,
        MemberSuspended e => e.Reason,
        MemberReinstated e => e.Reason,
        MemberRevoked e => e.Reason,
        MarkingChanged e => e.Reason,
        PartsRedacted e => e.Reason,
        RecordAdopted e => e.Reason,
        _ => null,
    };
}
