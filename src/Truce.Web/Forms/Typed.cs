using Microsoft.AspNetCore.Http.Features;
using Truce.Web.Wording;

namespace Truce.Web.Forms;

/// <summary>Marks an endpoint that takes what people type: whatever it answers carries that text, so that nobody has to type it twice.</summary>
public sealed class TakesTyping;

/// <summary>One text that was sent with a form.</summary>
/// <param name="Label">As the form calls it.</param>
/// <param name="Text">As it was sent, without blanks at its ends.</param>
public sealed record Typed(string Label, string Text)
{
    /// <summary>What somebody typed into the form that this request brought; nothing where it was none, or could not be read.</summary>
    public static IReadOnlyList<Typed> In(HttpContext context, Words words)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesTyping>() is null || context.Features.Get<IFormFeature>()?.Form is not { } form) return [];
        return
        [
            .. from pair in form
               where pair.Key is not ("key" or WordingAid.Confirmed) && !pair.Key.StartsWith("__", StringComparison.Ordinal)
               let text = pair.Value.ToString().Trim()
               where text.Length > 0
               select new Typed(LabelOf(pair.Key, words), text),
        ];
    }

    // An input is named after its field, then its language, or first or last.
    private static string LabelOf(string name, Words words)
    {
        if (words.Has($"field.{name}")) return words[$"field.{name}"];
        var dot = name.LastIndexOf('.');
        if (dot < 0 || !words.Has($"field.{name[..dot]}")) return name;
        var label = words[$"field.{name[..dot]}"];
        return words.Has($"language.{name[(dot + 1)..]}") ? words["and.comma", label, words[$"language.{name[(dot + 1)..]}"]] : label;
    }
}
