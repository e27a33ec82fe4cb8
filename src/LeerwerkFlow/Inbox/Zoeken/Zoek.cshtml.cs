using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Inbox.Zoeken;

/// <summary>Search over people and open taken, from the field at the top of every page.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class ZoekPage(Db db, Klok klok, FindWerk find, CurrentUser user) : PageModel
{
    private const int Step = 10;
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>At most so many people.</summary>
    [BindProperty(SupportsGet = true)]
    public int Mensen { get; set; } = Step;

    /// <summary>At most so many taken.</summary>
    [BindProperty(SupportsGet = true)]
    public int Taken { get; set; } = Step;

    internal Gevonden Gevonden { get; private set; } = new([], false, [], false);

    internal bool HeeftVraag => Zoekwoord.Of(Q).Length > 0;

    internal DateOnly Vandaag => klok.Vandaag;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Mensen, Taken) = (Math.Clamp(Mensen, Step, Most), Math.Clamp(Taken, Step, Most));
        Gevonden = await find.RunAsync(user, Q, Mensen, Taken, ct);
        if (Gevonden.Mensen.Count + Gevonden.Taken.Count > 0)
            await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, "gezocht", klok.Now)], ct);
    }

    /// <summary>The same search with more lines of one kind; null when there are no more, or too many to show.</summary>
    internal string? More(bool mensen) => (mensen ? Gevonden.MeerMensen && Mensen < Most : Gevonden.MeerTaken && Taken < Most)
        ? Url.Page(null, new { Q, mensen = Mensen + (mensen ? Step : 0), taken = Taken + (mensen ? 0 : Step) }) + (mensen ? "#mensen" : "#taken")
        : null;
}
