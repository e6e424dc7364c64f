using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Truce.Tests.Oracle;

/// <summary>One request: who asks, at which moment, in which language, about what.</summary>
internal sealed class WebAsking
{
    private static readonly string[] Kinds = [.. Contents.All.Where(chapter => chapter is not RecordChapter).Select(chapter => chapter.Prefix)];

    public WebAsking(Story story, Random chance, string? asker)
    {
        (Story, Chance, Asker) = (story, chance, asker);
        Who = story.Oracle.Viewer(asker);
        Language = ((string[])["en", "ar", "he"])[chance.Next(3)];
        Index = Log.Head;
        if (chance.Next(2) == 0) return;
        var at = Log.Deeds[(int)chance.NextInt64(Log.Head + 1)].At;
        var moment = chance.Next(4) switch { 0 => at - Duration.FromSeconds(1), 1 => at + Duration.FromSeconds(1), _ => at };
        var day = chance.Next(10) == 0 ? moment.InUtc().Date : (LocalDate?)null;
        AsOf = day is { } given ? LocalDatePattern.Iso.Format(given) : InstantPattern.ExtendedIso.Format(moment);

        // A day means its end, in the centre's zone, here UTC; a moment that is still to come means now.
        if (day is { } whole) moment = whole.PlusDays(1).AtMidnight().InUtc().ToInstant() - Duration.Epsilon;
        IsPast = moment < story.Test.Clock.Now;
        if (IsPast) Index = Log.LastAt(moment);
    }

    public Story Story { get; }

    public Random Chance { get; }

    /// <summary>Who is signed in; null for nobody.</summary>
    public string? Asker { get; }

    public Who Who { get; private set; }

    /// <summary>What is published is the same for everybody: whoever asks, the answer is held to what nobody in particular may see.</summary>
    public void AsThePublic() => Who = Who.Public;

    public string Language { get; }

    public string? AsOf { get; }

    public bool IsPast { get; }

    /// <summary>The last event that the answer takes in.</summary>
    public long Index { get; }

    /// <summary>The reference in the path, or another text in its place.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What is looked for, where the request is a search.</summary>
    public string Typed { get; set; } = "";

    /// <summary>What is looked for by the words that name it; empty where it is looked for otherwise.</summary>
    public string Looked { get; set; } = "";

    /// <summary>The index in the path.</summary>
    public long Entry { get; private set; }

    /// <summary>The collection in the path.</summary>
    public string Collection { get; set; } = "incidents";

    /// <summary>The square in the path.</summary>
    public (int Z, int X, int Y) Square { get; set; }

    /// <summary>What the address asks besides.</summary>
    public string More { get; set; } = "";

    /// <summary>Things that the answer is about, as the oracle finds them.</summary>
    public IReadOnlyList<string> Features { get; set; } = [];

    /// <summary>Tokens that stand in the address and so may stand in the answer.</summary>
    public IReadOnlyList<string> Echoed { get; set; } = [];

    public Oracle Oracle => Story.Oracle;

    public Log Log => Story.Log;

    public Telling Telling => Story.Telling;

    /// <summary>Whether what the path names is there for the viewer, as a thing of the kind that the path is for.</summary>
    public bool IsThere(string prefix) => Id.StartsWith(prefix, StringComparison.Ordinal) && Log.Of(Id).Count > 0 && Telling.Stands(Who, Id, Index);

    public Deed? Deed => Entry >= 0 && Entry <= Log.Head && Oracle.Sees(Who, Log.Deeds[(int)Entry], Index) ? Log.Deeds[(int)Entry] : null;

    /// <summary>Takes a reference for the path: mostly one of the kind in use; now and then one never used, one of another kind, or none at all.</summary>
    public void TakeId(string prefix)
    {
        var kind = Chance.Next(25) == 0 ? Kinds[Chance.Next(Kinds.Length)] : prefix;
        var used = Log.OfKind(kind).ToList();
        Id = Chance.Next(25) switch { 0 => Unused(prefix), 1 => "QST-222", _ => used.Count == 0 ? Unused(kind) : used[Chance.Next(used.Count)] };
    }

    public void TakeEntry() => Entry = Chance.Next(20) == 0 ? Log.Head + Chance.Next(-1, 4) : Chance.NextInt64(Log.Head + 1);

    public string Unused(string prefix) => new Asking(Story, Chance).Unused(prefix);

    /// <summary>A route with its places filled and the query of this request.</summary>
    public string Address(string route, string? id = null, string more = "")
    {
        var path = route.Replace("{collection}", Collection, StringComparison.Ordinal).Replace("{z}/{x}/{y}", $"{Square.Z}/{Square.X}/{Square.Y}", StringComparison.Ordinal).Replace("{token}", "a-link-that-is-none", StringComparison.Ordinal).Replace("{id}", id ?? Id, StringComparison.Ordinal).Replace("{index:long}", Entry.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return $"{path}?lang={Language}{(AsOf is null ? "" : "&asOf=" + Uri.EscapeDataString(AsOf))}{more}";
    }

    public string Title(string stream) => Telling.Title(stream, Index);

    public IEnumerable<string> Titles(string prefix) => Titles(Telling.All(Who, prefix, Index));

    public IEnumerable<string> Titles(IEnumerable<string> streams) => streams.Where(stream => Telling.Stands(Who, stream, Index)).Select(Title);

    public bool Has(string duties) => Who.Member is { } member && Log.Of(member)[0]["duties"].Split('+').Intersect(duties.Split('+')).Any();

    /// <summary>A text may be in the answer: the record lets the viewer read it, or it says who the viewer is, which is never in the past.</summary>
    public bool MayRead(string token) =>
        Oracle.MayRead(Who, new Token(token), Index)
        || (Who.Member is { } member && (token == Telling.Title(member, Log.Head)
            || (Oracle.Sees(Who, Who.Organisation!, Log.Head) && token == Telling.Title(Who.Organisation!, Log.Head))));

    /// <summary>A reference may be in the answer: of a thing that may be seen, or of the viewer.</summary>
    public bool MayName(string reference) =>
        Log.Of(reference).Count == 0 || Oracle.Sees(Who, reference, Index) || reference == Who.Member
        || (reference == Who.Organisation && Oracle.Sees(Who, reference, Log.Head));

    public string Account(string door, string address) =>
        $"seed {Story.Seed}, door {door}, {address}, viewer {Asker ?? "the public"} of {Who.Organisation ?? "nobody"}, index {Index} of {Log.Head}, today {Oracle.Today:uuuu-MM-dd}"
        + (Log.Of(Id).Count == 0 ? "" : $", {Id} {Oracle.MarkOf(Id)} owned by {Oracle.Owner(Id)}");
}
