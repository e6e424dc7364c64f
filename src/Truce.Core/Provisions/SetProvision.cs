using System.Collections.Immutable;
using System.Globalization;

namespace Truce.Core.Provisions;

/// <summary>Takes up one checkable undertaking of an agreement, and what it waits for.</summary>
/// <param name="DependsOn">Other provisions, each at most once. A new provision is waited for by none, so that no circle can close here.</param>
/// <param name="Marking">Null: whoever may see the agreement.</param>
public sealed record SetProvision(
    Id<Agreement> Agreement, ProvisionTerms Terms, ImmutableArray<Dependency> DependsOn, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(ProvisionGround.Of(Agreement, Terms, DependsOn, reading), this, caller);

    public static Ruling Decide(ProvisionGround ground, SetProvision command, Caller caller)
    {
        if (ground.Agreement is not { } agreement) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (ground.Missing is { } missing) return AccessRefusals.NotFound(missing.ToString());
        if (Permissions.Refuse(nameof(SetProvision), caller) is { } no) return no;
        if (ProvisionCheck.Unfit(command.Terms, agreement) is { } unfit) return unfit;
        for (var at = 0; at < command.DependsOn.Length; at++)
        {
            if (ProvisionCheck.Unfit(command.DependsOn[at]) is { } loose) return loose;
            if (command.DependsOn.Take(at).Any(other => other.On == command.DependsOn[at].On)) return AgreementRefusals.NamedTwice(command.DependsOn[at].On.ToString());
        }

        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        var id = caller.NewId<Provision>();
        return Ruling.Of(
        [
            new Decided(id, new ProvisionSet(command.Agreement, command.Terms, command.Example), marking),
            .. command.DependsOn.Select(one => new Decided(id, new DependencyPut(one))),
        ]);
    }
}

/// <summary>Corrects what is held of a provision. What was held before stays in the past, and so do the assessments made of it.</summary>
public sealed record CorrectProvision(Id<Provision> Provision, ProvisionTerms Terms, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var current = reading.Find(Provision);
        return Decide(current, current is null ? null : ProvisionGround.Of(current.Agreement, Terms, [], reading), this, caller);
    }

    public static Ruling Decide(Provision? current, ProvisionGround? ground, CorrectProvision command, Caller caller)
    {
        if (current is null || ground is not { Agreement: { } agreement }) return AccessRefusals.NotFound(command.Provision.ToString());
        if (ground.Missing is { } missing) return AccessRefusals.NotFound(missing.ToString());
        if (Permissions.Refuse(nameof(CorrectProvision), caller) is { } no) return no;
        if (ProvisionCheck.Unfit(command.Terms, agreement) is { } unfit) return unfit;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (CanonicalValues.Same(current.Terms, command.Terms)) return ProvisionRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new ProvisionCorrected(command.Terms, command.Reason));
    }
}

/// <summary>What the terms of a provision stand on: everything looked up for them.</summary>
/// <param name="Agreement">Null where the caller may not see it.</param>
/// <param name="Missing">The first thing named that the caller may not see; null where all stand.</param>
public sealed record ProvisionGround(Agreement? Agreement, Reference? Missing)
{
    internal static ProvisionGround Of(Id<Agreement> agreement, ProvisionTerms terms, ImmutableArray<Dependency> dependsOn, IReading reading)
    {
        IEnumerable<Reference> named =
        [
            .. terms.Owes.Select(one => one.Reference), .. terms.Texts.Select(one => one.Reference), .. dependsOn.Select(one => one.On.Reference),
            .. dependsOn.Where(one => one.By is not null).Select(one => one.By!.Value.Reference),
        ];
        Reference? missing = null;
        foreach (var one in named)
            if (!reading.Sees(one)) missing ??= one;
        return new ProvisionGround(reading.Find(agreement), missing);
    }
}

internal static class ProvisionCheck
{
    public static Refusal? Unfit(ProvisionTerms terms, Agreement agreement)
    {
        if (!IsNumber(terms.Number)) return ProvisionRefusals.NumberUnfit();
        var text = TextCheck.First(
            TextCheck.Of(terms.Text, "text", TextCheck.Statement), TextCheck.Optional(terms.OwedAs, "owed as", TextCheck.Name),
            TextCheck.Optional(terms.Due?.Words, "due", TextCheck.Statement), TextCheck.Optional(terms.Threshold?.Words, "threshold", TextCheck.Statement));
        if (text is not null) return text;
        if (terms.Due is { By: null, Words: null }) return ProvisionRefusals.DueEmpty();
        if (terms.Phase is { } phase && agreement.PhaseOf(phase) is null) return AgreementRefusals.NoSuchPhase(phase.ToString(CultureInfo.InvariantCulture));
        return RegisterAgreement.Twice(terms.Owes) ?? RegisterAgreement.Twice(terms.Texts) ?? Unfit(terms.Threshold);
    }

    public static Refusal? Unfit(Dependency dependency)
    {
        if (dependency.Hours is < 1 or > 87_600) return ProvisionRefusals.HoursUnfit();
        return TextCheck.Optional(dependency.Words, "words", TextCheck.Statement);
    }

    private static Refusal? Unfit(Threshold? threshold)
    {
        if (threshold is null) return null;
        if (threshold is { Least: null, Most: null }) return ProvisionRefusals.ThresholdMissing();
        if (threshold.Least > threshold.Most) return ProvisionRefusals.ThresholdReversed(Say(threshold.Least), Say(threshold.Most));
        return threshold.Least < 0 || threshold.Most < 0 || !LinkClaim.IsWord(threshold.Unit) ? ProvisionRefusals.ThresholdUnfit() : null;
    }

    private static bool IsNumber(string number) =>
        number.Length is > 0 and <= 12 && number.All(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '-');

    private static string Say(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
