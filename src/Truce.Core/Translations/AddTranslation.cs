using System.Globalization;
using System.Text;

namespace Truce.Core.Translations;

/// <summary>Sets a translation beside what somebody said or wrote.</summary>
/// <param name="Marking">Null: members of the centre. What is translated may be held closer; the translation is then seen by no more.</param>
public sealed record AddTranslation(Reference Of, string Language, string Text, TranslationMeans Means, Marking? Marking = null) : ICommand
{
    private static readonly StreamKind[] Translatable =
        [StreamKind.Report, StreamKind.Claim, StreamKind.Question, StreamKind.Reply, StreamKind.Incident, StreamKind.Provision, StreamKind.Assessment];

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(
        reading.Sees(Of), Of.Kind != StreamKind.Report || reading.VerbatimOf(new(Of.Number)) is not null, this, caller);

    /// <param name="sees">Whether the caller may see what is translated.</param>
    /// <param name="reads">Whether the caller may read its text.</param>
    public static Ruling Decide(bool sees, bool reads, AddTranslation command, Caller caller)
    {
        if (!sees) return AccessRefusals.NotFound(command.Of.ToString());
        if (Permissions.Refuse(nameof(AddTranslation), caller) is { } no) return no;
        if (!Translatable.Contains(command.Of.Kind)) return TranslationRefusals.NothingToTranslate(command.Of.ToString());
        if (!reads) return TranslationRefusals.NoText(command.Of.ToString());
        if (!IsTag(command.Language)) return ReportRefusals.LanguageUnknown(command.Language.Length <= 40 ? command.Language : command.Language[..40]);
        if (UnfitText(command.Text) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Translation>(), new TranslationAdded(command.Of, command.Language, command.Text, command.Means), marking));
    }

    private static bool IsTag(string language) =>
        language.Length is >= 2 and <= 20 && language.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private static Refusal? UnfitText(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return TextRefusals.Missing("text");
        if (TextCheck.FirstIllFormed(text) is >= 0 and var at) return TextRefusals.NotText("text", (at + 1).ToString(CultureInfo.InvariantCulture));
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= TextCheck.VerbatimBytes
            ? null
            : ReportRefusals.TextTooLarge(bytes.ToString(CultureInfo.InvariantCulture), TextCheck.VerbatimBytes.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Takes a translation back. It stays, marked so.</summary>
public sealed record WithdrawTranslation(Id<Translation> Translation, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(
        reading.Find(Translation), reading.Sees(Translation) ? reading.OwnerOf(Translation) : default, this, caller);

    /// <param name="owner">The organisation that entered it, for itself or for another.</param>
    public static Ruling Decide(Translation? current, Id<Organisation> owner, WithdrawTranslation command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Translation.ToString());
        if (Permissions.Refuse(nameof(WithdrawTranslation), caller) is { } no) return no;
        if (owner != caller.Organisation) return AccessRefusals.NotYours();
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return TranslationRefusals.WithdrawnAlready();
        return Ruling.Of(current.Id, new TranslationWithdrawn(command.Reason));
    }
}

/// <summary>Every "no" about translations.</summary>
public static class TranslationRefusals
{
    public static Refusal NothingToTranslate(string of) =>
        new("translation/nothing-to-translate", RefusalKind.Refused, "{0} holds no words of anybody that could be translated.", of);

    public static Refusal NoText(string of) =>
        new("translation/no-text", RefusalKind.Refused, "The report {0} has no text that you may read, so there is nothing to translate.", of);

    public static Refusal WithdrawnAlready() =>
        new("translation/withdrawn-already", RefusalKind.Refused, "This translation was taken back already.");
}
