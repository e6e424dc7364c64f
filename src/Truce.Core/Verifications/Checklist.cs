using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Truce.Core.Verifications;

/// <summary>By what it is verified whether something happened: each method has a checklist of its own.</summary>
public enum VerificationMethod
{
    SiteVisit = 1,

    /// <summary>Images from above: satellite, aircraft.</summary>
    Imagery = 2,

    /// <summary>A photograph or a film, placed and dated by what is seen in it.</summary>
    Geolocation = 3,
    Testimony = 4,
    Document = 5,

    /// <summary>What an instrument recorded and no eye can see: sound, radar, radiation.</summary>
    Sensor = 6,

    /// <summary>What an alleged actor says itself.</summary>
    PartyStatement = 7,
}

/// <summary>What a point of a checklist proves where it is met.</summary>
public enum Proof
{
    /// <summary>Nothing by itself: care that the work asks for.</summary>
    Nothing = 1,
    Place = 2,
    Date = 3,

    /// <summary>That what is alleged can be seen, heard or read in it.</summary>
    Event = 4,

    /// <summary>That the verifying organisation's own observers stood there.</summary>
    Presence = 5,

    /// <summary>That it is known where it comes from first, so that a repetition does not count twice.</summary>
    Origin = 6,

    /// <summary>That an alleged actor says itself that it happened.</summary>
    Acknowledgement = 7,
}

/// <summary>One point of a checklist.</summary>
/// <param name="Code">Stable within its list: lower case with hyphens.</param>
/// <param name="Text">What is asked.</param>
public sealed record ChecklistPoint(string Code, Proof Proves, LocalText Text);

/// <summary>What is looked at under one method. A verification keeps the list that it was opened under, whatever becomes of the list later.</summary>
/// <param name="Version">From 1; a centre's own list counts on from the one that it replaces.</param>
/// <param name="Points">1 to 30, each code once.</param>
public sealed record Checklist(VerificationMethod Method, int Version, ImmutableArray<ChecklistPoint> Points)
{
    private const int MostPoints = 30;
    private const int MostCode = 40;

    /// <summary>The point of a code; null where there is none.</summary>
    public ChecklistPoint? Find(string code) => Points.FirstOrDefault(one => one.Code == code);

    /// <summary>Null where its parts fit; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!Enum.IsDefined(Method) || Version < 1 || Points.IsDefaultOrEmpty || Points.Length > MostPoints) return VerificationRefusals.ChecklistUnfit();
        if (Points.Any(one => !IsCode(one.Code) || !Enum.IsDefined(one.Proves)) || Points.DistinctBy(one => one.Code).Count() < Points.Length)
            return VerificationRefusals.ChecklistUnfit();
        foreach (var one in Points)
            if (TextCheck.Of(one.Text, "point-text", TextCheck.Name) is { } unfit) return unfit;
        return null;
    }

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(Checklist? other) => other is not null && CanonicalValues.Same(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Method, Version, Points.Length);

    private static bool IsCode(string? code) => code is { Length: > 0 and <= MostCode } && code.All(one => one is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}

/// <summary>Checklists as they stand in a file: <c>truce-checklists/1</c>.</summary>
public sealed record ChecklistFile(string Format, ImmutableArray<Checklist> Lists)
{
    /// <summary>The only format there is.</summary>
    public const string Known = "truce-checklists/1";

    /// <summary>The product's own, one for each method; a centre may set its own in the place of any.</summary>
    public static ChecklistFile Standing { get; } = Load();

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not one; the message says what.</exception>
    public static ChecklistFile Parse(ReadOnlySpan<byte> utf8)
    {
        var file = CanonicalValues.Read<ChecklistFile>(utf8);
        if (file.Format != Known) throw new JsonException($"The format is “{file.Format}”; this build reads {Known}.");
        var unfit = file.Lists.Select(one => one.Unfit()).FirstOrDefault(one => one is not null);
        return unfit is null ? file : throw new JsonException(unfit.Sentence);
    }

    /// <summary>The list under which a method works now: the centre's own where it has set one.</summary>
    public static Checklist Of(VerificationMethod method, CentreRecord? centre) =>
        centre?.Checklists.LastOrDefault(one => one.Method == method) ?? Standing.Lists.First(one => one.Method == method);

    private static ChecklistFile Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("checklists.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }
}
