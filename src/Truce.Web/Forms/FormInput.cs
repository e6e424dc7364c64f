using System.Globalization;
using Microsoft.Extensions.Primitives;
using NodaTime.Text;

namespace Truce.Web.Forms;

/// <summary>What was sent with a form, read field by field. Whatever cannot be read is noted with its field; reading goes on.</summary>
public sealed class FormInput(IReadOnlyDictionary<string, StringValues> values, Words words, DateTimeZone zone)
{
    private readonly List<(string Field, string Problem)> problems = [];

    /// <summary>What cannot be read, in the order of reading.</summary>
    public IReadOnlyList<(string Field, string Problem)> Problems => problems;

    /// <summary>What was sent under a name, without blanks at its ends; empty where nothing was.</summary>
    public string Raw(string name) => values.TryGetValue(name, out var value) ? value.ToString().Trim() : "";

    /// <summary>All that was sent under a name.</summary>
    public IReadOnlyList<string> RawAll(string name) => values.TryGetValue(name, out var value) ? [.. value.OfType<string>().Where(one => one.Length > 0)] : [];

    /// <summary>Everything chosen of several, each once; at least one.</summary>
    public IReadOnlyList<string> Some(string name)
    {
        var chosen = RawAll(name).Distinct().ToList();
        if (chosen.Count == 0) problems.Add((name, words["form.required"]));
        return chosen;
    }

    public LocalText Local(string name)
    {
        var text = Optional(name);
        if (text is null) problems.Add((name, words["form.required"]));
        return text ?? new LocalText();
    }

    public LocalText? Optional(string name)
    {
        var text = new LocalText(Present(name + ".en"), Present(name + ".ar"), Present(name + ".he"));
        return text.Present.Any() ? text : null;
    }

    public string Text(string name)
    {
        var text = Raw(name);
        if (text.Length == 0) problems.Add((name, words["form.required"]));
        return text;
    }

    public string? OptionalText(string name) => Raw(name) is { Length: > 0 } text ? text : null;

    public T Code<T>(string name)
        where T : struct, Enum
    {
        if (Codes.TryRead<T>(Raw(name), out var value)) return value;
        problems.Add((name, words["form.required"]));
        return default;
    }

    public T? OptionalCode<T>(string name)
        where T : struct, Enum => Raw(name).Length == 0 ? null : Code<T>(name);

    public Duties Sum(string name) =>
        RawAll(name).Aggregate(Duties.None, (sum, code) => Codes.TryRead<Duties>(code, out var duty) ? sum | duty : sum);

    public int Number(string name)
    {
        if (int.TryParse(Raw(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        problems.Add((name, words["form.not-a-number"]));
        return 0;
    }

    public long? OptionalNumber(string name)
    {
        var raw = Raw(name);
        if (raw.Length == 0) return null;
        if (long.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        problems.Add((name, words["form.not-a-number"]));
        return null;
    }

    public LocalDate Day(string name) => OptionalDay(name) ?? Missing(name);

    public LocalDate? OptionalDay(string name)
    {
        var raw = Raw(name);
        if (raw.Length == 0) return null;
        if (LocalDatePattern.Iso.Parse(raw).TryGetValue(default, out var day)) return day;
        problems.Add((name, words["form.not-a-date"]));
        return null;
    }

    public DateInterval Days(string name) => OptionalDays(name) ?? new DateInterval(Missing(name), default);

    public DateInterval? OptionalDays(string name)
    {
        var first = OptionalDay(name + ".first");
        var last = OptionalDay(name + ".last");
        if (first is null && last is null) return null;
        var (from, until) = (first ?? last!.Value, last ?? first!.Value);
        if (from <= until) return new DateInterval(from, until);
        problems.Add((name, words["form.days-reversed"]));
        return new DateInterval(from, from);
    }

    public Instant Moment(string name)
    {
        if (Visit.TryMoment(Raw(name), zone, out var moment)) return moment;
        problems.Add((name, words["form.not-a-date"]));
        return default;
    }

    public Instant? OptionalMoment(string name) => Raw(name).Length == 0 ? null : Moment(name);

    public Occurrence Occurrence(string name)
    {
        var from = Moment(name + ".from");
        var precision = Raw(name + ".precision").Length == 0 ? TimePrecision.Hour : Code<TimePrecision>(name + ".precision");
        if (precision is TimePrecision.Day or TimePrecision.Days)
        {
            var last = Raw(name + ".until").Length == 0 ? from : Moment(name + ".until");
            var (first, end) = (from.InZone(zone).Date, last.InZone(zone).Date);
            return Core.Time.Occurrence.OfDays(new DateInterval(first, end < first ? first : end), zone);
        }

        var until = Raw(name + ".until").Length == 0 ? from + Duration.FromMinutes(precision == TimePrecision.Minute ? 1 : 60) : Moment(name + ".until");
        if (until <= from) problems.Add((name, words["form.days-reversed"]));
        return new Occurrence(from, until, precision, zone.Id);
    }

    public Position? OptionalPosition(string name)
    {
        if (Raw(name + ".latitude").Length == 0 && Raw(name + ".longitude").Length == 0) return null;
        if (Core.Geography.Position.TryParse(Raw(name + ".latitude"), Raw(name + ".longitude"), out var position)) return position;
        problems.Add((name, words["form.not-a-position"]));
        return null;
    }

    public PlaceStated? Where(string name)
    {
        var place = OptionalReference<Place>(name + ".place");
        var centre = OptionalPosition(name);
        var radius = OptionalNumber(name + ".radius");
        var stated = Optional(name + ".words");
        return place is null && centre is null && radius is null && stated is null ? null : new PlaceStated(place, centre, (int?)radius, stated);
    }

    public Id<T> Reference<T>(string name)
        where T : class, INoun<T>
    {
        if (Id<T>.TryParse(Raw(name), out var id)) return id;
        problems.Add((name, Raw(name).Length == 0 ? words["form.required"] : words["form.unknown-reference"]));
        return default;
    }

    public Id<T>? OptionalReference<T>(string name)
        where T : class, INoun<T> => Raw(name).Length == 0 ? null : Reference<T>(name);

    /// <summary>A reference to a thing of any kind; null where none was sent.</summary>
    public Reference? OptionalThing(string name)
    {
        if (OptionalText(name) is not { } text) return null;
        if (Core.Journal.Reference.TryParse(text, out var one)) return one;
        problems.Add((name, words["form.unknown-reference"]));
        return null;
    }

    /// <summary>Every reference that was ticked.</summary>
    public IReadOnlyList<Id<T>> References<T>(string name)
        where T : class, INoun<T>
    {
        List<Id<T>> all = [];
        foreach (var raw in RawAll(name))
        {
            if (Id<T>.TryParse(raw, out var id)) all.Add(id);
            else problems.Add((name, words["form.unknown-reference"]));
        }

        return all;
    }

    /// <summary>A marking: NAME is the label, NAME.organisations to whom it is released.</summary>
    public Marking Marking(string name)
    {
        var organisations = References<Organisation>(name + ".organisations");
        if (CanonicalValues.TryLabel(Raw(name), out var label))
        {
            return label switch
            {
                TlpLabel.Clear => Core.Access.Marking.Clear,
                TlpLabel.Green => Core.Access.Marking.Green,
                TlpLabel.Amber => Core.Access.Marking.Amber(organisations),
                TlpLabel.AmberStrict => Core.Access.Marking.AmberStrict(organisations),
                _ => Core.Access.Marking.Red(),
            };
        }

        problems.Add((name, words["form.required"]));
        return Core.Access.Marking.Clear;
    }

    /// <summary>Notes a problem that the form itself found.</summary>
    public void Problem(string field, string problem) => problems.Add((field, problem));

    private string? Present(string name) => Raw(name) is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;

    private LocalDate Missing(string name)
    {
        if (!problems.Any(problem => problem.Field.StartsWith(name, StringComparison.Ordinal))) problems.Add((name, words["form.required"]));
        return default;
    }
}
