using System.Text;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>A door at the view: the member of <see cref="View"/>, how often it is asked, what the oracle expects and what came.</summary>
internal sealed record ViewDoor(string Name, int Weight, Func<Asking, (string? Expected, string? Got)> Ask);

/// <summary>Every way to read that the view has. A member of it without a row here fails a test.</summary>
internal static class ViewDoors
{
    public static readonly IReadOnlyList<ViewDoor> All =
    [
        new(nameof(View.Index), 5, ask => ($"{ask.Index}", $"{ask.View.Index}")),
        new(nameof(View.Viewer), 10, ask => ($"{ask.Who.Member} {ask.Who.Organisation}", $"{ask.View.Viewer.Member} {ask.View.Viewer.Organisation}")),
        new(nameof(View.RecordedAt), 5, ask => ($"{ask.Log.Deeds[(int)ask.Index].At}", $"{ask.View.RecordedAt}")),
        new(nameof(View.Find), 260, Find),
        new(nameof(View.All), 60, EverythingOfAKind),
        new(nameof(View.Count), 90, Count),
        new(nameof(View.Newest), 40, Newest),
        new(nameof(View.MarkingOf), 40, MarkingOf),
        new(nameof(View.OwnerOf), 40, OwnerOf),
        new(nameof(View.EntryOf), 30, EntryOf),
        new(nameof(View.LifeOf), 40, LifeOf),
        new(nameof(View.Event), 80, Event),
        new(nameof(View.EventsBefore), 20, EventsBefore),
        new(nameof(View.PartsOf), 50, PartsOf),
        new(nameof(View.ReceiptOf), 25, ReceiptOf),
        .. SearchDoors.AtView,
        .. SelectionDoors.AtView,
        new(nameof(View.ChangesAfter), 40, ChangesAfter),
        new(nameof(View.Audiences), 10, Audiences),
        .. Contents.All.SelectMany(chapter => chapter.AtView),
    ];

    private static (string?, string?) Find(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        return (ask.Telling.Of(ask.Who, one, ask.Index), Rendering.Of(Contents.Of(one).Find(ask.View, one)));
    }

    private static (string?, string?) EverythingOfAKind(Asking ask)
    {
        var prefix = ask.Prefix();
        var expected = ask.Telling.All(ask.Who, prefix, ask.Index).Select(one => ask.Telling.Of(ask.Who, one, ask.Index));
        return (Lines(expected), Lines(Contents.Of(prefix).All(ask.View).Select(Rendering.Of)));
    }

    // From the last one, or from before one that the viewer may see or not.
    private static (string?, string?) Newest(Asking ask)
    {
        var prefix = ask.Prefix();
        var before = ask.Chance.Next(3) == 0 ? null : ask.Reference(prefix);
        var all = ask.Telling.All(ask.Who, prefix, ask.Index).ToList();
        var expected = before is null ? all : all[..Math.Max(0, all.IndexOf(before))];
        return (Lines(expected.AsEnumerable().Reverse().Take(7)), Lines(Contents.Of(prefix).Newest(ask.View, before).Take(7)));
    }

    private static (string?, string?) Count(Asking ask)
    {
        var prefix = ask.Prefix();
        return ($"{ask.Telling.All(ask.Who, prefix, ask.Index).Count()}", $"{Contents.Of(prefix).Count(ask.View)}");
    }

    /// <summary>A door that lists things beside one thing.</summary>
    /// <param name="name">The member of the view.</param>
    /// <param name="weight">How often it is asked.</param>
    /// <param name="prefix">The kind of the one thing.</param>
    /// <param name="expected">What the oracle lists.</param>
    /// <param name="got">What the view lists, as references.</param>
    public static ViewDoor List(
        string name, int weight, string prefix, Func<Asking, Func<Who, string, long, IEnumerable<string>>> expected, Func<View, string, IEnumerable<string>> got) =>
        new(name, weight, ask =>
        {
            var one = ask.Reference(prefix);
            return (Lines(expected(ask)(ask.Who, one, ask.Index)), Lines(got(ask.View, one)));
        });

    // What was done to a stream remains seen after its beginning was erased, and with it whose it is and how it is marked.
    private static (string?, string?) MarkingOf(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        return (ask.Oracle.Sees(ask.Who, one, ask.Index) ? $"{ask.Oracle.MarkOf(one)}" : null, Rendering.Of(ask.View.MarkingOf(Story.Ref(one))));
    }

    private static (string?, string?) OwnerOf(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        return (ask.Oracle.Sees(ask.Who, one, ask.Index) ? ask.Oracle.Owner(one) : null, ask.View.OwnerOf(Story.Ref(one))?.ToString());
    }

    private static (string?, string?) EntryOf(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        var expected = ask.Oracle.Sees(ask.Who, one, ask.Index) ? $"{ask.Log.Of(one).Last(deed => deed.Index <= ask.Index).Index}" : null;
        return (expected, ask.View.EntryOf(Story.Ref(one))?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static (string?, string?) LifeOf(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        var expected = ask.Log.Of(one).Where(deed => ask.Oracle.Sees(ask.Who, deed, ask.Index)).Select(Telling.Event);
        return (Lines(expected), Lines(ask.View.LifeOf(Story.Ref(one)).Select(Rendering.Of)));
    }

    private static (string?, string?) Event(Asking ask)
    {
        var deed = DeedAt(ask, ask.AnyIndex(), out var index);
        return (deed is null ? null : Telling.Event(deed), ask.View.Event(index) is { } recorded ? Rendering.Of(recorded) : null);
    }

    private static (string?, string?) EventsBefore(Asking ask)
    {
        var (before, most, after) = (ask.AnyIndex(), ask.Chance.Next(0, 12), ask.Chance.Next(2) == 0 ? -1 : ask.AnyIndex());
        var expected = ask.Log.Deeds.Reverse().Where(deed => deed.Index < before && deed.Index > after && ask.Oracle.Sees(ask.Who, deed, ask.Index)).Take(most).Select(Telling.Event);
        return (Lines(expected), Lines(ask.View.EventsBefore(before, most, after).Select(Rendering.Of)));
    }

    private static (string?, string?) PartsOf(Asking ask)
    {
        var deed = DeedAt(ask, ask.AnyIndex(), out var index);
        return (deed is null ? null : Parts(ask, deed), ask.View.PartsOf(index) is { } parts ? string.Join(' ', parts.Order(StringComparer.Ordinal)) : null);
    }

    // The parts that open, the proof, and that no text of another part stands anywhere in the bytes.
    private static (string?, string?) ReceiptOf(Asking ask)
    {
        var deed = DeedAt(ask, ask.AnyIndex(), out var index);
        var receipt = ask.View.ReceiptOf(index);
        var expected = deed is null || index >= ask.Story.Proved ? null : $"{Parts(ask, deed)}; {string.Join(' ', Readable(ask, deed))}; proved";
        if (receipt is null) return (expected, null);
        var bytes = receipt.ToBytes();
        var opened = string.Join(' ', receipt.Event.Parts.Select(part => part.Name).Order(StringComparer.Ordinal));
        var holds = Truce.Ledger.Receipt.Parse(bytes).Check(ask.Story.Test.Centre.Verifier).Holds ? "proved" : "not proved";
        return (expected, $"{opened}; {string.Join(' ', Texts.TokensIn(Encoding.UTF8.GetString(bytes)))}; {holds}");
    }

    // Each thing once, by the last of its events that may be seen; what it stands under is seen too.
    private static (string?, string?) ChangesAfter(Asking ask)
    {
        var after = ask.AnyIndex();
        var expected = ask.Log.Deeds.Where(deed => deed.Index > after && ask.Oracle.Sees(ask.Who, deed, ask.Index)).Reverse().DistinctBy(deed => deed.Stream)
            .Select(deed => $"{deed.Stream} {deed.Index} {ask.Log.Of(deed.Stream)[0].Index > after}").ToList();
        var got = ask.View.ChangesAfter(after).Select(one =>
            $"{one.Thing} {one.Index} {one.IsNew}{string.Concat(one.Under.Where(other => !ask.Oracle.Sees(ask.Who, $"{other}", ask.Index)).Select(other => $" under {other}, hidden"))}").ToList();

        // Of long lists what differs is said first.
        return expected.SequenceEqual(got) ? ("", "") : (Lines(expected.Except(got).Concat(expected)), Lines(got.Except(expected).Concat(got)));
    }

    // Whoever is in the same audiences as another sees the same things.
    private static (string?, string?) Audiences(Asking ask)
    {
        var other = ask.Story.Members[ask.Chance.Next(ask.Story.Members.Count)];
        string Seen(Who who) => Lines(ask.Log.Streams.Where(stream => ask.Oracle.Sees(who, stream, ask.Index)));
        var mine = Seen(ask.Who);
        var same = ask.View.Audiences.Equals(ask.Story.Test.Centre.View(Story.Id<Core.Access.Member>(other), ask.Index).Audiences);
        ask.About = other;
        return (mine, same ? Seen(ask.Oracle.Viewer(other)) : mine);
    }

    private static Deed? DeedAt(Asking ask, long asked, out long index)
    {
        index = asked;
        return asked >= 0 && asked <= ask.Log.Head && ask.Oracle.Sees(ask.Who, ask.Log.Deeds[(int)asked], ask.Index) ? ask.Log.Deeds[(int)asked] : null;
    }

    private static string Parts(Asking ask, Deed deed)
    {
        List<string> parts = ["head", "who"];
        if (deed.HasBody) parts.Add("body");
        if (ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index)) parts.Add(deed.Guarded);
        return string.Join(' ', parts.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Readable(Asking ask, Deed deed) =>
        (ask.Oracle.SeesVerbatim(ask.Who, deed, ask.Index) ? deed.Tokens.Concat(Texts.TokensIn(deed.Verbatim!)) : deed.Tokens).Order(StringComparer.Ordinal);

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines);
}
