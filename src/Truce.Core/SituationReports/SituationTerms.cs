namespace Truce.Core.SituationReports;

/// <summary>What a report is about, and for whom.</summary>
/// <param name="Number">As the centre counts its reports, from 1.</param>
/// <param name="Title">Such as “Daily report”.</param>
/// <param name="From">When the period begins.</param>
/// <param name="CutOff">When it ends. The report says what stood in the record then, and nothing that came in later.</param>
/// <param name="Zone">The zone in which its days and hours are meant: <c>Asia/Gaza</c>.</param>
/// <param name="Audience"><see cref="TlpLabel.Clear"/> or <see cref="TlpLabel.Green"/>: it is composed of what these may see.</param>
/// <param name="Area">The place whose ground it covers; null for all.</param>
public sealed record SituationTerms(
    int Number, LocalText Title, Instant From, Instant CutOff, string Zone, TlpLabel Audience, Id<Place>? Area = null)
{
    private static readonly Duration Longest = Duration.FromDays(93);

    /// <summary>The stretch of the same length that lies before the period.</summary>
    public Instant PreviousFrom => From - (CutOff - From);

    /// <summary>Null where its parts fit; else the refusal that says what does not.</summary>
    /// <param name="now">No cut-off lies after it.</param>
    public Refusal? Unfit(Instant now)
    {
        if (TextCheck.Of(Title, "title", TextCheck.Name) is { } title) return title;
        if (Number is < 1 or > 99_999) return SituationRefusals.NumberUnfit();
        if (Zone.Length is 0 or > 60 || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null) return TimeRefusals.ZoneUnknown(Zone.Length <= 60 ? Zone : Zone[..60]);
        if (CutOff > now) return SituationRefusals.CutOffInTheFuture(CutOff.ToString());
        if (From >= CutOff || CutOff - From > Longest) return SituationRefusals.PeriodUnfit();
        return Audience is TlpLabel.Clear or TlpLabel.Green ? null : SituationRefusals.AudienceUnfit();
    }
}

/// <summary>What members write into a report themselves. Numbers do not belong here: they stand in its lines, with their sources.</summary>
/// <param name="Coverage">What nobody could observe in the period.</param>
/// <param name="Corrections">What earlier reports had wrong, where no correction of theirs says it.</param>
public sealed record SituationTexts(LocalText? Summary = null, LocalText? Coverage = null, LocalText? Corrections = null)
{
    /// <summary>Each with the name of its field.</summary>
    public IEnumerable<(string Field, LocalText? Text)> All => [("summary", Summary), ("coverage", Coverage), ("corrections", Corrections)];

    /// <summary>Null where each is a text that may be published; else the refusal that says what is not.</summary>
    public Refusal? Unfit()
    {
        foreach (var (field, text) in All)
            if (PublicText.Optional(text, field, TextCheck.Statement) is { } unfit) return unfit;
        return null;
    }
}

/// <summary>What a correction says.</summary>
/// <param name="Report">Which report it corrects.</param>
/// <param name="What">What was wrong, or came later.</param>
/// <param name="Why">How that is known.</param>
public sealed record CorrectionTerms(Id<SituationReport> Report, LocalText What, LocalText Why)
{
    /// <summary>Null where both are texts that may be published.</summary>
    public Refusal? Unfit() => PublicText.Of(What, "what", TextCheck.Statement) ?? PublicText.Of(Why, "why", TextCheck.Statement);
}
