using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Truce.Core.Claims;

/// <summary>Draws one checkable assertion out of a report, and may link it to a question at once.</summary>
/// <param name="Chain">Who said it through whom: the origin first, the report's own source last; 12 at most.</param>
/// <param name="Anchor">Where it stands in the report's text; checked against the text.</param>
/// <param name="Marking">Null: everybody.</param>
public sealed record RecordClaim(
    Id<Report> Report, LocalText Statement, DateInterval Said, ImmutableArray<Id<Source>> Chain, DateInterval? Occurred = null,
    Anchor? Anchor = null, Link? Link = null, Marking? Marking = null, bool Example = false) : ICommand
{
    private const int LongestChain = 12;

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, ClaimGround.Of(this, reading), caller);

    public static Ruling Decide(RecordClaim command, ClaimGround ground, Caller caller)
    {
        if (Permissions.Refuse(nameof(RecordClaim), caller) is { } no) return no;
        if (Unfit(command, ground, caller) is { } unfit) return unfit;
        return Events(command, caller.NewId<Claim>(), null);
    }

    internal static Ruling Events(RecordClaim command, Id<Claim> id, Decided? also, Id<Claim>? restates = null)
    {
        var recorded = new Decided(
            id.Reference,
            new ClaimRecorded(
                command.Report, command.Statement, command.Said, command.Chain, command.Occurred, command.Anchor, restates, command.Example),
            command.Marking ?? Access.Marking.Clear);
        List<Decided> events = [recorded];
        if (command.Link is { } link) events.Add(new Decided(id.Reference, new ClaimLinked(link.Question, link.Stance, link.Quantity)));
        if (also is not null) events.Add(also);
        return Ruling.Of([.. events]);
    }

    internal static Refusal? Unfit(RecordClaim command, ClaimGround ground, Caller caller)
    {
        if (ground.Report is not { } report) return AccessRefusals.NotFound(command.Report.ToString());
        if (report.Withdrawn is not null) return ReportRefusals.Withdrawn(report.Id.ToString());
        if (TextCheck.Of(command.Statement, "statement", TextCheck.Statement) is { } unfit) return unfit;
        if (command.Marking is { IsWellFormed: false }) return AccessRefusals.MarkingMalformed();
        if (command.Said.Start > caller.Now.InUtc().Date.PlusDays(1)) return ClaimRefusals.SaidInTheFuture(command.Said.Start.ToString("R", null));
        return UnfitChain(command.Chain, report, ground) ?? UnfitAnchor(command.Anchor, report, ground.Text) ?? LinkClaim.Unfit(command.Link, ground.Question);
    }

    private static Refusal? UnfitChain(ImmutableArray<Id<Source>> chain, Report report, ClaimGround ground)
    {
        if (chain.IsDefaultOrEmpty) return ClaimRefusals.ChainEmpty();
        if (chain.Length > LongestChain) return ClaimRefusals.ChainTooLong(LongestChain.ToString(CultureInfo.InvariantCulture));
        if (ground.MissingSource is { } missing) return AccessRefusals.NotFound(missing.ToString());
        for (var at = 1; at < chain.Length; at++)
            if (chain.IndexOf(chain[at]) < at) return ClaimRefusals.ChainRepeats(chain[at].ToString());
        return chain[^1] == report.Source ? null : ClaimRefusals.ChainMisses(report.Source.ToString());
    }

    private static Refusal? UnfitAnchor(Anchor? anchor, Report report, ReadOnlyMemory<byte>? text)
    {
        if (anchor is null) return null;
        if (text is not { } held) return ClaimRefusals.AnchorWithoutText(report.Id.ToString());
        var (from, to) = (Number(anchor.From), Number(anchor.To));
        if (anchor.From < 0 || anchor.To <= anchor.From || anchor.To > held.Length) return ClaimRefusals.AnchorOutside(from, to, Number(held.Length));
        if (SplitsCharacter(held.Span, anchor.From) || SplitsCharacter(held.Span, anchor.To)) return ClaimRefusals.AnchorSplitsCharacter(from, to);
        var found = Convert.ToHexStringLower(SHA256.HashData(held.Span[anchor.From..anchor.To]));
        return found == anchor.Sha256 ? null : ClaimRefusals.AnchorMismatch(from, to, found, anchor.Sha256);
    }

    private static bool SplitsCharacter(ReadOnlySpan<byte> utf8, int at) => at < utf8.Length && (utf8[at] & 0xC0) == 0x80;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a new claim stands on: everything looked up for it.</summary>
/// <param name="Report">Null where the caller may not see it.</param>
/// <param name="Text">The report's text; null where there is none for the caller.</param>
/// <param name="MissingSource">The first source of the chain that the caller may not see; null where all stand.</param>
/// <param name="Question">The question it is to be linked to; null where none is named or the caller may not see it.</param>
public sealed record ClaimGround(Report? Report, ReadOnlyMemory<byte>? Text, Id<Source>? MissingSource, Question? Question)
{
    internal static ClaimGround Of(RecordClaim command, IReading reading)
    {
        Id<Source>? missing = null;
        foreach (var source in command.Chain.IsDefault ? [] : command.Chain)
            if (missing is null && reading.Find(source) is null) missing = source;
        return new ClaimGround(
            reading.Find(command.Report),
            command.Anchor is null ? null : reading.VerbatimOf(command.Report),
            missing,
            command.Link is { } link ? reading.Find(link.Question) : null);
    }
}
