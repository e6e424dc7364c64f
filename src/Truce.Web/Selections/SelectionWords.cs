using Truce.Core.Selections;

namespace Truce.Web.Selections;

/// <summary>Parts of a selection in the reader's language. What is written in an address is shown as the thing that it names, where the viewer finds it.</summary>
public static class SelectionWords
{
    /// <summary>What a part is called; <c>not-type</c> by what it leaves out.</summary>
    public static string Part(this Words words, string name) => name.StartsWith(SelectionNames.Not, StringComparison.Ordinal)
        ? words["selection.without", new Phrase(words[$"selection.part.{name[SelectionNames.Not.Length..]}"])]
        : words[$"selection.part.{name}"];

    /// <summary>A value of a part.</summary>
    /// <param name="kinds">The nouns that are listed: codes are named as the first of them names it.</param>
    public static string Value(this Visit visit, string name, string value, IEnumerable<StreamKind> kinds)
    {
        var bare = name.StartsWith(SelectionNames.Not, StringComparison.Ordinal) ? name[SelectionNames.Not.Length..] : name;
        return bare switch
        {
            "kind" => visit.Words[$"search.kind.{value}"],
            "type" => visit.Words.Code(value, kinds.Select(kind => kind.TypeKey(value))),
            "state" => visit.Words.Code(value, kinds.Select(kind => kind.StateKey(value))),
            "marking" => $"TLP:{value.Replace('-', '+').ToUpperInvariant()}",
            "sort" => visit.Words[$"selection.sort.{value}"],
            SelectionNames.Near when value.Split(',') is [var metres, var of] => visit.Words["selection.metres", metres.TrimEnd('m'), visit.Named(of)],
            SelectionNames.Words => $"“{SafeText.Line(value)}”",
            _ => Reference.TryParse(value, out _) ? visit.Named(value) : Moment(visit, value),
        };
    }

    /// <summary>The codes of a part with their labels, in the order in which they are offered.</summary>
    public static IEnumerable<(string Value, string Label)> Options(this Visit visit, SelectionScope scope, ChoicePart part) =>
        (scope.CodesOf(part) ?? []).Select(code => (code, visit.Value(part.Name(), code, scope.Kinds)));

    /// <summary>What a thing is called, for a viewer who finds it; its reference otherwise.</summary>
    public static string Named(this Visit visit, string reference) =>
        Reference.TryParse(reference, out var named) && visit.View.WordingOf(named) is { } wording
            ? wording.Title is { } title ? visit.Text(title).Text : wording.Code ?? reference
            : reference;

    private static string Moment(Visit visit, string value) =>
        Dates.Read(value) is { } day ? visit.Words.Day(day) : NodaTime.Text.InstantPattern.ExtendedIso.Parse(value) is { Success: true, Value: var moment } ? visit.Moment(moment) : value;

    private static string Code(this Words words, string code, IEnumerable<string?> keys) =>
        keys.OfType<string>().Where(words.Has).Select(key => words[key]).FirstOrDefault() ?? code;

    private static string? TypeKey(this StreamKind kind, string code) => !Selectable.TypesOf(kind).Contains(code) ? null : kind switch
    {
        StreamKind.Incident => code.Contains('/') ? $"incident-type.{code}" : $"selection.family.{code}",
        StreamKind.Observation => $"observation-kind.{code}",
        StreamKind.Hindrance => $"hindrance-kind.{code}",
        StreamKind.Passage => $"passage-kind.{code}",
        StreamKind.Marker => $"marker-kind.{code}",
        StreamKind.Place => $"place-kind.{code}",
        StreamKind.Organisation => $"kinds.{code}",
        StreamKind.Source => $"source-kind.{code}",
        StreamKind.Question or StreamKind.Decision => $"subject.{code}",
        StreamKind.Provision => $"family.{code}",
        StreamKind.Judgement => $"judged.{code}",
        StreamKind.Reply => $"reply.{code}",
        StreamKind.Presence => $"sector.{code}",
        StreamKind.Capacity or StreamKind.WatchTask => $"speciality.{code}",
        StreamKind.EvidenceItem => $"evidence-kind.{code}",
        StreamKind.Figure => $"figure-kind.{code}",
        _ => null,
    };

    private static string? StateKey(this StreamKind kind, string code) => !Selectable.StatesOf(kind).Contains(code) ? null : kind switch
    {
        StreamKind.Incident => $"incident-state.{code}",
        StreamKind.Observation => $"observation-result.{code}",
        StreamKind.Hindrance => $"hindrance-outcome.{code}",
        StreamKind.Passage => $"passage-state.{code}",
        StreamKind.Assessment => $"provision-status.{code}",
        StreamKind.Decision => $"decision-state.{code}",
        StreamKind.WatchTask => $"task-state.{code}",
        StreamKind.InformationRequest => $"request-state.{code}",
        StreamKind.Shift => $"shift-state.{code}",
        StreamKind.SituationDraft => $"draft-stage.{code}",
        _ => $"selection.state.{code}",
    };
}
