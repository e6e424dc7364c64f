using System.Globalization;
using NodaTime.Text;

namespace Truce.Formats.XForms;

/// <summary>What the centre knows, for reading answers: looked up as the sender may see it.</summary>
/// <param name="Zone">The centre's, for times that come without one.</param>
/// <param name="Place">A place by its reference or its code; null where there is none.</param>
/// <param name="LiesHere">Whether a position lies near the places of the centre; null where it holds no ground to say so.</param>
public sealed record AnswerGround(DateTimeZone Zone, Func<string, Place?> Place, Func<Position, bool>? LiesHere);

/// <summary>Reads the answers of one filled-in form by what its mapping says that they stand for. What cannot be read is marked; reading goes on.</summary>
internal sealed class AnswerReader(FilledForm filled, XFormDefinition form, FormMapping mapping, AnswerGround ground)
{
    private const int CoarseMetres = 1_000, UnstatedMetres = 50;
    private const int CoarseSteps = Position.PerDegree / 100;

    private readonly SortedSet<SubmissionMark> marks = [];

    public IReadOnlyCollection<SubmissionMark> Marks => marks;

    /// <summary>What was sent for a meaning; null where nothing was.</summary>
    public string? Raw(string to) => mapping.For(to) is { } field ? filled.At(field.Path) : null;

    public LocalText? Text(string to) => Raw(to) is { } text ? OwnLanguages.Of(text.Length <= TextCheck.Statement ? text : text[..TextCheck.Statement]) : null;

    public LocalText? Name(string to) => Raw(to) is { } text ? OwnLanguages.Of(text.Length <= TextCheck.Name ? text : text[..(TextCheck.Name - 1)] + "…") : null;

    public string? Code(string to) => Raw(to) is { } sent ? mapping.For(to)!.CodeOf(sent) : null;

    public IReadOnlyList<string> Codes(string to) =>
        Raw(to) is { } sent ? [.. sent.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(mapping.For(to)!.CodeOf).Distinct()] : [];

    public T? Value<T>(string to)
        where T : struct, Enum
    {
        if (Code(to) is not { } code) return null;
        var value = FormCodes.Read<T>(code);
        if (value is null) marks.Add(SubmissionMark.AnswerUnreadable);
        return value;
    }

    public IReadOnlyList<T> Values<T>(string to)
        where T : struct, Enum
    {
        var codes = Codes(to);
        List<T> values = [.. codes.Select(FormCodes.Read<T>).OfType<T>()];
        if (values.Count < codes.Count) marks.Add(SubmissionMark.AnswerUnreadable);
        return values;
    }

    public int? Number(string to)
    {
        if (Raw(to) is not { } sent) return null;
        if (int.TryParse(sent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0) return number;
        marks.Add(SubmissionMark.AnswerUnreadable);
        return null;
    }

    /// <summary>What the answer is called in the form, in each language; its code where the form does not say.</summary>
    public LocalText? LabelOf(string to) => Raw(to) is { } sent ? form.LabelOf(mapping.For(to)!.Path, sent) ?? new LocalText(sent) : null;

    public Id<T>? Reference<T>(string to)
        where T : class, INoun<T>
    {
        if (Raw(to) is not { } sent) return null;
        if (Id<T>.TryParse(sent, out var id)) return id;
        marks.Add(SubmissionMark.AnswerUnreadable);
        return null;
    }

    public Place? Place()
    {
        if (Raw("place") is not { } sent) return null;
        if (ground.Place(sent) is { } place) return place;
        marks.Add(SubmissionMark.AnswerUnreadable);
        return null;
    }

    /// <summary>When it was; null where no time can be read.</summary>
    public Occurrence? When()
    {
        var (from, until) = (Moment("when"), Moment("until"));
        if (from is not { } begins) return null;
        if (begins.IsDay) return Occurrence.OfDays(new DateInterval(begins.Day, until is { } last && last.Day > begins.Day ? last.Day : begins.Day), ground.Zone);
        var end = until is { IsDay: false } told && told.At > begins.At ? told.At : begins.At + Duration.FromMinutes(1);
        if (until is { IsDay: false } reversed && reversed.At < begins.At) marks.Add(SubmissionMark.AnswerUnreadable);
        return new Occurrence(begins.At, end, TimePrecision.Minute, ground.Zone.Id);
    }

    /// <summary>A moment that the phone wrote by itself; null where it wrote none.</summary>
    public static Instant? MomentOf(string? text) =>
        text is not null && OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var moment) ? moment.ToInstant() : null;

    /// <summary>The coarse place, and the exact one where a position was sent: latitude, longitude, altitude and accuracy in metres.</summary>
    public (PlaceStated? Coarse, PlaceStated? Exact) Where()
    {
        var (place, words, at) = (Place(), Name("place-words"), Point());
        if (at is not var (position, metres)) return (place is null && words is null ? null : new PlaceStated(place?.Id, Words: words), null);
        var exact = new PlaceStated(place?.Id, position, metres, words);

        // Where no place is named, the coarse one is a point in the middle of about a square kilometre: the exact one is kept apart.
        return place is not null
            ? (new PlaceStated(place.Id, Words: words), exact)
            : (new PlaceStated(null, new Position(Coarse(position.Latitude), Coarse(position.Longitude)), Math.Max(CoarseMetres, metres), words), exact);
    }

    /// <summary>A position with its accuracy in metres; null where none was sent, or none can be read.</summary>
    public (Position Position, int Metres)? Point()
    {
        if (Raw("position") is not { } sent) return null;
        var parts = sent.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var read = parts.Length >= 2 && Position.TryParse(parts[0], parts[1], out var first) ? first : (Position?)null;
        var exchanged = parts.Length >= 2 && Position.TryParse(parts[1], parts[0], out var second) ? second : (Position?)null;
        if (read is null && exchanged is null)
        {
            marks.Add(SubmissionMark.AnswerUnreadable);
            return null;
        }

        var isHere = read is { } there && ground.LiesHere?.Invoke(there) != false;
        if (!isHere && exchanged is { } other && ground.LiesHere?.Invoke(other) == true)
        {
            marks.Add(SubmissionMark.CoordinatesSwapped);
            read = other;
        }
        else if (read is null)
        {
            marks.Add(SubmissionMark.AnswerUnreadable);
            return null;
        }
        else if (!isHere) marks.Add(SubmissionMark.PositionElsewhere);

        var accuracy = parts.Length >= 4 && double.TryParse(parts[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && metres is > 0 and <= PlaceStated.MostRadiusMetres
            ? Math.Max(1, (int)Math.Ceiling(metres))
            : UnstatedMetres;
        return (read.Value, Math.Min(accuracy, PlaceStated.MostRadiusMetres));
    }

    private (Instant At, LocalDate Day, bool IsDay)? Moment(string to)
    {
        if (Raw(to) is not { } sent) return null;
        if (LocalDatePattern.Iso.Parse(sent).TryGetValue(default, out var day)) return (ground.Zone.AtStartOfDay(day).ToInstant(), day, true);
        if (MomentOf(sent) is { } moment) return (moment, moment.InZone(ground.Zone).Date, false);
        if (LocalDateTimePattern.ExtendedIso.Parse(sent).TryGetValue(default, out var local) || LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(sent).TryGetValue(default, out local))
        {
            marks.Add(SubmissionMark.ZoneMissing);
            var at = local.InZoneLeniently(ground.Zone).ToInstant();
            return (at, local.Date, false);
        }

        marks.Add(SubmissionMark.AnswerUnreadable);
        return null;
    }

    private static int Coarse(int steps) => (int)(Math.Round((double)steps / CoarseSteps) * CoarseSteps);
}
