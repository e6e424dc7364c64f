using Truce.Bench.Lines;
using Truce.Bench.Paging;
using Truce.Bench.Recording;

return args switch
{
    ["record", .. var rest] => await RecordBench.RunAsync(rest),
    ["lines", .. var rest] => LinesBench.Run(rest),
    ["pages", .. var rest] => await PagesBench.RunAsync(rest),
    ["pages-load", var address, var plan, var rate, var results] => await PagesLoad.RunAsync(address, plan, int.Parse(rate, CultureInfo.InvariantCulture), results),
    ["open", "ogc", .. var rest] => await Truce.Bench.Open.OgcBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- record [appends|start|verify|past] [--events N] [--seconds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- pages [--events N] [--seconds N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- lines [--places N]");
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- open ogc [--incidents N]");
    return 2;
}
