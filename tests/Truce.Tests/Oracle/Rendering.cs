using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;

namespace Truce.Tests.Oracle;

/// <summary>What the product answered, in the same one line in which <see cref="Telling"/> tells it.</summary>
internal static class Rendering
{
    public static string? Of(object? state) => state is null ? null
        : Contents.All.Select(chapter => chapter.Render(state)).FirstOrDefault(line => line is not null)
        ?? throw new ArgumentException($"A noun that the oracle does not know: {state.GetType().Name}. Give it a chapter.");

    public static string Of(Recorded recorded)
    {
        var body = recorded.Event is Erased
            ? "erased"
            : string.Join(' ', Texts.TokensIn(System.Text.Encoding.UTF8.GetString(CanonicalValues.Write<object>(recorded.Event))));
        return $"{recorded.Head.Index} {recorded.Head.Stream} {recorded.Head.Name} by {recorded.Who.Member} of {recorded.Who.Organisation} for {recorded.Who.For?.ToString() ?? "itself"}: {body}";
    }

    public static string? Of(Marking? marking) => marking is null ? null : new Mark(
        (Label)(int)marking.Label,
        marking.Organisations is { } organisations ? [.. organisations.Select(one => one.ToString())]
        : marking.Members is { } members ? [.. members.Select(one => one.ToString())]
        : null).ToString();

    /// <summary>The token of a text, which stands in each of its languages; the text itself where it has none.</summary>
    public static string Say(LocalText? text)
    {
        if (text is null) return "";
        var tokens = text.Present.SelectMany(Texts.TokensIn).Distinct().ToList();
        return tokens.Count == 0 ? text.ToString() : string.Join('|', tokens);
    }

    public static string Join<T>(IEnumerable<T> values) => string.Join(' ', values);
}
