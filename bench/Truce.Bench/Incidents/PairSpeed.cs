using Truce.Bench.Recording;

namespace Truce.Bench.Incidents;

internal static class PairSpeed
{
    public static void Run(ResultTable table, int incidents, int asked) => table.Note($"{incidents} {asked}");
}
