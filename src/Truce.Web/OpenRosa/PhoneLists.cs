using System.Text;

namespace Truce.Web.OpenRosa;

/// <summary>The lists that forms are answered from, as files beside a form: cut to what the phone's member may see.</summary>
public static class PhoneLists
{
    /// <summary>Names of the files.</summary>
    public static IReadOnlyList<string> Files { get; } = ["truce-crossings.csv", "truce-lines.csv", "truce-places.csv"];

    /// <summary>A file; null where there is none of that name.</summary>
    public static byte[]? Of(View view, string name) => name switch
    {
        "truce-places.csv" => Rows(view.All<Place>().Select(one => (one.Id.Reference, Name: one.Name))),
        "truce-crossings.csv" => Rows(view.All<Crossing>().Select(one => (one.Id.Reference, one.Account.Name))),
        "truce-lines.csv" => Rows(view.All<Line>().Select(one => (one.Id.Reference, one.Name))),
        _ => null,
    };

    // A list beside a form has one label whatever the language of the form, so each name stands in all that there are.
    private static byte[] Rows(IEnumerable<(Reference Reference, LocalText Name)> things)
    {
        var text = new StringBuilder("name,label\n");
        foreach (var (reference, name) in things.OrderBy(one => one.Name.ToString(), StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Reference))
            text.Append(reference).Append(",\"").Append(string.Join(" · ", name.Present.Distinct().Select(SafeText.Line)).Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
