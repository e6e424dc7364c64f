namespace Truce.Core.Journal;

/// <summary>What a stream is the life of. The number is part of a reference's check character: never reuse one.</summary>
public enum StreamKind
{
    /// <summary>The record itself: adoption, redaction. One stream a centre.</summary>
    Record = 1,
    Organisation = 2,
    Member = 3,
    Source = 4,
    Report = 5,
    Claim = 6,
    Question = 7,
    Place = 8,
    Agreement = 9,
    Provision = 10,
    Assessment = 11,
    Line = 12,
    LineVersion = 13,
    Marker = 14,
    Crossing = 15,
    Passage = 16,
    ExchangeLedger = 17,
    Batch = 18,
    Figure = 19,
    Incident = 20,
    Judgement = 21,
    Reply = 22,
    Relation = 23,
    Translation = 24,

    /// <summary>A table that a source publishes.</summary>
    DataTable = 35,
    DutyFunction = 40,
    LogEntry = 41,
    WatchTask = 42,
    InformationRequest = 43,
    Shift = 44,
    Decision = 45,
    DecisionStatement = 46,
    Observation = 60,
    Hindrance = 61,
    Presence = 62,
    AgendaItem = 63,
    Capacity = 64,
    SituationDraft = 51,
    SituationReport = 52,

    /// <summary>What a phone sent: one filled-in form.</summary>
    Submission = 70,
    FieldForm = 71,
    Verification = 80,
    Transmission = 81,
    Notice = 82,
    JointVisit = 83,
    VisitFinding = 84,
    HotLineCall = 85,
    Alert = 53,
    Subscription = 54,
    EvidenceItem = 90,
}

/// <summary>The three letters that open a reference of each kind, and the word for it.</summary>
public static class StreamKinds
{
    private static readonly (StreamKind Kind, string Prefix, string Word)[] Prefixes =
    [
        (StreamKind.Record, "REC", "record"), (StreamKind.Organisation, "ORG", "organisation"), (StreamKind.Member, "MEM", "member"),
        (StreamKind.Source, "SRC", "source"), (StreamKind.Report, "RPT", "report"), (StreamKind.Claim, "CLM", "claim"),
        (StreamKind.Question, "QST", "question"), (StreamKind.Place, "PLC", "place"), (StreamKind.Agreement, "AGR", "agreement"),
        (StreamKind.Provision, "PRV", "provision"), (StreamKind.Assessment, "ASM", "assessment"), (StreamKind.Line, "LIN", "line"),
        (StreamKind.LineVersion, "LNV", "line-version"), (StreamKind.Marker, "MRK", "marker"), (StreamKind.Crossing, "CRS", "crossing"),
        (StreamKind.Passage, "PSG", "passage"), (StreamKind.ExchangeLedger, "EXL", "exchange-ledger"), (StreamKind.Batch, "BAT", "batch"),
        (StreamKind.Figure, "FGR", "figure"), (StreamKind.Incident, "INC", "incident"), (StreamKind.Judgement, "JDG", "judgement"),
        (StreamKind.Reply, "RPL", "reply"), (StreamKind.Relation, "REL", "relation"), (StreamKind.Translation, "TRN", "translation"),
        (StreamKind.DataTable, "TBL", "table"),
        (StreamKind.DutyFunction, "FNC", "duty-function"), (StreamKind.LogEntry, "LOG", "log-entry"), (StreamKind.WatchTask, "TSK", "task"),
        (StreamKind.InformationRequest, "RFI", "request"), (StreamKind.Shift, "SHF", "shift"), (StreamKind.Decision, "DEC", "decision"),
        (StreamKind.DecisionStatement, "DST", "decision-statement"),
        (StreamKind.Observation, "OBS", "observation"), (StreamKind.Hindrance, "HIN", "hindrance"), (StreamKind.Presence, "PRS", "presence"),
        (StreamKind.AgendaItem, "AGD", "agenda-item"), (StreamKind.Capacity, "CAP", "capacity"),
        (StreamKind.EvidenceItem, "EVD", "evidence"),
        (StreamKind.SituationDraft, "SDR", "situation-draft"), (StreamKind.SituationReport, "SIT", "situation-report"),
        (StreamKind.Submission, "SUB", "submission"), (StreamKind.FieldForm, "FRM", "field-form"),
        (StreamKind.Verification, "VRF", "verification"), (StreamKind.Transmission, "TRM", "transmission"), (StreamKind.Notice, "NTC", "notice"),
        (StreamKind.JointVisit, "JVS", "joint-visit"), (StreamKind.VisitFinding, "VFD", "visit-finding"), (StreamKind.HotLineCall, "HLC", "hot-line-call"),
        (StreamKind.Alert, "ALR", "alert"), (StreamKind.Subscription, "SBS", "subscription"),
    ];

    /// <summary>Three capital letters.</summary>
    public static string Prefix(this StreamKind kind)
    {
        foreach (var entry in Prefixes)
            if (entry.Kind == kind) return entry.Prefix;
        throw new ArgumentOutOfRangeException(nameof(kind));
    }

    /// <summary>The English word in lower case, with hyphens, as files and keys write it.</summary>
    public static string Word(this StreamKind kind) => Array.Find(Prefixes, entry => entry.Kind == kind).Word;

    /// <summary>The kind that a reference's first three letters name, in any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> prefix, out StreamKind kind)
    {
        foreach (var entry in Prefixes)
        {
            if (!prefix.Equals(entry.Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            kind = entry.Kind;
            return true;
        }

        kind = default;
        return false;
    }
}
