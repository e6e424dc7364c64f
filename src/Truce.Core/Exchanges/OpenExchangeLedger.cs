using System.Collections.Immutable;

namespace Truce.Core.Exchanges;

/// <summary>Opens the account of an exchange under an agreement, perhaps with its first categories and ratios.</summary>
/// <param name="Scope">What it takes in, and what it leaves out.</param>
/// <param name="Marking">Null: whoever may see the agreement.</param>
public sealed record OpenExchangeLedger(
    Id<Agreement> Agreement, LocalText Name, LocalText? Scope, ImmutableArray<Category> Categories, ImmutableArray<Ratio> Ratios,
    Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var missing = Categories.Select(one => CategoryCheck.Missing(one, reading)).ToArray();
        return Decide(reading.Find(Agreement), Array.Find(missing, one => one is not null), this, caller);
    }

    public static Ruling Decide(Agreement? agreement, Reference? missing, OpenExchangeLedger command, Caller caller)
    {
        if (agreement is null) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(OpenExchangeLedger), caller) is { } no) return no;
        if (TextCheck.First(TextCheck.Of(command.Name, "name", TextCheck.Name), TextCheck.Optional(command.Scope, "scope", TextCheck.Statement)) is { } unfit) return unfit;
        foreach (var category in command.Categories)
        {
            if (CategoryCheck.Unfit(category) is { } loose) return loose;
            if (command.Categories.Count(one => one.Code == category.Code) > 1) return ExchangeRefusals.CategoryStands(category.Code);
        }

        foreach (var ratio in command.Ratios)
            if (CategoryCheck.Unfit(ratio, command.Categories) is { } loose) return loose;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        var id = caller.NewId<ExchangeLedger>();
        return Ruling.Of(
        [
            new Decided(id, new ExchangeLedgerOpened(agreement.Id, command.Name, command.Scope, command.Example), marking),
            .. command.Categories.Select(one => new Decided(id, new CategoryPut(one))), .. command.Ratios.Select(one => new Decided(id, new RatioPut(one))),
        ]);
    }
}

/// <summary>Puts a category into the account of an exchange. One with the same code takes the place of the first.</summary>
public sealed record PutCategory(Id<ExchangeLedger> Ledger, Category As) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Ledger), CategoryCheck.Missing(As, reading), this, caller);

    public static Ruling Decide(ExchangeLedger? current, Reference? missing, PutCategory command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Ledger.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(PutCategory), caller) is { } no) return no;
        if (CategoryCheck.Unfit(command.As) is { } unfit) return unfit;
        if (current.Categories.Contains(command.As)) return ExchangeRefusals.CategoryStands(command.As.Code);
        return Ruling.Of(current.Id, new CategoryPut(command.As));
    }
}

/// <summary>Puts the rule by which one category is owed for another. One between the same two takes the place of the first.</summary>
public sealed record PutRatio(Id<ExchangeLedger> Ledger, Ratio As) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Ledger), this, caller);

    public static Ruling Decide(ExchangeLedger? current, PutRatio command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Ledger.ToString());
        if (Permissions.Refuse(nameof(PutRatio), caller) is { } no) return no;
        if (CategoryCheck.Unfit(command.As, current.Categories) is { } unfit) return unfit;
        if (current.Ratios.Contains(command.As)) return ExchangeRefusals.RatioStands();
        return Ruling.Of(current.Id, new RatioPut(command.As));
    }
}

internal static class CategoryCheck
{
    public static Reference? Missing(Category category, IReading reading)
    {
        var owedBy = category.OwedBy is not { } organisation || reading.Sees(organisation);
        var provision = category.Provision is not { } undertaken || reading.Sees(undertaken);
        return !owedBy ? category.OwedBy : provision ? null : category.Provision;
    }

    public static Refusal? Unfit(Category category)
    {
        var fits = category.Code.Length is > 0 and <= 40 && category.Code.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-');
        if (!fits) return ExchangeRefusals.CodeUnfit();
        if (TextCheck.Of(category.Name, "name", TextCheck.Name) is { } unfit) return unfit;
        return category.Promised < 0 || !LinkClaim.IsWord(category.Unit) ? ExchangeRefusals.UnitUnfit() : null;
    }

    public static Refusal? Unfit(Ratio ratio, ImmutableArray<Category> categories)
    {
        foreach (var code in (string[])[ratio.Of, ratio.For])
            if (!categories.Any(one => one.Code == code)) return ExchangeRefusals.NoSuchCategory(code.Length <= 40 ? code : code[..40]);
        if (ratio.Of == ratio.For || ratio.Number is < 1 or > 10_000 || ratio.Each is < 1 or > 10_000) return ExchangeRefusals.RatioUnfit();
        return TextCheck.Optional(ratio.Words, "words", TextCheck.Statement);
    }
}
