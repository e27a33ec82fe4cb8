using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>Tells a traject that what it waits for outside the house has happened.</summary>
[Needs(Right.GrijptIn)]
internal sealed class WachtPage(Db db, Klok klok, CurrentUser user, FlowVersies versies, ReportWacht report) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Id of the open wait.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wacht { get; set; } = "";

    [BindProperty]
    public string? Uitkomst { get; set; }

    [BindProperty]
    public string? Waarde { get; set; }

    internal TrajectKop Kop { get; private set; } = null!;

    internal BuitenWacht Open { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        await report.RunAsync(user, Id, Wacht, Uitkomst, Waarde);
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "traject-gemeld", klok.Now)]);
        TempData["Gelukt"] = $"Gemeld: “{Open.Titel}”. Het traject gaat verder.";
        return LocalRedirect($"/traject/{Id}");
    }

    public override async Task LoadAsync()
    {
        Kop = await TrajectKop.GetAsync(db, user, Id);
        var versie = await versies.GetAsync(Kop.Flowversie);
        Open = ReportWacht.Open(versie.Flows, Kop.State()).FirstOrDefault(w => w.Id == Wacht)
            ?? throw new NotFound("Hierop wacht dit traject niet meer: iemand was je voor, of de fase is beëindigd.");
    }
}
