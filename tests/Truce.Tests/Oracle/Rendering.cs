using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;

namespace Truce.Tests.Oracle;

/// <summary>What the product answered, in the same one line in which <see cref="Telling"/> tells it.</summary>
internal static class Rendering
{
    public static string? Of(object? noun) => noun switch
    {
        null => null,
        Organisation one =>
            $"{Say(one.Name)} {one.OrganisationKind} roles {Join(one.Roles.Select(role => (Say(role.Name), Day(role.From), Day(role.Until))))} "
            + $"for {Join(one.ActsFor.Select(acts => ($"{acts.Principal}", Day(acts.From), Day(acts.Until))))}",
        Member one => $"{Say(one.Function)} of {one.Organisation} {Duties(one.Duties)} {one.Standing}",
        Source one => $"{Say(one.Name)} of {one.Organisation} grades {Join(one.Grades.Select(grade => ($"{grade.Subject}", $"{grade.Reliability}", Say(grade.Basis))))}",
        Report one => $"{Say(one.Title)} from {one.Source} withdrawn {Say(one.Withdrawn)}",
        Claim one =>
            $"{Say(one.Statement)} in {one.Report} chain {string.Join('>', one.Chain)} links {Join(one.Links.Select(link => $"{link.Question} {link.Stance}"))} "
            + $"grade {(one.Credibility is { } grade ? $"{grade.Degree} {Say(grade.Basis)}" : "")} remark {Say(one.Remark)} "
            + $"end {one.End switch { ClaimEnd.Withdrawn => $"Withdrawn {Say(one.EndReason)}", ClaimEnd.Restated => $"Restated {Say(one.EndReason)} {one.RestatedAs}", _ => "" }} "
            + $"restates {one.Restates} corrections {one.Corrections}",
        Question one => $"{Say(one.Text)} scope {Say(one.Scope)} apart {Join(one.Distinctions.Select(pair => (Say(pair.First), Say(pair.Second), Say(pair.Note))))}",
        CentreRecord one => $"erased {Join(one.Erased.Select(parts => $"{parts.Index}:{string.Join(',', parts.Parts)}"))}",
        _ => throw new ArgumentException($"A noun that the oracle does not know: {noun.GetType().Name}. Give it a line here and in Telling."),
    };

    public static string Of(Recorded recorded)
    {
        var body = recorded.Event is Erased
            ? "erased"
            : string.Join(' ', Texts.TokensIn(System.Text.Encoding.UTF8.GetString(CanonicalValues.Write<object>(recorded.Event))));
        return $"{recorded.Head.Index} {recorded.Head.Stream} {recorded.Head.Name} by {recorded.Who.Member} of {recorded.Who.Organisation}: {body}";
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

    private static string Join<T>(IEnumerable<T> values) => string.Join(' ', values);

    private static string Day(LocalDate? day) => day is { } given ? NodaTime.Text.LocalDatePattern.Iso.Format(given) : "";

    private static string Duties(Duties duties) =>
        string.Join('+', ((Duties[])[Core.Access.Duties.Recording, Core.Access.Duties.Grading, Core.Access.Duties.Secretariat, Core.Access.Duties.DataProtection])
            .Where(duty => duties.HasFlag(duty)));
}
