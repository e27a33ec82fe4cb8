using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Web;

/// <summary>
/// A page with a form. When its handler meets a broken rule or a moved row, the page comes back with the sentence (400 or 409) and everything that was typed;
/// <see cref="LoadAsync"/> is called first, to read again what the page shows around the form.
/// </summary>
public abstract class FormPage : PageModel
{
    /// <summary>Reads what the page shows. Call it from <c>OnGetAsync</c> too.</summary>
    public abstract Task LoadAsync();
}
