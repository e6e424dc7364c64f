using System.Globalization;
using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>One question: who asks, about which index, and the chance from which a door takes what else it needs.</summary>
internal sealed class Asking
{
    public Asking(Story story, Random chance)
    {
        (Story, Chance) = (story, chance);
        var members = story.Members;
        Asker = chance.Next(100) switch { < 12 => null, < 15 => Unused("MEM"), _ => members[chance.Next(members.Count)] };
        Who = Oracle.Viewer(Asker);
        Index = chance.Next(3) switch { 0 => Log.Head, 1 => Log.Head - chance.Next(60), _ => chance.NextInt64(Log.Head + 1) };
        View = story.Test.Centre.View(Member, Index);
    }

    public Story Story { get; }

    public Random Chance { get; }

    /// <summary>The member who is signed in, whatever the member's standing; null for nobody.</summary>
    public string? Asker { get; }

    public Id<Member>? Member => Asker is null ? null : Tests.Oracle.Story.Id<Member>(Asker);

    /// <summary>What the oracle takes the asker for.</summary>
    public Who Who { get; }

    public long Index { get; init; }

    public View View { get; init; }

    public Oracle Oracle => Story.Oracle;

    public Log Log => Story.Log;

    public Telling Telling => Story.Telling;

    /// <summary>What it is about, for the account of a disagreement.</summary>
    public string About { get; set; } = "";

    public string Prefix() => About = Contents.Choose(Chance, Contents.All, chapter => chapter.Weight).Prefix;

    /// <summary>A reference of a kind: mostly one in use, seen or not, begun by then or not; now and then one never used.</summary>
    public string Reference(string prefix)
    {
        var used = Log.OfKind(prefix).ToList();
        return About = used.Count == 0 || Chance.Next(12) == 0 ? Unused(prefix) : used[Chance.Next(used.Count)];
    }

    /// <summary>A well-formed reference that names nothing.</summary>
    public string Unused(string prefix)
    {
        if (!StreamKinds.TryParse(prefix, out var kind)) throw new ArgumentException(prefix);
        while (true)
        {
            var made = new Reference(kind, Chance.Next(Core.Journal.Reference.Count)).ToString();
            if (Log.Of(made).Count == 0) return made;
        }
    }

    /// <summary>An index: mostly of an event, now and then before the first or after the last.</summary>
    public long AnyIndex()
    {
        var index = Chance.Next(20) == 0 ? Chance.Next(-2, 4) + (Chance.Next(2) == 0 ? Log.Head : 0) : Chance.NextInt64(Log.Head + 1);
        About = index.ToString(CultureInfo.InvariantCulture);
        return index;
    }

    public string Account(string door) =>
        $"seed {Story.Seed}, door {door}, viewer {Asker ?? "the public"} of {Who.Organisation ?? "nobody"}, about {About}{Marked()}, index {Index} of {Log.Head}, today {Oracle.Today:uuuu-MM-dd}";

    private string Marked()
    {
        var stream = long.TryParse(About, CultureInfo.InvariantCulture, out var index) && index >= 0 && index <= Log.Head ? Log.Deeds[(int)index].Stream : About;
        return Log.Of(stream).Count == 0 ? "" : $" ({stream} {Oracle.MarkOf(stream)} owned by {Oracle.Owner(stream)})";
    }
}
