using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>What the coordinator must know today: trajecten per phase, what is late, and the open work per coach. Open work only, no speed and no ranking (S18).</summary>
[Needs(Right.ZietOverzicht)]
internal sealed class OverzichtPage(Db db, Klok klok, CurrentUser user, FlowVersies versies, ReadBezetting bezetting) : PageModel
{
    internal sealed record FaseTelling(string Fase, string Flowversie, string Label, long Aantal);

    internal sealed record Laat(string Id, string Voornaam, string Naam, string? Coach, string Taak, string Titel, DateOnly Termijn);

    internal sealed record Incident(string Id, string Voornaam, string Naam, string Taak, string Titel, string? Reden);

    internal sealed record PerCoach(string Id, string Naam, long Trajecten, long Open, long TeLaat);

    private sealed record VanWie(string Taak, string Medewerker, string Rol);

    // One walk over the trajecten in sight answers everything that is counted of them.
    private sealed record Telling(string Fase, string Status, string? Coach, string Flowversie, long Aantal, long Stil, long Eindigt, long Tbs, long Verlenging)
    {
        public long Van(Signaal signaal) => signaal.Code switch { "stil" => Stil, "eindigt" => Eindigt, "tbs" => Tbs, _ => Verlenging };
    }

    internal List<FaseTelling> Fasen { get; } = [];

    internal Laat[] Late { get; private set; } = [];

    /// <summary>What the programme could not do by itself; the oldest first.</summary>
    internal Incident[] Incidenten { get; private set; } = [];

    internal PerCoach[] Coaches { get; private set; } = [];

    /// <summary>How many open taken come today to who stands in for somebody who is away; they stay on the other name.</summary>
    internal Dictionary<string, int> NeemtWaar { get; } = [];

    internal Dictionary<string, long> Statussen { get; private set; } = [];

    /// <summary>How many running trajecten are on each list.</summary>
    internal List<(Signaal Signaal, long Aantal)> Signalen { get; } = [];

    internal long ZonderCoach { get; private set; }

    internal DateOnly Vandaag => klok.Vandaag;

    public async Task OnGetAsync()
    {
        var dagen = Signaal.Dagen(klok.Vandaag);
        var args = user.ZichtArgs(new { dagen.Vandaag, dagen.StilSinds, dagen.EindeTot });
        var tellingen = await db.QueryAsync<Telling>(
            $"""
            SELECT t.fase, t.status, t.coach, MAX(t.flowversie) AS flowversie, COUNT(*) AS aantal, {string.Join(", ", Signaal.All.Select(s => $"CAST(SUM(CASE WHEN {s.Running} THEN 1 ELSE 0 END) AS BIGINT) AS {s.Code}"))}
            FROM traject t WHERE {Zicht.Lijst} GROUP BY t.fase, t.status, t.coach
            """,
            args);
        Statussen = tellingen.GroupBy(t => t.Status).ToDictionary(g => g.Key, g => g.Sum(t => t.Aantal));
        Signalen.AddRange(Signaal.All.Select(s => (s, tellingen.Sum(t => t.Van(s)))));
        var lopend = tellingen.Where(t => t.Status != "afgerond").ToList();
        ZonderCoach = lopend.Where(t => t.Coach is null).Sum(t => t.Aantal);
        foreach (var fase in lopend.GroupBy(t => t.Fase))
        {
            var flowversie = fase.Max(t => t.Flowversie)!;
            Fasen.Add(new(fase.Key, flowversie, Trajecten.Fasen.Label(await versies.GetAsync(flowversie), fase.Key, "lopend"), fase.Sum(t => t.Aantal)));
        }

        if (Fasen.Count > 0)
            await OrderAsync(Fasen[0].Flowversie);
        Late = await db.QueryAsync<Laat>(
            $"""
            SELECT t.id, d.voornaam, d.naam, m.naam AS coach, k.id AS taak, k.titel, k.termijn
            FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = k.medewerker
            WHERE k.status = 'open' AND k.termijn < @Vandaag AND {Zicht.Lijst} ORDER BY k.termijn, t.id LIMIT 50
            """,
            args);
        Incidenten = await db.QueryAsync<Incident>(
            $"""
            SELECT t.id, d.voornaam, d.naam, k.id AS taak, k.titel, k.reden FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer
            WHERE k.status = 'open' AND k.soort = 'incident' AND {Zicht.Lijst} ORDER BY k.geopend, k.id LIMIT 50
            """,
            args);
        var werk = (await db.QueryAsync<(string Wie, long Open, long TeLaat)>(
            $"""
            SELECT k.medewerker AS wie, COUNT(*) AS open, CAST(SUM(CASE WHEN k.termijn < @Vandaag THEN 1 ELSE 0 END) AS BIGINT) AS te_laat
            FROM taak k JOIN traject t ON t.id = k.traject WHERE k.status = 'open' AND k.medewerker IS NOT NULL AND {Zicht.Lijst} GROUP BY k.medewerker
            """,
            args)).ToDictionary(w => w.Wie);
        var coaches = await db.QueryAsync<(string Id, string Naam)>(
            "SELECT m.id, m.naam FROM medewerker m WHERE m.organisatie = @zichtOrganisatie AND m.actief = 1 AND m.rollen LIKE '%coach%' ORDER BY m.naam", args);
        Coaches = [.. coaches.Select(c => new PerCoach(c.Id, c.Naam, lopend.Where(t => t.Coach == c.Id).Sum(t => t.Aantal), werk.GetValueOrDefault(c.Id).Open, werk.GetValueOrDefault(c.Id).TeLaat))];
        await StandInAsync();
    }

    private async Task StandInAsync()
    {
        var huis = await bezetting.OfAsync(user.Organisatie ?? "", klok.Vandaag);
        var weg = huis.Personen.Where(p => huis.FindAfwezigheid(p.Id, klok.Vandaag) is not null).Select(p => p.Id).ToArray();
        if (weg.Length == 0)
            return;
        var deed = (await db.QueryAsync<(string Taak, string Wie)>(Waarneming.Doers)).ToLookup(d => d.Taak, d => d.Wie);
        foreach (var taak in await db.QueryAsync<VanWie>(
            $"SELECT k.id AS taak, k.medewerker, k.rol FROM taak k JOIN traject t ON t.id = k.traject WHERE k.status = 'open' AND k.medewerker IN @weg AND {Zicht.Sql}", user.ZichtArgs(new { weg })))
        {
            if (huis.Of(taak.Medewerker, taak.Rol, klok.Vandaag, deed[taak.Taak].ToHashSet()) is { Soort: BereikSoort.Vervanger, Wie: [var wie] })
                NeemtWaar[wie] = NeemtWaar.GetValueOrDefault(wie) + 1;
        }
    }

    // As the flow draws them, so that the list reads like the way a person goes.
    private async Task OrderAsync(string flowversie)
    {
        var order = Trajecten.Fasen.Of(await versies.GetAsync(flowversie)).Select((f, volg) => (f.Pad, volg)).ToDictionary(f => f.Pad, f => f.volg);
        Fasen.Sort((a, b) => order.GetValueOrDefault(a.Fase, 99).CompareTo(order.GetValueOrDefault(b.Fase, 99)));
    }
}
