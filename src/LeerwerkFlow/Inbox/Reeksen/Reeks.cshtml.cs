using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>How it went, taak by taak, with the way back.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class ReeksPage(ReadReeks read, UndoReeks undo, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    internal ReeksVerslag Verslag { get; private set; } = null!;

    internal int Gedaan => Verslag.Regels.Count(r => r.IsGedaan);

    internal bool KanTerug => Verslag.Regels.Any(r => r is { IsGedaan: true, Terug: null });

    internal string Zin => Verslag.Handeling switch
    {
        Reeks.Neem => "op jouw naam gezet",
        Reeks.GeefTerug => "teruggegeven",
        _ => $"doorgegeven aan {Verslag.Naar}",
    };

    public async Task OnGetAsync() => Verslag = await read.GetAsync(user, Id);

    public async Task<IActionResult> OnPostAsync()
    {
        await undo.RunAsync(user, Id);
        return LocalRedirect($"/postvak/reeks/{Id}");
    }
}
