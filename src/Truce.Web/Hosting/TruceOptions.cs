namespace Truce.Web.Hosting;

/// <summary>What a start was told.</summary>
/// <param name="Data">Folder of a real centre; null opens the example.</param>
/// <param name="Keys">Folder of its keys; beside the data folder, with ".keys" added, unless told.</param>
/// <param name="Urls">Where to listen.</param>
/// <param name="PublicUrl">Where people reach a real centre, such as <c>https://record.centre.example</c>; null: where it listens.</param>
/// <param name="Wording">A file with what the centre adds to the guide to neutral words; null: the guide as it comes.</param>
/// <param name="Otlp">Where measures go, such as <c>http://collector.example:4318</c>; null: nowhere.</param>
/// <param name="SendInside">Whether messages of subscriptions may go to machines of this machine's own networks.</param>
public sealed record TruceOptions(string? Data, string? Keys, string Urls, Uri? PublicUrl = null, string? Wording = null, Uri? Otlp = null, bool SendInside = false)
{
    public const string DefaultUrls = "http://127.0.0.1:5210";

    /// <summary>Reads <c>--data</c>, <c>--keys</c>, <c>--urls</c>, <c>--public-url</c>, <c>--wording</c>, <c>--otlp</c> and <c>--send-inside</c>.</summary>
    /// <exception cref="ArgumentException">An option is not known or has no value; the message says which.</exception>
    public static TruceOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new TruceOptions(null, null, DefaultUrls);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var value = at + 1 < arguments.Count ? arguments[at + 1] : throw new ArgumentException($"{arguments[at]} needs a value.");
            options = arguments[at] switch
            {
                "--data" => options with { Data = Path.GetFullPath(value) },
                "--keys" => options with { Keys = Path.GetFullPath(value) },
                "--urls" => options with { Urls = value },
                "--public-url" => options with { PublicUrl = ReadSite(value, "https://record.centre.example") },
                "--wording" => options with { Wording = Path.GetFullPath(value) },
                "--otlp" => options with { Otlp = ReadSite(value, "http://collector.example:4318") },
                "--send-inside" => options with { SendInside = value switch { "yes" => true, "no" => false, _ => throw new ArgumentException($"--send-inside is yes or no, not “{value}”.") } },
                var other => throw new ArgumentException($"{other} is not known. Known are --data DIR, --keys DIR, --urls ADDRESS, --public-url URL, --wording FILE, --otlp URL and --send-inside yes|no."),
            };
        }

        // An example is for the visitors of its own machine alone.
        return options is { PublicUrl: not null, Data: null } ? throw new ArgumentException("--public-url is for a real centre: give its --data DIR.") : options;
    }

    private static Uri ReadSite(string value, string such) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? url
            : throw new ArgumentException($"“{value}” is not a scheme and a host, such as {such}.");
}
