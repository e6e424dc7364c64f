using Truce.Core.Journal;
using static Truce.Tests.Oracle.Story;

namespace Truce.Tests.Oracle;

/// <summary>A command that ties the thing that it begins to another one, by a relation in the same commit.</summary>
internal static class Tied
{
    private static readonly string[] Things = ["INC", "PLC", "CRS", "CLM", "QST", "DEC", "TSK"];

    /// <summary>Something that the actor sees, now and then.</summary>
    public static string? About(Story story, string actor) => story.Chance.Next(2) == 0 ? null : story.Target(actor, Things[story.Chance.Next(Things.Length)]);

    /// <summary>Does it; where it names a thing, the tie to that stands in the log as well.</summary>
    public static void Do(Story story, string actor, ICommand command, string? about, Part begun)
    {
        if (about is null)
        {
            story.Do(actor, command, begun);
            return;
        }

        // What is begun has its reference only once it is recorded.
        var tie = Body(("of", ""), ("to", about), ("note", ""));
        if (story.Do(actor, command, begun, new Part("REL", "relation.stated/1", tie, Mark.Clear)) is { } made) tie["of"] = made;
    }

    /// <summary>What a page that lists what its thing concerns must show.</summary>
    public static IEnumerable<string> To(WebAsking ask, string thing) =>
        from one in RelationChapter.On(ask, thing)
        let first = ask.Log.Of(one)[0]
        where first["of"] == thing && Things.Contains(first["to"][..3])
        select ask.Title(first["to"]);
}
