using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>What the coordinator must know today: trajecten per phase, what is late, and the open work per coach. Open work only, no speed and no ranking (S18).</summary>
[Needs(Right.ZietOverzicht)]
internal sealed class OverzichtPage(Db db, Klok klok, CurrentUser user, FlowVersies versies, ReadBezetting bezetting) : PageModel
{
    internal sealed record FaseTelling(string Fase, string Flowversie, long Aantal)
    {
        public string Label { get; set; } = "";
    }

    internal sealed record Laat(string Id, string Voornaam, string Naam, string? Coach, string Taak, string Titel, DateOnly Termijn);

    internal sealed record Incident(string Id, string Voornaam, string Naam, string Taak, string Titel, string? Reden);

    internal sealed record PerCoach(string Id, string Naam, long Trajecten, long Open, long TeLaat);

    private sealed record VanWie(string Taak, string Medewerker, string Rol);

    private sealed record Status(string Naam, long Aantal);

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
        var args = user.ZichtArgs(new { vandaag = klok.Vandaag });
        Statussen = (await db.QueryAsync<Status>($"SELECT t.status AS naam, COUNT(*) AS aantal FROM traject t WHERE {Zicht.Sql} GROUP BY t.status", args)).ToDictionary(s => s.Naam, s => s.Aantal);
        ZonderCoach = await db.FindAsync<long>($"SELECT COUNT(*) FROM traject t WHERE t.coach IS NULL AND t.status <> 'afgerond' AND {Zicht.Sql}", args);
        var dagen = Signaal.Dagen(klok.Vandaag);
        foreach (var signaal in Signaal.All)
            Signalen.Add((signaal, await db.FindAsync<long>($"SELECT COUNT(*) FROM traject t WHERE {signaal.Running} AND {Zicht.Sql}", user.ZichtArgs(new { dagen.Vandaag, dagen.StilSinds, dagen.EindeTot }))));
        foreach (var rij in await db.QueryAsync<FaseTelling>(
            $"SELECT t.fase, MAX(t.flowversie) AS flowversie, COUNT(*) AS aantal FROM traject t WHERE t.status <> 'afgerond' AND {Zicht.Sql} GROUP BY t.fase", args))
        {
            rij.Label = Trajecten.Fasen.Label(await versies.GetAsync(rij.Flowversie), rij.Fase, "lopend");
            Fasen.Add(rij);
        }

        if (Fasen.Count > 0)
            await OrderAsync(Fasen[0].Flowversie);
        Late = await db.QueryAsync<Laat>(
            $"""
            SELECT t.id, d.voornaam, d.naam, m.naam AS coach, k.id AS taak, k.titel, k.termijn
            FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = k.medewerker
            WHERE k.status = 'open' AND k.termijn < @vandaag AND {Zicht.Sql} ORDER BY k.termijn, t.id LIMIT 50
            """,
            args);
        Incidenten = await db.QueryAsync<Incident>(
            $"""
            SELECT t.id, d.voornaam, d.naam, k.id AS taak, k.titel, k.reden FROM taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer
            WHERE k.status = 'open' AND k.soort = 'incident' AND {Zicht.Sql} ORDER BY k.geopend, k.id LIMIT 50
            """,
            args);
        Coaches = await db.QueryAsync<PerCoach>(
            $"""
            SELECT m.id, m.naam,
              (SELECT COUNT(*) FROM traject t WHERE t.coach = m.id AND t.status <> 'afgerond' AND {Zicht.Sql}) AS trajecten,
              (SELECT COUNT(*) FROM taak k JOIN traject t ON t.id = k.traject WHERE k.medewerker = m.id AND k.status = 'open' AND {Zicht.Sql}) AS open,
              (SELECT COUNT(*) FROM taak k JOIN traject t ON t.id = k.traject WHERE k.medewerker = m.id AND k.status = 'open' AND k.termijn < @vandaag AND {Zicht.Sql}) AS te_laat
            FROM medewerker m WHERE m.organisatie = @zichtOrganisatie AND m.actief = 1 AND m.rollen LIKE '%coach%' ORDER BY m.naam
            """,
            args);
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
