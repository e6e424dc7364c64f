using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Core.Reports;

/// <summary>Takes in a report. Its text, where there is one, is kept byte for byte as a guarded part.</summary>
/// <param name="Text">The text as received; null where only the reference to it is held.</param>
/// <param name="Marking">Null: everybody may see that the report exists.</param>
/// <param name="TextMarking">Null: members of the centre may read the text.</param>
public sealed record ReceiveReport(
    Id<Source> Source, LocalText Title, DateInterval Published, Instant ReceivedAt, string Language, string? Link = null,
    string? Text = null, Marking? Marking = null, Marking? TextMarking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, reading.Find(Source), caller);

    public static Ruling Decide(ReceiveReport command, Source? source, Caller caller)
    {
        if (Permissions.Refuse(nameof(ReceiveReport), caller) is { } no) return no;
        if (source is null) return AccessRefusals.NotFound(command.Source.ToString());
        if (Unfit(command, caller) is { } unfit) return unfit;

        var print = command.Text is null ? null : Print(command.Text);
        var received = new ReportReceived(
            command.Source, command.Title, command.Published, command.ReceivedAt, command.Language, command.Link, print, command.Example);
        GuardedPart[] guarded = command.Text is null
            ? []
            : [new GuardedPart(Report.VerbatimPart, command.TextMarking ?? Access.Marking.Green, new Verbatim(command.Text))];
        return Ruling.Of(new Decided(caller.NewId<Report>().Reference, received, command.Marking ?? Access.Marking.Clear, guarded));
    }

    private static Refusal? Unfit(ReceiveReport command, Caller caller)
    {
        if (TextCheck.Of(command.Title, "title", TextCheck.Name) is { } title) return title;
        if (command.Language.Length is < 2 or > 20 || !command.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return ReportRefusals.LanguageUnknown(Short(command.Language));
        if (command.Link is { } link && !IsWebAddress(link)) return ReportRefusals.LinkUnfit(Short(link));
        if (command.ReceivedAt > caller.Now) return ReportRefusals.ReceivedInTheFuture(command.ReceivedAt.ToString());

        // The day of publication has no zone: the whole day before, anywhere on Earth, is allowed for.
        var received = command.ReceivedAt.InUtc().Date;
        if (received < command.Published.Start.PlusDays(-1))
            return ReportRefusals.ReceivedBeforePublished(received.ToString("R", null), command.Published.Start.ToString("R", null));
        if (command.Marking is { IsWellFormed: false } || command.TextMarking is { IsWellFormed: false }) return AccessRefusals.MarkingMalformed();
        return command.Text is null ? null : UnfitText(command.Text);
    }

    private static Refusal? UnfitText(string text)
    {
        if (TextCheck.FirstIllFormed(text) is >= 0 and var at)
            return TextRefusals.NotText("text", (at + 1).ToString(CultureInfo.InvariantCulture));
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= TextCheck.VerbatimBytes
            ? null
            : ReportRefusals.TextTooLarge(bytes.ToString(CultureInfo.InvariantCulture), TextCheck.VerbatimBytes.ToString(CultureInfo.InvariantCulture));
    }

    private static TextPrint Print(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return new TextPrint(Convert.ToHexStringLower(SHA256.HashData(utf8)), utf8.Length);
    }

    private static bool IsWebAddress(string link) =>
        link.Length <= 2_000 && Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme == "http" || uri.Scheme == "https");

    private static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
