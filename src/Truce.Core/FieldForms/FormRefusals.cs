namespace Truce.Core.FieldForms;

/// <summary>Every "no" about forms that phones fill in, and what their questions mean.</summary>
public static class FormRefusals
{
    public static Refusal CodeUnfit() =>
        new("form/code-unfit", RefusalKind.Refused, "A form has an identifier of at most 200 characters, and a version of at most 100.");

    public static Refusal CodeTaken(string code) =>
        new("form/code-taken", RefusalKind.Refused, "There is a form “{0}” already. Add this as a version of it, or give it another identifier.", code);

    public static Refusal OtherForm(string given, string standing) =>
        new("form/other-form", RefusalKind.Refused, "This is the form “{0}”; a version of “{1}” is needed. Add it as a form of its own.", given, standing);

    public static Refusal VersionStands(string version) =>
        new("form/version-stands", RefusalKind.Refused, "The version “{0}” stands already. Phones fetch a form again only under a new version: change it in the form.", version);

    public static Refusal Retired() =>
        new("form/retired", RefusalKind.Refused, "Phones are no longer given this form already.");

    public static Refusal TooLarge(string most) =>
        new("form/too-large", RefusalKind.Refused, "The form is larger than {0} bytes.", most);

    public static Refusal MappingUnfit() =>
        new("form/mapping-unfit", RefusalKind.Refused, "The mapping says what the form is for, then for at most 200 of its questions what each stands for; each code of an answer once.");

    public static Refusal MappingUnreadable(string where) =>
        new("form/mapping-unreadable", RefusalKind.Malformed, "The mapping cannot be read at {0}. It begins with “means: incident” or the like; under “fields:” stand lines such as “/data/when: when”.", where);

    public static Refusal MeaningUnknown(string meaning, string path) =>
        new("form/meaning-unknown", RefusalKind.Refused, "“{0}”, which the mapping gives to {1}, is no meaning that such a form can have.", meaning, path);

    public static Refusal MeaningTwice(string meaning) =>
        new("form/meaning-twice", RefusalKind.Refused, "Two questions stand for “{0}”. Leave one of them out.", meaning);

    public static Refusal MeaningMissing(string meaning) =>
        new("form/meaning-missing", RefusalKind.Refused, "No question stands for “{0}”, without which nothing can be made of what is sent.", meaning);

    public static Refusal NoSuchQuestion(string path) =>
        new("form/no-such-question", RefusalKind.Refused, "The mapping speaks of {0}, and the form has no such question.", path);

    public static Refusal TypeUnfit(string path, string type, string meaning) =>
        new("form/type-unfit", RefusalKind.Refused, "The question {0} is answered by “{1}”; it cannot stand for “{2}”.", path, type, meaning);

    public static Refusal CodeUnknown(string code, string meaning, string path) =>
        new("form/code-unknown", RefusalKind.Refused, "“{0}” is no code of “{1}”. Say under “codes” of {2} which of the record's codes it stands for.", code, meaning, path);

    public static Refusal NotAForm(string why) =>
        new("form/not-a-form", RefusalKind.Malformed, "This is not an XForm that phones can fill in: {0}", why);

    public static Refusal Encrypted() =>
        new("form/encrypted", RefusalKind.Refused, "The form has what is sent encrypted on the phone; nobody here could read it. Take the key out of the form's settings.");

    public static Refusal SeveralThings(string number, string all) =>
        new("form/several-things", RefusalKind.Refused, "{0} things stand against this form: {1}", number, all);

    public static Refusal FileUnknown(string name) =>
        new("form/file-unknown", RefusalKind.Refused, "The form needs the file {0}, which this centre does not provide. It provides truce-places.csv, truce-crossings.csv and truce-lines.csv.", name);
}
