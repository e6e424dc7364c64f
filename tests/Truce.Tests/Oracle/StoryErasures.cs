using Truce.Core.Access;
using Truce.Core.Journal;

namespace Truce.Tests.Oracle;

/// <summary>What happens to things of every noun: another marking, and erasure.</summary>
internal sealed partial class Story
{
    private void ChangeMark()
    {
        var actor = Actor(Duties.Recording | Duties.Secretariat);
        var owner = OrganisationOf(actor);
        var chapter = Contents.Choose(Chance, Contents.All, one => one.MarkWeight);
        if (Target(actor, chapter.Prefix, one => Oracle.Owner(one) == owner) is not { } target) return;
        var mark = chapter.Fitting(AnyMark(owner));
        var reason = Say(out var why);
        Do(actor, new ChangeMarking(Ref(target), Of(mark), reason), new Part(target, "marking.changed/1", Body(("reason", why)), mark));
    }

    // A verbatim text, a beginning, a link, and any later body.
    private void Redact()
    {
        var actor = Test.Secretary.ToString();
        var who = Oracle.Viewer(actor);
        List<Func<Deed, string?>> wanted =
        [
            deed => Oracle.SeesVerbatim(who, deed, Head) ? deed.Guarded : null,
            deed => Contents.Of(deed.Stream).Beginnings.Contains(deed.Name) ? "body" : null,
            deed => deed.Name == "claim.linked/1" ? "body" : null,
            deed => Contents.Of(deed.Stream).Changes.Contains(deed.Name) ? "body" : null,
        ];
        List<(Deed Deed, string Part)> gone = [];
        foreach (var want in wanted)
        {
            var fit = Log.Deeds.Where(deed => deed.HasBody && Oracle.Sees(who, deed, Head) && want(deed) is not null && gone.TrueForAll(one => one.Deed != deed)).ToList();
            if (fit.Count == 0) continue;
            var chosen = fit[Chance.Next(fit.Count)];
            gone.Add((chosen, want(chosen)!));
        }

        gone = [.. gone.Where((_, at) => at == 0 || Chance.Next(2) == 0).OrderBy(one => one.Deed.Index)];
        if (gone.Count == 0) return;
        var (rule, reason) = (Say(out var token), Say(out var why));
        var erased = string.Join(' ', gone.Select(one => $"{one.Deed.Index}:{one.Part}"));
        var first = Log.OfKind("REC").FirstOrDefault() is null;
        Do(actor, new RedactParts([.. gone.Select(one => new ErasedParts(one.Deed.Index, [one.Part]))], rule, reason),
            new Part(null, "record.parts-redacted/1", Body(("erased", erased), ("rule", token), ("reason", why)), first ? Mark.Clear : null));
        foreach (var (deed, part) in gone) deed.Erased.Add(part);
    }
}
