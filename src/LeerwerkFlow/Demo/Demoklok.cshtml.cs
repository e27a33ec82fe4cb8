using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Demo;

/// <summary>"Een dag, week of maand verder": the clock jumps, and what became due is played in the order in which it became due.</summary>
[Needs(Right.VerzetDemoklok)]
internal sealed class DemoklokPage(DemoKlok klok, DueWork due) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(string? sprong, string? terug)
    {
        var naar = Next(klok.Vandaag, sprong);
        await klok.MoveAsync(naar);
        await due.RunAsync();
        TempData["Gelukt"] = $"Het is nu {Datum.Lang(naar)}.";
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }

    internal static DateOnly Next(DateOnly vandaag, string? sprong) => sprong switch
    {
        "dag" => Duur.LastDayOfDays(vandaag, 2),
        "week" => Duur.LastDayOfDays(vandaag, 8),
        "maand" => Duur.LastDayOfDays(Duur.LastDay(vandaag, 1), 2),
        _ => throw new RuleBroken("Kies een dag, een week of een maand verder."),
    };
}
