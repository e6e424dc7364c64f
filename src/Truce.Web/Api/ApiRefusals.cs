namespace Truce.Web.Api;

/// <summary>Every "no" that only programs hear.</summary>
public static class ApiRefusals
{
    public static Refusal NoSuchNoun(string named, string known) =>
        new("api/no-such-noun", RefusalKind.NotFound, "There is no list called {0}. There are: {1}.", named, known);

    public static Refusal NoSuchVerb(string named) =>
        new("api/no-such-verb", RefusalKind.NotFound, "There is no command called {0}. GET /api lists them.", named);

    public static Refusal BodyUnreadable(string path, string problem) =>
        new("api/body-unreadable", RefusalKind.Malformed, "The body cannot be read at {0}: {1} /api/openapi.json says what it must hold.", path, problem);

    public static Refusal NotJson() =>
        new("api/not-json", RefusalKind.Malformed, "A command is sent as application/json.");

    public static Refusal FromElsewhere() =>
        new("api/from-elsewhere", RefusalKind.Forbidden, "A page of another site sent this. Nothing of it was recorded.");

    public static Refusal ParameterUnfit(string name, string value) =>
        new("api/parameter-unfit", RefusalKind.Malformed, "The parameter {0} cannot be “{1}”. /api/openapi.json says what it can be.", name, value);

    public static Refusal KeyUnfit() =>
        new("api/key-unfit", RefusalKind.Malformed, "An Idempotency-Key has 1 to 200 printable characters.");
}
