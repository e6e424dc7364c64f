using System.Collections.Immutable;

namespace Truce.Core.Exchanges;

/// <summary>What is counted in an exchange. Numbers only: there is no place for a name of anybody released, handed over or returned.</summary>
/// <param name="Code">By which batches name it: lower-case letters, digits and hyphens.</param>
/// <param name="Unit">What is counted, a lower-case word such as <c>persons</c>.</param>
/// <param name="OwedBy">Who hands over; null where the text does not say.</param>
/// <param name="Promised">How many in all; null where the text names no number.</param>
/// <param name="Provision">The provision that undertakes it; null where none is held.</param>
public sealed record Category(
    string Code, LocalText Name, string Unit, Id<Organisation>? OwedBy = null, long? Promised = null, Id<Provision>? Provision = null);

/// <summary>How many of one category are owed for so many of another: 15 for each 1.</summary>
/// <param name="Of">The code of the category that is owed.</param>
/// <param name="Number">How many of it.</param>
/// <param name="For">The code of the category in return for which it is owed.</param>
/// <param name="Each">For how many of that.</param>
public sealed record Ratio(string Of, int Number, string For, int Each, LocalText? Words = null);

/// <summary>The account of an exchange under an agreement: its categories. The counts are batches, each as one source states it.</summary>
public sealed record ExchangeLedger(
    Id<ExchangeLedger> Id, Id<Agreement> Agreement, LocalText Name, LocalText? Scope, ImmutableArray<Category> Categories, ImmutableArray<Ratio> Ratios,
    bool Example) : INoun<ExchangeLedger>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.ExchangeLedger;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <summary>A category by its code; null where there is none.</summary>
    public Category? CategoryOf(string code) => Categories.FirstOrDefault(one => one.Code == code);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(ExchangeLedger state) => [state.Agreement];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(ExchangeLedger state) =>
        [state.Agreement, .. state.Categories.Where(one => one.Provision is not null).Select(one => one.Provision!.Value.Reference).Distinct()];

    /// <inheritdoc />
    public static ExchangeLedger? Apply(ExchangeLedger? current, Recorded recorded) => recorded.Event switch
    {
        ExchangeLedgerOpened e => new ExchangeLedger(new(recorded.Head.Stream.Number), e.Agreement, e.Name, e.Scope, [], [], e.Example),
        CategoryPut e => current! with { Categories = Put(current.Categories, e.As, one => one.Code == e.As.Code) },
        RatioPut e => current! with { Ratios = Put(current.Ratios, e.As, one => one.Of == e.As.Of && one.For == e.As.For) },
        _ => current,
    };

    // What is put a second time keeps the place that it had.
    private static ImmutableArray<T> Put<T>(ImmutableArray<T> all, T one, Predicate<T> isSame)
        where T : class => all.FirstOrDefault(held => isSame(held)) is { } held ? all.Replace(held, one) : all.Add(one);
}
