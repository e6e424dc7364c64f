namespace Truce.Core.Evidence;

/// <summary>What a file is, as somebody states it; what its bytes are is <see cref="FilePrint.MediaType"/>.</summary>
public enum EvidenceKind
{
    Photograph = 1,
    Video = 2,
    Sound = 3,
    Document = 4,

    /// <summary>What an instrument wrote: a log, a track, a measurement.</summary>
    SensorData = 5,
    Another = 6,
}

/// <summary>Under what terms it may be used.</summary>
public enum EvidenceLicence
{
    /// <summary>The custodian made it.</summary>
    Own = 1,

    /// <summary>Free of rights.</summary>
    Free = 2,

    /// <summary>Free as long as its maker is named.</summary>
    Attribution = 3,

    /// <summary>With its maker's permission, within what that says.</summary>
    Permission = 4,

    /// <summary>Nobody knows: it is not published.</summary>
    Unknown = 5,
}

/// <summary>How far those who can be recognised in it, or who gave it, let it be shown.</summary>
public enum EvidenceConsent
{
    /// <summary>Nobody can be recognised in it, and whoever gave it sets no limit.</summary>
    NotNeeded = 1,
    ToAll = 2,
    ToMembers = 3,
    NotAsked = 4,
    Refused = 5,
}

/// <summary>What was found wrong with a file when it came; it is kept all the same.</summary>
public enum FileFault
{
    /// <summary>It ends before its own end.</summary>
    CutOff = 1,

    /// <summary>Its bytes are of another kind than its name says.</summary>
    NotWhatItsNameSays = 2,
}

/// <summary>A file's bytes, known by their digest.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">How many, 1 or more.</param>
/// <param name="MediaType">As its first bytes show, never as somebody named it: <c>image/jpeg</c>; <c>application/octet-stream</c> where they show nothing.</param>
public sealed record FilePrint(string Sha256, long Bytes, string MediaType)
{
    /// <summary>Whether it has the shape of one.</summary>
    public bool IsWellFormed => Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigitLower) && Bytes > 0 && MediaType.Length is > 2 and <= 100;
}

/// <summary>The guarded part of an item: what a file says of its maker and its place besides what it shows.</summary>
/// <param name="Name">The file's name as it was sent; null where it had none.</param>
/// <param name="Camera">What the camera wrote; null where it wrote nothing that is read here.</param>
public sealed record OriginalFile(string? Name, CameraFacts? Camera = null);

/// <summary>What a camera wrote into its file. Its clock and its receiver may be wrong: it is a statement like any other.</summary>
/// <param name="Clock">Its clock when it took the picture, as it wrote it: <c>2025-10-19T10:22:11</c>, with the offset from UTC where it wrote one.</param>
/// <param name="Position">Where its receiver put it.</param>
/// <param name="Device">Maker and model.</param>
public sealed record CameraFacts(string? Clock, Position? Position, string? Device);

/// <summary>What is stated of an item.</summary>
/// <param name="Captured">When it was taken, as stated; null where nobody said.</param>
/// <param name="Where">Where it was taken, as stated and no more exactly than may be shown; null where nobody said.</param>
/// <param name="IsGraphic">Whether it shows what hurts to see: then nothing of it is drawn before the reader asks for it.</param>
/// <param name="Credit">Who is to be named with it, an organisation or a work name; null where nobody is.</param>
/// <param name="Note">What else there is to say.</param>
public sealed record EvidenceAccount(
    EvidenceKind Kind, LocalText Title, EvidenceLicence Licence, EvidenceConsent Consent, Occurrence? Captured = null, PlaceStated? Where = null,
    bool IsGraphic = false, LocalText? Credit = null, LocalText? Note = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now)
    {
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(Licence) || !Enum.IsDefined(Consent)) return EvidenceRefusals.KindMissing();
        var words = TextCheck.First(
            TextCheck.Of(Title, "title", TextCheck.Name), TextCheck.Optional(Credit, "credit", TextCheck.Name), TextCheck.Optional(Note, "note", TextCheck.Statement));
        if ((words ?? Captured?.Unfit(now) ?? Where?.Unfit()) is { } unfit) return unfit;
        return Licence == EvidenceLicence.Attribution && Credit is null ? EvidenceRefusals.CreditMissing() : null;
    }

    /// <summary>How open an item may be at most: consent and licence bound it, and nobody opens it further.</summary>
    public TlpLabel MostOpen => Consent switch
    {
        EvidenceConsent.NotAsked or EvidenceConsent.Refused => TlpLabel.Amber,
        EvidenceConsent.ToMembers => TlpLabel.Green,
        _ => Licence == EvidenceLicence.Unknown ? TlpLabel.Green : TlpLabel.Clear,
    };
}
