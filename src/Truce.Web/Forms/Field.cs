namespace Truce.Web.Forms;

/// <summary>One thing that a form asks for. Its label stands in the resource files under <c>field.NAME</c>, a hint under <c>field.NAME.hint</c>.</summary>
/// <param name="Name">Of the input; unique in its form.</param>
/// <param name="IsOptional">Whether it may stay empty.</param>
public abstract record Field(string Name, bool IsOptional);

/// <summary>A text in up to three languages; inputs NAME.en, NAME.ar, NAME.he.</summary>
/// <param name="IsAsStated">Whether it holds a source's own words, or an address to write to: then the guide to wording leaves it alone. It looks at
/// every other text, since whatever stands in the record can come to stand before everybody.</param>
public sealed record LocalField(string Name, int Most, LocalText? Initial = null, bool IsOptional = false, bool IsAsStated = false) : Field(Name, IsOptional)
{
    /// <summary>Whether it is long enough for an area of several lines.</summary>
    public bool IsLong => Most > TextCheck.Name;
}

/// <summary>A line, or an area, of plain text: a code, an address, a source's own words.</summary>
/// <param name="LanguageOf">The field that says in which language it is in the centre's own words; null where it is not, and the guide to wording leaves it alone.</param>
public sealed record TextField(string Name, bool IsLong = false, string Initial = "", bool IsOptional = false, string? LanguageOf = null) : Field(Name, IsOptional);

/// <summary>A day, or a first and a last day; inputs NAME.first, NAME.last.</summary>
public sealed record DaysField(string Name, DateInterval? Initial = null, bool IsOptional = false) : Field(Name, IsOptional);

/// <summary>A day.</summary>
public sealed record DayField(string Name, bool IsOptional = false, LocalDate? Initial = null) : Field(Name, IsOptional);

/// <summary>A day and an hour, in the centre's zone.</summary>
public sealed record MomentField(string Name, LocalDateTime? Initial, bool IsOptional = false) : Field(Name, IsOptional);

/// <summary>When something happened: first and last moment, in the centre's zone, and how exactly; inputs NAME.from, NAME.until, NAME.precision.</summary>
public sealed record OccurrenceField(string Name, bool IsOptional = false) : Field(Name, IsOptional);

/// <summary>Where something was: a place of the gazetteer, a position with a radius, the source's words; inputs NAME.place, NAME.latitude, NAME.longitude, NAME.radius, NAME.words.en and so on.</summary>
/// <param name="Places">Value and label of the places, in the order in which they are shown.</param>
public sealed record WhereField(string Name, IReadOnlyList<(string Value, string Label)> Places, bool IsOptional = false) : Field(Name, IsOptional);

/// <summary>A position in decimal degrees; inputs NAME.latitude, NAME.longitude.</summary>
public sealed record PositionField(string Name, Position? Initial = null, bool IsOptional = false) : Field(Name, IsOptional);

/// <summary>A whole number.</summary>
public sealed record NumberField(string Name, bool IsOptional = false, long? Initial = null) : Field(Name, IsOptional);

/// <summary>One of several.</summary>
/// <param name="Options">Value and label, in the order in which they are shown.</param>
public sealed record ChoiceField(string Name, IReadOnlyList<(string Value, string Label)> Options, string Initial = "", bool IsOptional = false) : Field(Name, IsOptional);

/// <summary>Any of several.</summary>
public sealed record ChoicesField(string Name, IReadOnlyList<(string Value, string Label)> Options, IReadOnlyList<string> Initial, bool IsOptional = true) : Field(Name, IsOptional);
