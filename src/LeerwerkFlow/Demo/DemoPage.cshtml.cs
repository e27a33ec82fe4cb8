using LeerwerkFlow.Access;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Demo;

/// <summary>The page before the button that makes the demo new; the page itself is the question whether one is sure.</summary>
[Needs(Right.HerstartDemo)]
internal sealed class DemoPage(ResetDemo reset, DemoOptions options) : PageModel
{
    internal int Aantal => options.Trajecten;

    // Not cut off when the browser goes away: a demo that is half filled helps nobody.
    public async Task<IActionResult> OnPostAsync()
    {
        await reset.RunAsync();
        TempData["Gelukt"] = $"De demo is opnieuw begonnen, met {options.Trajecten} verzonnen trajecten.";
        return LocalRedirect("/");
    }
}
