using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox;

/// <summary>A question about a taak: its owner asks, a colleague answers without seeing the dossier, and the owner goes on.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class VraagPage(Db db, Klok klok, CurrentUser user, ReadTaak read, ReadOverdracht overdracht, AskVraag ask, AnswerVraag answer) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public long Revisie { get; set; }

    /// <summary>The question that is answered.</summary>
    [BindProperty]
    public string? Vraag { get; set; }

    [BindProperty]
    public string? Aan { get; set; }

    [BindProperty]
    public string? Tekst { get; set; }

    internal Taak Taak { get; private set; } = null!;

    internal Vraag? Open { get; private set; }

    internal IReadOnlyList<Vraag> Eerder { get; private set; } = [];

    internal IReadOnlyList<AskVraag.Collega> Collegas { get; private set; } = [];

    internal bool MayAsk => Open is null && Taak.MayBeDoneBy(user);

    internal bool MayAnswer => Open is { } vraag && vraag.Aan == user.Id && Taak.IsOpen;

    internal bool MayWithdraw => Open is { } vraag && vraag.Van == user.Id;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Taak.Traject, "vraag-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Taak = await read.GetAsync(user, Id);
        var vragen = await overdracht.OfAsync(user, Taak);
        (Open, Eerder) = (vragen.Open, [.. vragen.Vragen.Where(v => !v.IsOpen).Reverse()]);
        if (MayAsk)
            Collegas = await ask.ChoicesAsync(user, Taak);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ask.RunAsync(user, Id, Revisie, Aan, Tekst);
        return Done($"/taak/{Id}", "Je vraag is gesteld. De taak blijft bij jou; het antwoord komt hier te staan.");
    }

    public async Task<IActionResult> OnPostAntwoordAsync()
    {
        await answer.RunAsync(user, Id, Vraag ?? "", Tekst);
        return Done("/postvak", "Je antwoord is bezorgd.");
    }

    public async Task<IActionResult> OnPostTerugAsync()
    {
        await answer.GiveBackAsync(user, Id, Vraag ?? "");
        return Done("/postvak", "Je hebt de vraag teruggegeven.");
    }

    public async Task<IActionResult> OnPostIntrekkenAsync()
    {
        await answer.WithdrawAsync(user, Id, Vraag ?? "");
        return Done($"/taak/{Id}", "Je vraag is ingetrokken.");
    }

    private LocalRedirectResult Done(string address, string zin)
    {
        TempData["Gelukt"] = zin;
        return LocalRedirect(address);
    }
}
