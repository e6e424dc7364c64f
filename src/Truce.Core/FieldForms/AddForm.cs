using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Core.FieldForms;

/// <summary>What a form says of itself, read from its XML.</summary>
/// <param name="Code">Its identifier.</param>
/// <param name="Version">Its version; empty where it says none.</param>
/// <param name="Title">In each language that it has of ours.</param>
public sealed record FormTerms(string Code, string Version, LocalText Title);

/// <summary>Adds a form that phones fill in. Read from its XML by a program of the centre, which checks the mapping against its questions.</summary>
/// <param name="Text">The form itself, exactly as it was given.</param>
/// <param name="Marking">Null: members of the centre.</param>
public sealed record AddForm(FormTerms Terms, string Text, FormMapping Mapping, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <summary>Bytes of a form at most.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, caller);

    public static Ruling Decide(AddForm command, Caller caller)
    {
        if (Permissions.Refuse(nameof(AddForm), caller) is { } no) return no;
        if (Unfit(command.Terms, command.Text, command.Mapping) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        var (sha256, bytes) = Print(command.Text);
        var terms = command.Terms;
        return Ruling.Of(new Decided(
            caller.NewId<FieldForm>(), new FormAdded(terms.Code, terms.Version, terms.Title, sha256, bytes, command.Mapping, command.Example), marking,
            [new GuardedPart(FieldForm.PartOf(0), marking, new FormText(command.Text))]));
    }

    internal static Refusal? Unfit(FormTerms terms, string text, FormMapping mapping)
    {
        if (terms.Code.Length is 0 or > 200 || terms.Version.Length > 100 || TextCheck.FirstIllFormed(terms.Code + terms.Version) >= 0) return FormRefusals.CodeUnfit();
        if (TextCheck.Of(terms.Title, "title", TextCheck.Name) is { } title) return title;
        if (TextCheck.FirstIllFormed(text) is >= 0 and var at) return TextRefusals.NotText("form", $"{at + 1}");
        return Encoding.UTF8.GetByteCount(text) > MostBytes ? FormRefusals.TooLarge($"{MostBytes}") : mapping.Unfit();
    }

    internal static (string Sha256, int Bytes) Print(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return (Convert.ToHexStringLower(SHA256.HashData(utf8)), utf8.Length);
    }
}

/// <summary>Adds a version to a form. What was filled in with the ones before is still taken in.</summary>
public sealed record AddFormVersion(Id<FieldForm> Form, FormTerms Terms, string Text, FormMapping Mapping) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        reading.Find(Form) is { } current ? Decide(current, reading.MarkingOf(Form), this, caller) : AccessRefusals.NotFound(Form.ToString());

    public static Ruling Decide(FieldForm current, Marking marking, AddFormVersion command, Caller caller)
    {
        if (Permissions.Refuse(nameof(AddFormVersion), caller) is { } no) return no;
        if (AddForm.Unfit(command.Terms, command.Text, command.Mapping) is { } unfit) return unfit;
        if (command.Terms.Code != current.Code) return FormRefusals.OtherForm(command.Terms.Code, current.Code);
        var (sha256, bytes) = AddForm.Print(command.Text);

        // A phone asks for a form again only where its version changed: two contents under one version would live side by side.
        if (current.Versions.Any(one => one.Version == command.Terms.Version && (one.Sha256 != sha256 || one.Mapping.Equals(command.Mapping))))
            return FormRefusals.VersionStands(command.Terms.Version);
        return Ruling.Of(new Decided(
            current.Id, new FormVersionAdded(command.Terms.Version, command.Terms.Title, sha256, bytes, command.Mapping), null,
            [new GuardedPart(FieldForm.PartOf(current.Versions.Length), marking, new FormText(command.Text))]));
    }
}

/// <summary>Notes that phones are no longer given a form. What was filled in with it is still taken in.</summary>
public sealed record RetireForm(Id<FieldForm> Form, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Form), this, caller);

    public static Ruling Decide(FieldForm? current, RetireForm command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Form.ToString());
        if (Permissions.Refuse(nameof(RetireForm), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return current.Retired is not null ? FormRefusals.Retired() : Ruling.Of(current.Id, new FormRetired(command.Reason));
    }
}
