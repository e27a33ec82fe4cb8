using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox;

/// <summary>
/// A talk on the work floor, on a telephone: what was agreed, the form of today's talk, and the way to a photo of a signed page. It is the page of the taak in another shape: its form is sent, kept and
/// refused in the same way.
/// </summary>
[Needs(Right.WijzigtTraject)]
internal sealed class BezoekPage(
    Db db, Klok klok, ReadTaak read, ReadAntwoorden antwoorden, CompleteTaak complete, CompleteIncident incident, SolveIncident solve, ClaimTaak claim, GiveBackTaak giveBack, ReassignTaak reassign,
    SaveConcept concept, SignalKijker kijker, CurrentUser user, Kluis kluis, Formulieren formulieren)
    : TaakPage(db, klok, read, antwoorden, complete, incident, solve, claim, giveBack, reassign, concept, kijker, user)
{
    // Of so many talks, what was agreed.
    private const int Talks = 2;

    internal sealed record Gespreksregel(string Id, string Titel, string Formulier);

    internal sealed record Blad(string Id, string Titel);

    [BindProperty(SupportsGet = true)]
    public string Traject { get; set; } = "";

    /// <summary>True: the copy that a browser keeps, in which no confidential field stands and with which nothing is completed (S17).</summary>
    [BindProperty(SupportsGet = true)]
    public bool Kopie { get; set; }

    internal TrajectKop Kop { get; private set; } = null!;

    /// <summary>The last talks in which something was agreed, the newest first.</summary>
    internal IReadOnlyList<Gesprek> Eerdere { get; private set; } = [];

    /// <summary>The talks that are to be held, the first to be done in front.</summary>
    internal IReadOnlyList<Gespreksregel> Gesprekstaken { get; private set; } = [];

    /// <summary>What waits for signatures.</summary>
    internal Blad[] Bladen { get; private set; } = [];

    internal bool HeeftGesprek => Id.Length > 0;

    /// <summary>Of this page, with the talk that is open.</summary>
    internal string Adres => HeeftGesprek ? $"/bezoek/{Traject}?id={Id}" : $"/bezoek/{Traject}";

    public override async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Page();
    }

    public override async Task LoadAsync()
    {
        Kop = await TrajectKop.GetAsync(Db, Gebruiker, Traject);
        Eerdere = [.. Gesprekken.Of(await OpenAntwoord.ReadAsync(Db, kluis, Traject)).Where(g => g.Afspraken.Count > 0).Reverse().Take(Talks)];
        var open = await Db.QueryAsync<Gespreksregel>(
            $"SELECT k.id, k.titel, k.formulier FROM taak k JOIN traject t ON t.id = k.traject WHERE t.id = @Traject AND k.status = 'open' AND k.soort <> 'voorlezen' AND {Zicht.Sql} ORDER BY COALESCE(k.termijn, '9'), k.id",
            Gebruiker.ZichtArgs(new { Traject }));
        Gesprekstaken = [.. open.Where(k => formulieren.Find(k.Formulier)?.FindVeld("datumGesprek") is not null)];
        Bladen = await Db.QueryAsync<Blad>(
            $"SELECT b.id, b.titel FROM document b JOIN traject t ON t.id = b.traject WHERE t.id = @Traject AND b.wacht_op LIKE 'ondertekend%' AND b.status IN ('gemaakt', 'nagelezen', 'verstuurd') AND {Zicht.Sql} ORDER BY b.datum, b.id",
            Gebruiker.ZichtArgs(new { Traject }));
        if (!HeeftGesprek)
            Id = Gesprekstaken.Count > 0 ? Gesprekstaken[0].Id : "";
        if (!HeeftGesprek)
            return;
        await base.LoadAsync();
        if (Taak.Traject != Traject)
            throw new NotFound();
        if (Kopie)
            View = View! with { Context = View.Context with { MagVertrouwelijk = false }, Vrijgegeven = [] };
    }
}
