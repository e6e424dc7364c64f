using Microsoft.AspNetCore.Components;

namespace Truce.Web.Pages;

/// <summary>A piece of a page: it knows the visit, and so the words, the view and the moment.</summary>
public abstract class Part : ComponentBase
{
    [Inject]
    public required Visit Visit { get; set; }

    protected Words Words => Visit.Words;

    protected View View => Visit.View;
}
