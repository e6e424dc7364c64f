using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Truce.Web.Pages;

namespace Truce.Web.Reports;

/// <summary>A report's text with the spans that claims rest on marked and numbered. Written in code, so that no blank is added to the text.</summary>
public sealed class MarkedText : Part
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>In the order of their numbers, from 1.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Claim> Claims { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var numbers = Claims.Select((claim, at) => (claim.Id, Number: at + 1)).ToDictionary(one => one.Id, one => one.Number);
        foreach (var stretch in AnchoredText.Cut(Text, Claims))
        {
            builder.OpenRegion(0);
            if (stretch.Claims.Count == 0) ExactText.Write(builder, stretch.Text);
            else Mark(builder, stretch, numbers);
            builder.CloseRegion();
        }
    }

    private void Mark(RenderTreeBuilder builder, Stretch stretch, Dictionary<Id<Claim>, int> numbers)
    {
        builder.OpenElement(10, "mark");
        if (stretch.Starting.Count > 0) builder.AddAttribute(11, "id", stretch.Starting[0].Id.ToString());
        foreach (var claim in stretch.Starting)
        {
            builder.OpenElement(12, "a");
            builder.AddAttribute(13, "class", "no");
            builder.AddAttribute(14, "href", $"#c{numbers[claim.Id]}");
            builder.AddAttribute(15, "aria-label", Words["claim.number", numbers[claim.Id]]);
            builder.AddContent(16, numbers[claim.Id]);
            builder.CloseElement();
        }

        ExactText.Write(builder, stretch.Text);
        builder.CloseElement();
    }
}
