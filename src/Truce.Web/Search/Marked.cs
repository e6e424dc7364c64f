using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Truce.Web.Pages;

namespace Truce.Web.Search;

/// <summary>A text of a hit, isolated, in its own language, with what was looked for marked. Written in code, so that no blank is added to the text.</summary>
public sealed class Marked : Part
{
    [Parameter, EditorRequired]
    public required FoundText Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "bdi");
        if (Text.Language != Words.Language)
        {
            builder.AddAttribute(1, "lang", Text.Language);
            builder.AddAttribute(2, "dir", Text.Language == "en" ? "ltr" : "rtl");
        }

        foreach (var stretch in Text.Stretches)
        {
            builder.OpenRegion(3);
            if (stretch.IsMarked) builder.OpenElement(4, "mark");
            builder.AddContent(5, stretch.Text);
            if (stretch.IsMarked) builder.CloseElement();
            builder.CloseRegion();
        }

        builder.CloseElement();
    }
}
