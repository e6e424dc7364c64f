using Truce.Bench.Recording;

return args switch
{
    ["record", .. var rest] => await RecordBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Truce.Bench -- record [appends|start|verify|past] [--events N] [--folder DIR]");
    return 2;
}
