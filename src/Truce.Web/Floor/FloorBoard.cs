using Truce.Web.Maps;

namespace Truce.Web.Floor;

/// <summary>One number as one source states it.</summary>
/// <param name="Value">As stated, with its unit.</param>
/// <param name="Note">By whom, through whom, for when.</param>
public sealed record FloorNumber(string Value, string Note, string Href);

/// <summary>What one column states of a subject.</summary>
/// <param name="Numbers">The last stated first.</param>
/// <param name="More">How many earlier ones are on the question's page alone.</param>
public sealed record FloorCell(IReadOnlyList<FloorNumber> Numbers, int More);

/// <summary>One subject with what each states of it.</summary>
/// <param name="Scope">For what and when; null where the question says enough.</param>
/// <param name="Differs">Whether definitions differ, or numbers do not add up: then a sign stands beside it, with words.</param>
/// <param name="ByColumn">For each column its numbers; none where nothing is recorded.</param>
public sealed record FloorSubject(string Title, string? Scope, string Href, bool Differs, IReadOnlyList<FloorCell> ByColumn);

/// <summary>A clock that runs out, or has.</summary>
/// <param name="At">The moment.</param>
public sealed record FloorClock(string Title, Instant At, string Href, bool Example);

/// <summary>A question that is answered in more than one way.</summary>
/// <param name="Since">The day on which it was first answered.</param>
public sealed record FloorQuestion(string Title, string Href, LocalDate? Since, string Note, bool Example);

/// <summary>Everything that the floor shows, for one viewer at one moment.</summary>
/// <param name="NotDrawn">Issuer and date of versions that applied and have no published geometry.</param>
/// <param name="Claims">How many claims the events rest on.</param>
/// <param name="Columns">Who states: parties in the reader's alphabet, then all others.</param>
public sealed record FloorBoard(
    FloorLanes Lanes, MapScene Scene, IReadOnlyList<string> NotDrawn, int Claims, IReadOnlyList<string> Columns, IReadOnlyList<FloorSubject> Subjects,
    IReadOnlyList<FloorClock> Clocks, IReadOnlyList<FloorQuestion> Questions, int QuestionsInAll);
