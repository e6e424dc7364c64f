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
        IReasoned e => e.Reason,
        ClaimGraded e => e.Basis,
        SourceGraded e => e.Basis,
        ConsentGiven e => e.Basis,
        RecordingAnswered e => e.Basis,
        _ => null,
    };
}
