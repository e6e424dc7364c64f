using Truce.Bench.Lines;
using Truce.Bench.Live;
using Truce.Bench.Paging;
using Truce.Bench.Recording;
using Truce.Bench.Searching;
using Truce.Bench.Situation;
using Truce.Bench.Submissions;

return args switch
{
    ["record", .. var rest] => await RecordBench.RunAsync(rest),
    ["open", "search", .. var rest] => await SearchBench.RunAsync(rest),
    ["lines", .. var rest] => LinesBench.Run(rest),
    ["situation", .. var rest] => await SituationBench.RunAsync(rest),
    ["pages", .. var rest] => await PagesBench.RunAsync(rest),
    ["pages-load", var address, var plan, var rate, var results] => await PagesLoad.RunAsync(address, plan, int.Parse(rate, CultureInfo.InvariantCulture), results),
    ["open", "live", .. var rest] => await LiveBench.RunAsync(rest),
    ["open-live-one", var callers, var readers, var seconds, var words] =>
        await LiveSettings.OneAsync(int.Parse(callers, CultureInfo.InvariantCulture), int.Parse(readers, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture), words == "words"),
    ["open-live-readers", .. var rest] => await LiveReaders.RunAsync(rest),
    ["open", "ogc", .. var rest] => await Truce.Bench.Open.OgcBench.RunAsync(rest),
    ["incidents", "submissions", .. var rest] => await SubmissionsBench.RunAsync(rest),
    ["incidents-submissions-load", var address, var path, var connections, var seconds] =>
        await SubmissionsLoad.RunAsync(address, path, int.Parse(connections, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["incidents", "daily", .. var rest] => await Truce.Bench.Incidents.DailyBench.RunAsync(rest),
    ["incidents", "likeness", .. var rest] => await Truce.Bench.Incidents.LikenessBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- record [appends|start|verify|past] [--events N] [--seconds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- pages [--events N] [--seconds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- open search [--events N] [--seconds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- lines [--places N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- situation import [--rows N] [--rounds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- situation [compose|page|both] [--events N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- open live [turns|cost|flood|collector|words] [--callers N] [--pairs N] [--rounds N] [--seconds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- open ogc [--incidents N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- incidents submissions [--seconds N] [--rounds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- incidents [likeness|daily] [--incidents N]");
    return 2;
}
