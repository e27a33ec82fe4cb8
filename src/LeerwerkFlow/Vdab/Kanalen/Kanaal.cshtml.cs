using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>How the channels are doing, and what a coördinator or beheerder does with them.</summary>
[Needs(Right.KiestKanaal)]
internal sealed class KanaalPage(Db db, CurrentUser user, Circuit circuit, Kanaalkeuze keuze, SteerKanaal steer, ReplayMelding replay) : FormPage
{
    private const int MostIngrepen = 30;

    internal sealed record Huis(string Id, string Naam, string? Kanaal);

    internal KanaalStand Stand { get; private set; } = null!;

    internal Huis[] Huizen { get; private set; } = [];

    internal Ingreep[] Ingrepen { get; private set; } = [];

    internal long Wachtend { get; private set; }

    internal bool Beheert => user.May(Right.BeheertKanaal);

    internal bool Herhaalt => Beheert && user.Organisatie is not null;

    internal Kanaalkeuze Keuze => keuze;

    [BindProperty]
    public string? Reden { get; set; }

    [BindProperty]
    public string? Organisatie { get; set; }

    [BindProperty]
    public string? Kanaal { get; set; }

    [BindProperty]
    public string? RedenKanaal { get; set; }

    [BindProperty]
    public string? Traject { get; set; }

    [BindProperty]
    public long? Vanaf { get; set; }

    [BindProperty]
    public DateOnly? Van { get; set; }

    [BindProperty]
    public DateOnly? Tot { get; set; }

    [BindProperty]
    public string? RedenHerhalen { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Stand = await circuit.ReadAsync();
        Huizen = await db.QueryAsync<Huis>("SELECT id, naam, kanaal FROM organisatie WHERE @mijn = '' OR id = @mijn ORDER BY naam", new { mijn = user.Organisatie ?? "" });
        // zicht: a count for the own LWB, or of the whole house for who manages it.
        Wachtend = await db.FindAsync<long>("SELECT COUNT(*) FROM melding n JOIN traject t ON t.id = n.traject WHERE n.status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND (@mijn = '' OR t.organisatie = @mijn)", new { mijn = user.Organisatie ?? "" });
        Ingrepen = await db.QueryAsync<Ingreep>(
            $"""
            SELECT {Ingreep.Columns} FROM vdab_ingreep i JOIN medewerker w ON w.id = i.door
            WHERE i.melding IS NULL AND (i.organisatie IS NULL OR @mijn = '' OR i.organisatie = @mijn) ORDER BY i.tijdstip DESC LIMIT @most
            """,
            new { mijn = user.Organisatie ?? "", most = MostIngrepen });
    }

    public Task<IActionResult> OnPostPauzeAsync() => DoneAsync(steer.PauseAsync(Reden), "Het kanaal staat stil. Er vertrekt niets meer tot je het weer aanzet.");

    public Task<IActionResult> OnPostHervatAsync() => DoneAsync(steer.ResumeAsync(Reden), "Er vertrekt één proef. Antwoordt VDAB, dan volgt de rest.");

    public Task<IActionResult> OnPostKiesAsync() => DoneAsync(steer.ChooseAsync(Organisatie, Kanaal, RedenKanaal), "Het kanaal is veranderd. Wat al vertrokken is, blijft zoals het is.");

    public async Task<IActionResult> OnPostHerhaalTrajectAsync() => Asked(await replay.RunAsync(Traject, Vanaf, RedenHerhalen));

    public async Task<IActionResult> OnPostHerhaalDagenAsync() => Asked(await replay.RunAsync(Van, Tot, RedenHerhalen));

    private RedirectToPageResult Asked(long aantal)
    {
        TempData["Gelukt"] = aantal == 1 ? "1 melding vertrekt opnieuw." : $"{aantal} meldingen vertrekken opnieuw.";
        return RedirectToPage();
    }

    private async Task<IActionResult> DoneAsync(Task work, string zin)
    {
        await work;
        TempData["Gelukt"] = zin;
        return RedirectToPage();
    }
}
