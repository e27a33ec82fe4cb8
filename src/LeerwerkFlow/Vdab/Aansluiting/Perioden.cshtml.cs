using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>The months and quarters of a leerwerkbedrijf, newest first, and how each day ended.</summary>
[Needs(Right.BeheertAansluiting)]
internal sealed class PeriodenPage(Db db, Klok klok, CurrentUser user, ClosePeriode close) : FormPage
{
    private const int Dagen = 14;

    internal sealed record Rapportje(string Periode, string Soort, DateTimeOffset Gemaakt);

    internal sealed record Telling(string Maand, long Open);

    internal sealed record Dag(DateOnly Op, long Weet, long Onderweg, long Vastgehouden, long Opzij, long Geweigerd);

    internal List<Maand> Maanden { get; } = [];

    internal Rapportje[] Rapporten { get; private set; } = [];

    internal string[] Lijsten { get; private set; } = [];

    internal Dictionary<string, long> Open { get; private set; } = [];

    internal Dag[] PerDag { get; private set; } = [];

    private string Organisatie => user.Organisatie ?? throw new NotAllowed();

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Maanden.Clear();
        Rapporten = await db.QueryAsync<Rapportje>("SELECT periode, soort, gemaakt FROM rapport WHERE organisatie = @Organisatie", new { Organisatie });
        Lijsten = await db.QueryAsync<string>("SELECT DISTINCT maand FROM lijst WHERE organisatie = @Organisatie", new { Organisatie });
        Open = (await db.QueryAsync<Telling>("SELECT maand, COUNT(*) AS open FROM verschil WHERE organisatie = @Organisatie AND status = 'open' GROUP BY maand", new { Organisatie })).ToDictionary(t => t.Maand, t => t.Open);
        PerDag = await db.QueryAsync<Dag>("SELECT dag AS op, weet, onderweg, vastgehouden, opzij, geweigerd FROM aansluiting_dag WHERE organisatie = @Organisatie ORDER BY dag DESC LIMIT @Dagen", new { Organisatie, Dagen });
        var nu = Maand.Of(klok.Vandaag);
        var eerste = await ClosePeriode.FirstAsync(db, Organisatie, HttpContext.RequestAborted) ?? nu;
        for (var maand = nu; maand.Eerste >= eerste.Eerste; maand = maand.Before)
            Maanden.Add(maand);
    }

    public async Task<IActionResult> OnPostKwartaalAsync(string maand)
    {
        await close.CloseKwartaalAsync(Maand.Find(maand) ?? throw new LeerwerkFlow.NotFound());
        TempData["Gelukt"] = "Het kwartaal is afgesloten.";
        return RedirectToPage();
    }

    internal Rapportje? Slot(string periode) => Array.Find(Rapporten, r => r.Periode == periode && r.Soort == "SLOT");
}
