namespace Truce.Core.Submissions;

/// <summary>Every "no" about what phones send.</summary>
public static class SubmissionRefusals
{
    public static Refusal ReceivedAlready(string reference) =>
        new("submission/received-already", RefusalKind.Refused, "All of this was received before, as {0}. There is nothing left to send.", reference);

    public static Refusal InstanceUnfit() =>
        new("submission/instance-unfit", RefusalKind.Malformed, "What was sent has no identifier (instanceID), or one of more than 200 characters. Without it nobody could tell that it was sent twice.");

    public static Refusal FileUnfit(string name) =>
        new("submission/file-unfit", RefusalKind.Malformed, "“{0}” is not a name under which a file can be kept, or more than 100 files came with it.", name);

    public static Refusal TooManyContradictions(string reference) =>
        new("submission/too-many-contradictions", RefusalKind.Conflict, "{0} was sent with other content many times already. No more of it is kept; the phone needs to be looked at.", reference);

    public static Refusal NotArrived(string instance) =>
        new("submission/not-arrived", RefusalKind.Refused, "What it replaces ({0}) has not arrived. It is kept, and taken up once that has.", instance);

    public static Refusal ReplacedAlready(string reference) =>
        new("submission/replaced-already", RefusalKind.Refused, "What it replaces ({0}) had been replaced by something else. Both are kept; somebody has to say which holds.", reference);

    public static Refusal AnswerMissing(string meaning) =>
        new("submission/answer-missing", RefusalKind.Refused, "There is no usable answer to “{0}”, without which nothing more than a report can be made of it.", meaning);

    public static Refusal NothingToTakeUp() =>
        new("submission/nothing-to-take-up", RefusalKind.Refused, "All that can be made of it has been made.");

    public static Refusal NothingOdd() =>
        new("submission/nothing-odd", RefusalKind.Refused, "There is nothing about it that somebody would have to look at.");

    public static Refusal HiddenFromSender() =>
        new("submission/hidden-from-sender", RefusalKind.Refused, "What was sent stays with the organisation that sent it: it cannot be marked RED, or a phone that sends it again could not be told from one that sends something new.");

    public static Refusal NotXml(string where) =>
        new("submission/not-xml", RefusalKind.Malformed, "What was sent cannot be read as XML (line and place: {0}). The phone keeps it; send it again, or show it to the centre.", where);

    public static Refusal EntitiesForbidden() =>
        new("submission/entities-forbidden", RefusalKind.Malformed, "What was sent declares entities or a document type. No form needs that, so it is not read.");

    public static Refusal EncodingUnfit() =>
        new("submission/encoding-unfit", RefusalKind.Malformed, "The text is not in the encoding that it says it is in. Send it as UTF-8.");

    public static Refusal FormMissing() =>
        new("submission/form-missing", RefusalKind.Malformed, "There is no filled-in form in what was sent: it comes as the part “xml_submission_file”.");

    public static Refusal FormUnknown(string form) =>
        new("submission/form-unknown", RefusalKind.NotFound, "This centre has no form “{0}” that you may use. Fetch the list of forms again.", form);

    public static Refusal TooLarge(string most) =>
        new("submission/too-large", RefusalKind.Malformed, "This is more than the {0} bytes that may come at once. Nothing of it was kept; send the files one by one, or smaller.", most);

    public static Refusal CutShort() =>
        new("submission/cut-short", RefusalKind.Malformed, "The connection ended before all had arrived. Nothing was lost on the phone: send it again.");
}
