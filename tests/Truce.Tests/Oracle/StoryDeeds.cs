using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;

namespace Truce.Tests.Oracle;

/// <summary>One event that a command is to leave.</summary>
/// <param name="Stream">To what it happened; null where the command makes it; three letters where it makes that beside another thing.</param>
internal sealed record Part(string? Stream, string Name, Dictionary<string, string> Body, Mark? Mark = null, string? Verbatim = null, Mark? VerbatimMark = null);

/// <summary>With what chapters tell: who acts, upon what, in which words, and that it is noted.</summary>
internal sealed partial class Story
{
    private int texts;
    private int keys;
    private bool isLate;

    public IEnumerable<string> Active => Members.Where(member => Oracle.Viewer(member).Member is not null);

    public string Actor(Duties duties) => Any([.. Active.Where(member => Has(member, duties))])!;

    /// <summary>The organisation of a member.</summary>
    public string OrganisationOf(string actor) => Log.Of(actor)[0]["organisation"];

    public string? Any(IReadOnlyList<string> some) => some.Count == 0 ? null : some[Chance.Next(some.Count)];

    public List<string> Seen(string actor, string prefix) => [.. Telling.All(Oracle.Viewer(actor), prefix, Head)];

    /// <summary>Something that the actor sees; later ones more often, so that lives grow long.</summary>
    public string? Target(string actor, string prefix, Func<string, bool>? fits = null)
    {
        var seen = Seen(actor, prefix);
        if (fits is not null) seen = [.. seen.Where(fits)];
        return seen.Count == 0 ? null : seen[Math.Max(Chance.Next(seen.Count), Chance.Next(seen.Count))];
    }

    /// <summary>Lets somebody with a duty act upon something that he sees.</summary>
    public void With(Duties duties, string prefix, Action<string, string> act, Func<string, bool>? fits = null)
    {
        var actor = Actor(duties);
        if (Target(actor, prefix, fits) is { } target) act(actor, target);
    }

    /// <summary>A text that was never said before, by its token.</summary>
    public LocalText Say(out string token)
    {
        token = Token();
        return (texts % 4) switch
        {
            0 => new LocalText($"{token} <b>was & \"is\"", $"كلام {token}", $"דברים {token}"),
            1 => new LocalText(Ar: $"{token} نص"),
            2 => new LocalText(He: $"טקסט {token}", En: $"Words {token}, and more"),
            _ => new LocalText($"{token}"),
        };
    }

    public LocalText? Optional(out string token)
    {
        token = "";
        return Chance.Next(2) == 0 ? null : Say(out token);
    }

    public string Token() => $"tok{++texts:00000}x";

    public Mark AnyMark(string organisation)
    {
        var label = Chance.Next(100) switch { < 30 => Label.Clear, < 52 => Label.Green, < 74 => Label.Amber, < 87 => Label.AmberStrict, _ => Label.Red };
        if (label is Label.Clear or Label.Green) return new Mark(label);
        var from = label == Label.Red ? Members : [.. Log.OfKind("ORG")];
        var names = Enumerable.Range(0, Chance.Next(4)).Select(_ => from[Chance.Next(from.Count)]).Distinct().ToList();
        if (label != Label.Red && Chance.Next(8) == 0) names.Add(organisation);
        return new Mark(label, [.. names.Distinct()]);
    }

    /// <summary>The product's word for a mark.</summary>
    public static Marking Of(Mark mark) => mark.Label switch
    {
        Label.Clear => Marking.Clear,
        Label.Green => Marking.Green,
        Label.Amber => Marking.Amber(mark.Names!.Select(Id<Organisation>)),
        Label.AmberStrict => Marking.AmberStrict(mark.Names!.Select(Id<Organisation>)),
        _ => Marking.Red(mark.Names!.Select(Id<Member>)),
    };

    public static Dictionary<string, string> Body(params (string Field, string Value)[] fields) => fields.ToDictionary(field => field.Field, field => field.Value);

    public static string Flags(Duties duties) => string.Join('+', AllDuties.Where(duty => (duties & duty) != 0));

    public static string Iso(LocalDate? day) => day is { } given ? NodaTime.Text.LocalDatePattern.Iso.Format(given) : "";

    /// <summary>Past, present, to come, and such as begin or end on the very day.</summary>
    public (LocalDate From, LocalDate? Until) Days()
    {
        var from = Today.PlusDays(Chance.Next(-12, 20));
        return (from, Chance.Next(3) == 0 ? null : from.PlusDays(Chance.Next(0, 25)));
    }

    public LocalDate Today => Test.Clock.Now.InUtc().Date;

    /// <summary>Does it, and notes each event; null where the domain refused. A refusal as "not found" is never expected: the actor sees what is named.</summary>
    public string? Do(string actor, ICommand command, params Part[] parts)
    {
        var later = Test.Clock.Now + (isSlow ? Duration.FromSeconds(1) : Duration.FromMinutes(Chance.Next(1, 130)));

        // What the actor sees was looked at before: no day begins between that and the deed, since a day can end what somebody may see.
        if (later.InUtc().Date == Today) Test.Clock.Now = later;
        else isLate = true;
        var principal = Chance.Next(4) == 0 ? Principal(actor) : null;
        if (principal is not null) command = new EnterFor(Id<Organisation>(principal), command);
        var answer = Test.Centre.ExecuteAsync(command, Id<Member>(actor), $"{++keys}").GetAwaiter().GetResult();
        if (answer.Refusal is { } refusal)
        {
            if (refusal.Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
                throw new InvalidOperationException($"seed {Seed}: {actor} may do {command} by the oracle, and was told: {refusal.Sentence}");
            return null;
        }

        answer.Index.ShouldBe(Head + 1);
        foreach (var part in parts)
        {
            Log.Add(new Deed(
                Head + 1, part.Stream switch { null => answer.Stream.ToString(), { Length: 3 } kind => Made(actor, kind, parts[0].Stream is null ? answer.Stream : null), { } named => named }, part.Name, Test.Clock.Now, actor, OrganisationOf(actor), part.Body, part.Mark, part.Verbatim,
                part.VerbatimMark)
            { For = principal });
        }

        return answer.Stream.ToString();
    }

    // A command that makes a thing beside the one that it is about: the record itself says which. Two things that begin together share
    // their number, so it is known also where the first was marked so that its author does not see it; and what its author does not see
    // somebody else does.
    private string Made(string actor, string prefix, Reference? begun) => begun is { } first && StreamKinds.TryParse(prefix, out var kind)
        ? new Reference(kind, first.Number).ToString()
        : Members.Prepend(actor).Select(member => Test.Centre.View(Id<Member>(member)).Event(Head + 1)).First(made => made is not null)!.Head.Stream.ToString();

    // Somebody for whom the actor's organisation acts today, both of them in the actor's sight.
    private string? Principal(string actor)
    {
        var (own, seen) = (OrganisationOf(actor), Seen(actor, "ORG"));
        return seen.Contains(own) ? Any([.. seen.Where(one => Oracle.ActsFor(own, one))]) : null;
    }

    private bool Has(string member, Duties duties) =>
        Log.Of(member)[0]["duties"].Split('+').Any(one => one.Length > 0 && duties.ToString().Contains(one, StringComparison.Ordinal));
}
