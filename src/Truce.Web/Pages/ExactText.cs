using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Truce.Web.Pages;

/// <summary>
/// Text exactly as received, without a blank more or less: so this is not written as markup. Characters that would reorder or hide
/// text are shown by their codes and do nothing.
/// </summary>
public sealed class ExactText : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Write(builder, Text);

    /// <summary>Writes a text where a component that is drawn in code wants it.</summary>
    public static void Write(RenderTreeBuilder builder, string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!SafeText.IsControl(text[at])) continue;
            builder.AddContent(0, text[from..at]);
            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "class", "ctl");
            builder.AddContent(3, SafeText.CodeOf(text[at]));
            builder.CloseElement();
            from = at + 1;
        }

        builder.AddContent(4, text[from..]);
    }
}
