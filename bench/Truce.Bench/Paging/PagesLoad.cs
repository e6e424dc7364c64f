using System.Net;
using System.Text.RegularExpressions;

namespace Truce.Bench.Paging;

/// <summary>The generator: asks for each line of a plan at its moment, whatever became of those before it, and notes how long each took.</summary>
internal static partial class PagesLoad
{
    /// <summary>Ends the name of the file with the processor seconds that the generator took.</summary>
    public const string Processor = ".processor";

    public static async Task<int> RunAsync(string address, string plan, int rate, string results)
    {
        var asked = File.ReadLines(plan).Select(line => line.Split('\t')).ToArray();
        using var anybody = Client(address);
        using var member = Client(address);
        await SignInAsync(member);
        var answers = new string[asked.Length];
        var begin = Stopwatch.GetTimestamp();
        var open = new List<Task>(asked.Length);
        for (var at = 0; at < asked.Length;)
        {
            var due = (int)Math.Min(asked.Length, Stopwatch.GetElapsedTime(begin).TotalSeconds * rate);
            for (; at < due; at++) open.Add(OneAsync(at));
            await Task.Delay(1);
        }

        await Task.WhenAll(open);
        await File.WriteAllLinesAsync(results, answers);
        var processor = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        await File.WriteAllTextAsync(results + Processor, processor.ToString(CultureInfo.InvariantCulture));
        return 0;

        async Task OneAsync(int at)
        {
            await Task.Yield();
            using var answer = await (asked[at][1] == "member" ? member : anybody).GetAsync(asked[at][2]);
            var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            var ms = Stopwatch.GetElapsedTime(begin).TotalMilliseconds - at * 1000.0 / rate;
            answers[at] = string.Create(CultureInfo.InvariantCulture, $"{asked[at][0]}\t{(int)answer.StatusCode}\t{bytes}\t{ms:F2}");
        }
    }

    private static HttpClient Client(string address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(address),
    };

    // As a visitor of the example does: chooses the first member who is offered.
    private static async Task SignInAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/viewer");
        var form = Form().Matches(page).Select(match => match.Value).First(text => text.Contains("MEM-", StringComparison.Ordinal));
        var fields = Input().Matches(form).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var chosen = await client.PostAsync("/viewer", new FormUrlEncodedContent(fields));
        if (chosen.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"Signing in was answered with {chosen.StatusCode}.");
    }

    [GeneratedRegex("<form[^>]*action=\"/viewer\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Input();
}
