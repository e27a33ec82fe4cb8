using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>The people of a simulated house and the deciders at VDAB: what they do next is chance, also when it makes no sense.</summary>
internal sealed class Doeners(Spel spel, Random toeval, Storing storing)
{
    private const string OpenTaken = "SELECT id, traject, wacht, soort, pad, rol, code, medewerker, revisie FROM taak WHERE status = 'open' ORDER BY id";

    private const string OpenBrieven =
        $"SELECT {DocumentRow.Columns} FROM document b WHERE b.status IN ('gemaakt', 'nagelezen', 'verstuurd') AND EXISTS (SELECT 1 FROM wacht w WHERE w.traject = b.traject AND w.id = b.aanleiding AND w.status = 'open') ORDER BY b.id";

    private (string Traject, TaakAntwoord Input)? oudePagina;

    /// <summary>One thing, by one of them.</summary>
    public Task ActAsync() => toeval.Next(100) switch
    {
        < 58 => TaakAsync(),
        < 74 => BriefAsync(),
        < 80 => ParkedAsync(),
        < 88 => DecideAsync(),
        < 96 => ChangeAsync(),
        _ => ChannelAsync(),
    };

    /// <summary>Everything that waits for a person, done as it should be.</summary>
    public async Task SettleAsync()
    {
        foreach (var taak in await spel.Blik.QueryAsync<Rij>(OpenTaken))
            await CompleteAsync(taak);
        foreach (var brief in await spel.Blik.QueryAsync<DocumentRow>(OpenBrieven))
            await AdvanceAsync(brief);
        await ParkedAsync();
        await ChannelAsync();
        foreach (var t in await spel.Blik.QueryAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.status <> 'afgerond' ORDER BY t.id"))
        {
            if (t.State().Opschortingen.Any(o => o.Tot is null && o.Van <= spel.Vandaag))
                await DoAsync("co", rooms => rooms.GetRequiredService<ChangeTraject>().RunAsync(t.Id, t.Revisie, new Wijziging.Hervat(spel.Vandaag), "co"), new(t.Id, t.Revisie + 1));
        }
    }

    private async Task TaakAsync()
    {
        if (oudePagina is { } oud && toeval.Next(12) == 0)
            await PostAsync("an", oud.Traject, oud.Input);
        if (await OneAsync<Rij>(OpenTaken) is { } taak)
            await CompleteAsync(taak);
    }

    private async Task CompleteAsync(Rij taak)
    {
        var wie = Spel.Mens(taak.Rol == "coordinator" ? (toeval.Next(2) == 0 ? "bo" : "co") : taak.Medewerker ?? "an");
        if (taak.Soort == "voorlezen")
        {
            await DoAsync(wie.Id, rooms => Spel.As<ReleaseMelding>(rooms, wie).RunAsync(taak.Code!, "GESPREK"), new(taak.Traject));
            return;
        }

        (TaakAntwoord Input, long Trajectrevisie)? page = null;
        for (var keer = 0; keer < 4 && page is null; keer++)
        {
            await spel.DoAsync(wie, async rooms =>
            {
                page = await FillAsync(rooms, wie, taak, keer);
                return 0;
            }, _ => null);
        }

        if (page is not { } filled)
            return;
        if (taak.Soort == "incident" && taak.Wacht is not null)
        {
            await spel.DoAsync(wie, rooms => rooms.GetRequiredService<SolveIncident>().RunAsync(wie, new(filled.Input, filled.Trajectrevisie, Zeker: true)), uit => uit.Fouten.Count > 0 ? null : new(taak.Traject, 0, taak.Id, filled.Input.Uitkomst));
            return;
        }

        for (var clicks = !storing.Kalm && toeval.Next(6) == 0 ? 2 : 1; clicks > 0; clicks--)
            await PostAsync(wie.Id, taak.Traject, taak.Wacht is null ? filled.Input with { Uitkomst = null } : filled.Input);
        oudePagina = taak.Wacht is null ? oudePagina : (taak.Traject, filled.Input);
    }

    private Task<bool> PostAsync(string wie, string traject, TaakAntwoord input) => spel.DoAsync(
        Spel.Mens(wie),
        rooms => input.Uitkomst is null ? rooms.GetRequiredService<CompleteIncident>().RunAsync(Spel.Mens(wie), input) : rooms.GetRequiredService<CompleteTaak>().RunAsync(Spel.Mens(wie), input),
        fouten => fouten.Count > 0 ? null : new(traject, 0, input.Taak, input.Uitkomst));

    // What stands on the page, filled in as the chances of the house say; another way when the form does not take it.
    private async Task<(TaakAntwoord, long)?> FillAsync(IServiceProvider rooms, CurrentUser wie, Rij rij, int keer)
    {
        var read = rooms.GetRequiredService<ReadTaak>();
        var taak = await read.GetAsync(wie, rij.Id);
        var dossier = await read.OpenAsync(wie, taak);
        if (dossier.Uitkomsten.Count == 0)
            return null;
        var keuze = keer > 1 ? null : Huis.Kansen.Find(rij.Pad)?.Pick([.. dossier.Uitkomsten], Toeval.Of(toeval.Next()));
        var uitkomst = keer > 2 || (!storing.Kalm && toeval.Next(6) == 0) ? dossier.Uitkomsten[toeval.Next(dossier.Uitkomsten.Count)] : keuze?.Uitkomst ?? dossier.Uitkomsten[0];
        uitkomst = rij.Soort == "incident" && rij.Wacht is not null && storing.Kalm ? Uitweg.Overslaan : uitkomst;
        var vast = keer > 1 ? [] : await VastAsync(rij.Traject, keuze);
        if (dossier.Bericht is { } soort)
            (vast["soort"], vast["antwoord"]) = (soort, uitkomst);
        var gepost = FormulierVoorbeeld.Post(dossier.Formulier, uitkomst, dossier.Context, vast);
        if (!dossier.Formulier.Read(dossier.Complete(gepost), uitkomst, dossier.Context).InOrde)
            return null;
        var revisie = !storing.Kalm && toeval.Next(25) == 0 ? taak.Revisie - 1 : taak.Revisie;
        var samen = rij.Rol is "promotor" or "instructeur";
        return (new(rij.Id, revisie, uitkomst, gepost, samen ? "Piet Verzonnen" : null, samen ? spel.Vandaag : null), dossier.Trajectrevisie);
    }

    private async Task<Dictionary<string, string>> VastAsync(string traject, KansUitkomst? keuze)
    {
        var state = StateJson.ReadState((await spel.Blik.FindAsync<string>("SELECT staat FROM traject WHERE id = @traject", new { traject }))!);
        var feiten = state.Feiten.SetItems(FeitJson.ReadAll(keuze?.Feiten)).Select(f => (f.Key, Tekst: f.Value.Soort switch
        {
            FeitSoort.Onbekend => null,
            FeitSoort.Formule => WachtDatum.Read(state, f.Value.Tekst, spel.Vandaag).Datum is { } dag ? Feit.Datum(dag).Tekst : null,
            _ => f.Value.Tekst,
        }));
        return feiten.Where(f => f.Tekst is not null).ToDictionary(f => f.Key, f => f.Tekst!, StringComparer.Ordinal);
    }

    private async Task BriefAsync()
    {
        if (await OneAsync<DocumentRow>(OpenBrieven) is { } brief)
            await AdvanceAsync(brief);
    }

    private async Task AdvanceAsync(DocumentRow brief)
    {
        var an = Spel.Mens("an");
        var revisie = !storing.Kalm && toeval.Next(20) == 0 ? brief.Revisie - 1 : brief.Revisie;
        if (StandaardIup.Is(brief) && brief.IsReady && await spel.Blik.FindAsync<string>("SELECT gezien FROM document WHERE id = @Id", new { brief.Id }) is null)
        {
            await DoAsync("an", rooms => Spel.As<NoteGezien>(rooms, an).RunAsync(brief.Id, revisie, spel.Vandaag), null);
            return;
        }

        await DoAsync("an", rooms =>
        {
            var advance = Spel.As<AdvanceDocument>(rooms, an);
            return brief switch
            {
                { MustBeRead: true } => advance.ApproveAsync(brief.Id, revisie),
                { IsBeingSigned: true } => advance.SignAsync(brief.Id, revisie, DocumentRow.Ondertekenaars.Keys.Except(brief.Getekend.Select(h => h.Wie)).First(), spel.Vandaag, "OP_PAPIER"),
                { Status: "verstuurd" } => advance.ReceiveAsync(brief.Id, revisie, spel.Vandaag, "VDAB"),
                _ => advance.SendAsync(brief.Id, revisie, "PRINT"),
            };
        }, new(brief.Traject));
    }

    // What was laid aside goes again; VDAB refused nothing for good.
    private async Task ParkedAsync()
    {
        if (await OneAsync<Vast>("SELECT id, traject FROM melding WHERE status = 'GEPARKEERD' ORDER BY id") is { } melding)
            await DoAsync("an", rooms => Spel.As<ReleaseMelding>(rooms, Spel.Mens("an")).AgainAsync(melding.Id), new(melding.Traject));
    }

    private async Task ChannelAsync()
    {
        if (await spel.Blik.FindAsync<string>("SELECT stand FROM kanaalstand WHERE stand IN ('uit', 'geweigerd', 'gepauzeerd')") is not null)
            await DoAsync("be", rooms => Spel.As<SteerKanaal>(rooms, Spel.Mens("be")).ResumeAsync("VDAB is er weer"), null);
        else if (!storing.Kalm && toeval.Next(4) == 0)
            await DoAsync("be", rooms => Spel.As<SteerKanaal>(rooms, Spel.Mens("be")).PauseAsync("onderhoud"), null);
    }

    // VDAB decides: now or later, once or twice, also what was answered already or is not asked yet.
    private async Task DecideAsync()
    {
        if (await OneAsync<Vraag>("SELECT w.traject, w.pad, t.deelnemer FROM wacht w JOIN traject t ON t.id = w.traject WHERE w.soort = 'Bericht' ORDER BY w.traject, w.id") is not { } vraag)
            return;
        var soort = vraag.Pad[(vraag.Pad.LastIndexOf('/') + 1)..] switch
        {
            "attest" => "DOELGROEPATTEST",
            "validering" => "VALIDERING",
            "afwijking" => "AFWIJKING",
            _ => vraag.Pad.Contains("/tbs/", StringComparison.Ordinal) ? "TBS_TOESTEMMING" : "VERLENGINGSBESLISSING",
        };
        var goed = toeval.Next(5) > 0;
        var antwoord = soort is "DOELGROEPATTEST" or "VALIDERING" ? (goed ? "Positief" : "Negatief") : goed ? "Toegestaan" : "Geweigerd";
        var zending = spel.Vdab.Write(spel.Nu.AddHours(toeval.Next(60)), "be.vdab.bericht." + soort.ToLowerInvariant(), "bericht", new
        {
            trajectId = vraag.Traject,
            klantReferentie = vraag.Deelnemer,
            partner = new { code = Huis.Lwb },
            soort,
            antwoord,
            datum = spel.Vandaag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            geldigTot = (string?)null,
            maanden = soort == "VERLENGINGSBESLISSING" && goed ? 15 + (toeval.Next(2) * 3) : (int?)null,
            kenmerk = $"BESL/2010/{toeval.Next(10_000):0000}",
        });
        spel.Vdab.Zendingen.AddRange(Enumerable.Repeat(zending, toeval.Next(4) == 0 ? 2 : 1));
    }

    private async Task ChangeAsync()
    {
        if (await OneAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.status <> 'afgerond' ORDER BY t.id") is not { } t)
            return;
        var dag = spel.Vandaag;
        Wijziging wat = toeval.Next(40) switch
        {
            < 12 => new Wijziging.Schors(dag.AddDays(toeval.Next(-5, 20)), toeval.Next(3) == 0 ? null : dag.AddDays(toeval.Next(20, 90)), toeval.Next(2) == 0),
            < 24 => new Wijziging.Hervat(dag.AddDays(toeval.Next(-3, 5)), toeval.Next(2) == 0),
            < 30 => new Wijziging.Verleng(toeval.Next(9, 19)),
            < 37 => new Wijziging.Begindatum(dag.AddDays(toeval.Next(-40, 40))),
            < 39 => new Wijziging.Job(dag.AddDays(toeval.Next(14)), dag.AddDays(toeval.Next(15, 40)), "WERK_NEC"),
            _ => new Wijziging.Stop(dag.AddDays(toeval.Next(14)), toeval.Next(2) == 0),
        };
        var revisie = toeval.Next(8) == 0 ? t.Revisie - 1 : t.Revisie;
        for (var clicks = toeval.Next(8) == 0 ? 2 : 1; clicks > 0; clicks--)
            await DoAsync("co", rooms => rooms.GetRequiredService<ChangeTraject>().RunAsync(t.Id, revisie, wat, "co"), new(t.Id, revisie + 1));
    }

    private Task<bool> DoAsync(string wie, Func<IServiceProvider, Task> werk, Gezegd? zin) => spel.DoAsync(
        Spel.Mens(wie),
        async rooms =>
        {
            await werk(rooms);
            return 0;
        },
        _ => zin);

    private async Task<T?> OneAsync<T>(string sql)
        where T : class => await spel.Blik.QueryAsync<T>(sql) is { Length: > 0 } rijen ? rijen[toeval.Next(rijen.Length)] : null;

    private sealed record Rij(string Id, string Traject, string? Wacht, string Soort, string Pad, string Rol, string? Code, string? Medewerker, long Revisie);

    private sealed record Vraag(string Traject, string Pad, string Deelnemer);

    private sealed record Vast(string Id, string Traject);
}
