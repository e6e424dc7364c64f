namespace Truce.Web.Questions;

/// <summary>A claim's mark: its place across in percent, from the first day, and its row within the lane from 0.</summary>
/// <param name="First">Where the first day on which it may have been said stands.</param>
/// <param name="Last">Where the last one stands; the diamond is there.</param>
/// <param name="Label">Who said it, cut to the room there is.</param>
/// <param name="LabelBefore">Whether the label stands before the mark, for want of room after it.</param>
public sealed record Mark(Answer Answer, double First, double Last, string Label, bool LabelBefore, int Row);

/// <summary>One stance with its marks.</summary>
/// <param name="Rows">1 to 8; a lane with more marks at one place lays the rest over the last row.</param>
public sealed record Lane(Stance Stance, IReadOnlyList<Mark> Marks, int Rows);

/// <summary>A stretch without any statement, drawn narrow and named.</summary>
public sealed record Gap(double From, double Width, Duration Length);

/// <summary>A day on the axis.</summary>
/// <param name="WithYear">Whether its date is written with the year: the first of a stretch.</param>
/// <param name="IsNamed">Whether its date is written at all: not where it would run into the one before it.</param>
/// <param name="IsOnPaper">Whether it is written on a sheet of A4 too, which is narrower.</param>
public sealed record AxisDay(LocalDate Day, double At, bool WithYear, bool IsNamed = true, bool IsOnPaper = true);

/// <summary>
/// Stances over time, laid out: days run from 0 to 100 percent, and a stretch of more than a month without a statement is cut
/// short. Nothing here knows of pixels but <see cref="PlotWidth"/> and <see cref="PaperWidth"/>, the widths for which labels are cut and dates left out.
/// </summary>
public sealed record Timeline(IReadOnlyList<Lane> Lanes, IReadOnlyList<Gap> Gaps, IReadOnlyList<AxisDay> Axis)
{
    private const double PlotWidth = 960, PaperWidth = 540, Letter = 5.9, Beside = 38, WidestGap = 9, AllGaps = 35, Margin = 2, LabelRoom = 20, BetweenDates = 10;
    private const int ShortestLabel = 16, LongestLabel = 34, MostRows = 8, LongestQuietDays = 31;

    /// <param name="answers">What is to be drawn; at least one.</param>
    /// <param name="nameOf">Who said a claim, in the reader's language.</param>
    /// <param name="dateOf">A day in the reader's language, with its year or without.</param>
    public static Timeline Of(IReadOnlyList<Answer> answers, Func<Answer, string> nameOf, Func<LocalDate, bool, string> dateOf)
    {
        var scale = Scale.Of(answers);
        var lanes = new List<Lane>();
        foreach (var stance in (Stance[])[Stance.Affirms, Stance.StatesIntent, Stance.Quantifies, Stance.Acknowledges, Stance.Denies])
        {
            var held = answers.Where(answer => answer.Link.Stance == stance).ToList();
            if (held.Count > 0) lanes.Add(LaneOf(stance, held, scale, nameOf));
        }

        return new Timeline(lanes, scale.Gaps, scale.Axis(dateOf));
    }

    private static Lane LaneOf(Stance stance, List<Answer> held, Scale scale, Func<Answer, string> nameOf)
    {
        var taken = new List<List<(double From, double To)>>();
        var marks = new List<Mark>();
        foreach (var answer in held)
        {
            var (first, last) = (scale.At(answer.Claim.Said.Start), scale.At(answer.Claim.Said.End));
            var (label, before) = Label(nameOf(answer), last, scale.RoomUntil(answer.Claim.Said.End));
            var width = (Beside + label.Length * Letter) / PlotWidth * 100;
            var extent = before ? (From: first - width, To: last + 1.2) : (From: first - 1.2, To: last + width);
            var row = taken.FindIndex(row => row.All(other => extent.To < other.From - 0.6 || extent.From > other.To + 0.6));
            if (row < 0 && taken.Count < MostRows) taken.Add([]);
            if (row < 0) row = taken.Count - 1;
            taken[row].Add(extent);
            marks.Add(new Mark(answer, first, last, label, before, row));
        }

        return new Lane(stance, marks, taken.Count);
    }

    // The label stands after the mark where there is room for a part of the name that says something; else before it.
    private static (string Label, bool Before) Label(string name, double at, double end)
    {
        var room = (int)(((end - at) / 100 * PlotWidth - Beside) / Letter);
        if (name.Length <= room) return (Cut(name, LongestLabel), false);
        return room >= ShortestLabel ? (Cut(name, Math.Min(room, LongestLabel)), false) : (Cut(name, LongestLabel), true);
    }

    private static string Cut(string name, int most) => name.Length <= most ? name : string.Concat(name.AsSpan(0, most - 1).TrimEnd(), "…");

    /// <summary>Stretches of days with statements, each with its share of the width.</summary>
    private sealed record Scale(IReadOnlyList<Stretch> Stretches, double GapWidth)
    {
        public IReadOnlyList<Gap> Gaps => [.. Stretches.Zip(Stretches.Skip(1), (one, next) =>
            new Gap(one.To, GapWidth, Duration.FromDays(Period.DaysBetween(one.Last, next.First))))];

        public static Scale Of(IReadOnlyList<Answer> answers)
        {
            var days = answers.SelectMany(answer => (LocalDate[])[answer.Claim.Said.Start, answer.Claim.Said.End]).Distinct().Order();
            var runs = new List<(LocalDate First, LocalDate Last)>();
            foreach (var day in days)
            {
                if (runs.Count > 0 && Period.DaysBetween(runs[^1].Last, day) <= LongestQuietDays) runs[^1] = (runs[^1].First, day);
                else runs.Add((day, day));
            }

            // A long run gets more room than a short one, but not in proportion: three days can hold more statements than twelve.
            var weights = runs.Select(run => Math.Pow(Math.Max(Period.DaysBetween(run.First, run.Last) + 1, 2), 0.4)).ToList();
            var gap = Math.Min(WidestGap, AllGaps / Math.Max(runs.Count - 1, 1));
            var usable = 100 - Margin - LabelRoom - (runs.Count - 1) * gap;
            var at = Margin;
            var stretches = new List<Stretch>();
            foreach (var (run, weight) in runs.Zip(weights))
            {
                var width = usable * weight / weights.Sum();
                stretches.Add(new Stretch(run.First, run.Last, at, at + width));
                at += width + gap;
            }

            return new Scale(stretches, gap);
        }

        public double At(LocalDate day) => On(day).At(day);

        // A label may run into the gap after its stretch, or into the room kept at the end, but not into the next stretch.
        public double RoomUntil(LocalDate day) => On(day).To + (On(day) == Stretches[^1] ? LabelRoom : GapWidth) - Margin;

        public IReadOnlyList<AxisDay> Axis(Func<LocalDate, bool, string> dateOf)
        {
            var days = Stretches.SelectMany(stretch => stretch.Days()).ToList();
            var (onScreen, onPaper) = (WithRoom(days, PlotWidth, dateOf), WithRoom(days, PaperWidth, dateOf));
            return [.. days.Select(day => day with { IsNamed = onScreen.Contains(day), IsOnPaper = onPaper.Contains(day) })];
        }

        // The days whose dates do not run into the last one written before them. A date is centred on its day.
        private static HashSet<AxisDay> WithRoom(List<AxisDay> days, double width, Func<LocalDate, bool, string> dateOf)
        {
            var named = new HashSet<AxisDay>();
            var end = double.NegativeInfinity;
            foreach (var day in days)
            {
                var (middle, half) = (day.At / 100 * width, dateOf(day.Day, day.WithYear).Length * Letter / 2);
                if (middle - half < end + BetweenDates) continue;
                named.Add(day);
                end = middle + half;
            }

            return named;
        }

        private Stretch On(LocalDate day) => Stretches.First(stretch => day <= stretch.Last);
    }

    private sealed record Stretch(LocalDate First, LocalDate Last, double From, double To)
    {
        private int Length => Period.DaysBetween(First, Last) + 1;

        public double At(LocalDate day) => From + (To - From) * (Period.DaysBetween(First, day) + 0.5) / Length;

        public IEnumerable<AxisDay> Days()
        {
            var most = Math.Max(1, (int)((To - From) / 8));
            var step = Math.Max(1, (int)Math.Ceiling((double)(Length - 1) / most));
            for (var day = First; day <= Last; day = day.PlusDays(step))
                if (day == Last || Period.DaysBetween(day, Last) >= step / 2.0 || day == First) yield return new AxisDay(day, At(day), day == First);
            if ((Length - 1) % step != 0) yield return new AxisDay(Last, At(Last), false);
        }
    }
}
