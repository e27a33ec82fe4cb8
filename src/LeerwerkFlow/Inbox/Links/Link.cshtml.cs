using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox.Links;

/// <summary>A link to one taak on the side of the coach: give, renew, take back. The link itself is on the answer to giving it and never again.</summary>
[Needs(Right.VerdeeltTaken)]
internal sealed class LinkPage(Db db, Klok klok, CurrentUser user, ReadTaak read, GiveTaaklink give, BuitenAdres buiten) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public long Revisie { get; set; }

    /// <summary>Id of the link that the form was drawn with.</summary>
    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public string? Aan { get; set; }

    [BindProperty]
    public int Dagen { get; set; } = GiveTaaklink.Dagen;

    internal Taak Taak { get; private set; } = null!;

    internal TaaklinkRij? Uit { get; private set; }

    /// <summary>The link that was made just now.</summary>
    internal string? Adres { get; private set; }

    internal bool MayGive => GiveTaaklink.Suits(user, Taak);

    internal bool IsTeOud => Uit is { } uit && uit.GeldigTot < klok.Vandaag;

    // Nothing about the deelnemer: a mail is read by more than one.
    internal string Mail => $"mailto:?subject={Uri.EscapeDataString("Een formulier om in te vullen")}&body={Uri.EscapeDataString(
        $"Dag {Uit!.Aan}\n\nWil je dit formulier invullen? Je hebt geen account nodig. De link werkt tot en met {Datum.Lang(Uit.GeldigTot)}.\n\n{Adres}\n\nVragen? Bel of mail me.\n{user.Naam}")}";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Taak.Traject, "taaklink-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Taak = await read.GetAsync(user, Id);
        Uit = await give.FindAsync(Id);
        ModelState.Remove(nameof(Revisie));
        ModelState.Remove(nameof(Link));
    }

    public async Task OnPostAsync() => await ShowAsync(await give.RunAsync(user, Id, Revisie, Aan, Dagen));

    public async Task OnPostVernieuwAsync() => await ShowAsync(await give.RenewAsync(user, Id, Link, Dagen));

    public async Task<IActionResult> OnPostTrekInAsync()
    {
        await give.WithdrawAsync(user, Id, Link);
        TempData["Gelukt"] = "De link werkt niet meer.";
        return LocalRedirect($"/taak/{Id}/link");
    }

    private async Task ShowAsync(string code)
    {
        await LoadAsync();
        Adres = $"{buiten.Adres}/p/{code}";
    }
}
