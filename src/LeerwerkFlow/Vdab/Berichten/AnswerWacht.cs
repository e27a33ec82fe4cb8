using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>Answers the step of a traject that waits for this kind of decision, in one transaction with the bericht; what cannot answer one now is set apart for a person.</summary>
public sealed class AnswerWacht(Db db, Klok klok, FlowVersies versies, AdvanceTraject advance, Beslissingen beslissingen, RaiseIncident incident)
{
    /// <summary>Without a person: early waits, late and double are shown, and what does not fit says why.</summary>
    /// <exception cref="Moved">Somebody took a step of the traject, or did something with the bericht, first.</exception>
    internal async Task RunAsync(Bericht bericht, BerichtBody body, string traject, CancellationToken ct)
    {
        TrajectRow row;
        FlowVersie versie;
        OpenWait? wait;
        try
        {
            (row, versie, wait) = await OpenAsync(traject, body.Soort, ct);
        }
        catch (RuleBroken broken)
        {
            // The traject cannot be read; the others have berichten too.
            await ShowAsync(bericht, traject, "ONPASSEND", broken.Message, alarm: true, ct);
            return;
        }

        var eerder = await beslissingen.OfAsync(traject, body.Soort, ct);
        var gelijk = eerder.FirstOrDefault(b => b.IsSame(body));
        if (body.Soort == "TOELEIDING" && wait is null)
            await db.WriteAsync([bericht.Settle("VERWERKT", "De toeleiding hoort bij dit traject.", traject, klok.Now)], ct);
        else if (gelijk is null && wait is not null)
            await TryAsync(bericht, body, row, wait, ct);
        else if ((gelijk ?? (eerder is [.., var laatste] ? laatste : null)) is { } vorige)
            await DoubleAsync(bericht, body, traject, vorige, ct);
        else if (row.State().IsEnded || await WaitedAsync(traject, versie, body.Soort, ct))
            await ShowAsync(bericht, traject, "LAAT", "De flow wachtte hierop, maar niet meer toen het kwam.", alarm: true, ct);
        else
            // The traject's row is held, so a step that begins to wait meanwhile comes before this or wakes it after.
            await db.WriteAsync(
            [
                new("UPDATE traject SET revisie = revisie WHERE id = @Id AND revisie = @Revisie", new { row.Id, row.Revisie }, ExpectedRows: 1),
                bericht.Settle("WACHT", "De flow vraagt dit nog niet. Het bericht wordt vanzelf verwerkt als ze erop wacht.", traject, klok.Now),
            ], ct);
    }

    /// <summary>Because a person says so.</summary>
    /// <exception cref="RuleBroken">The flow does not wait for it, or it does not fit.</exception>
    internal async Task ApplyAsync(Bericht bericht, BerichtBody body, string door, string reden, CancellationToken ct)
    {
        var (row, _, wait) = await OpenAsync(bericht.Traject!, body.Soort, ct);
        if (wait is null)
            throw new RuleBroken("De flow wacht nu niet op dit soort bericht. Leg het opzij, of wacht tot de stap aan de beurt is.");
        if (Misfit(body, row.State(), wait) is { } zin)
            throw new RuleBroken(zin);
        await WriteAsync(bericht, body, row, wait, door, reden, ct);
    }

    private async Task TryAsync(Bericht bericht, BerichtBody body, TrajectRow row, OpenWait wait, CancellationToken ct)
    {
        var zin = Misfit(body, row.State(), wait);
        try
        {
            if (zin is null)
                await WriteAsync(bericht, body, row, wait, null, null, ct);
        }
        catch (RuleBroken broken)
        {
            zin = broken.Message;
        }

        if (zin is not null)
            await ShowAsync(bericht, row.Id, "ONPASSEND", zin, alarm: true, ct);
    }

    // The same door as a form that a coach filled in; the length is the fact that its field sets.
    private Task WriteAsync(Bericht bericht, BerichtBody body, TrajectRow row, OpenWait wait, string? door, string? reden, CancellationToken ct) => advance.RunAsync(
        row.Id,
        (_, state) => state.Waits.Values.Any(w => w.Id == wait.Id)
            ? Stimuli.By(
                klok,
                wait.Id,
                body.Antwoord,
                body.Maanden is { } maanden ? Stimuli.NoFeiten.SetItem("lengte", Feit.Getal(maanden)) : null,
                new VdabBeslissing(body.Datum!.Value, body.Kenmerk).Write())
            : throw new Moved(),
        door ?? "vdab",
        [bericht.Settle("VERWERKT", null, row.Id, klok.Now, wait.Id, door, reden)],
        ct);

    // What the form refuses too, and what no form can ask.
    private string? Misfit(BerichtBody body, FlowState state, OpenWait wait)
    {
        var lengte = state.Feiten.TryGetValue("lengte", out var feit) ? feit.AsGetal : null;
        return body switch
        {
            _ when body.Antwoord == Stimuli.TeLaat || !wait.Uitkomsten.Contains(body.Antwoord) => $"De stap kent het antwoord “{body.Antwoord}” niet.",
            _ when body.Datum > klok.Vandaag => "De datum van de beslissing ligt in de toekomst.",
            { Soort: "VERLENGINGSBESLISSING", Antwoord: "Toegestaan", Maanden: null } => "De verlenging is toegestaan, maar de nieuwe duur ontbreekt.",
            { Soort: not "VERLENGINGSBESLISSING", Maanden: not null } or { Antwoord: not "Toegestaan", Maanden: not null } => "Er staat een duur in het bericht, maar het staat geen verlenging toe.",
            { Maanden: { } maanden } when maanden <= lengte => $"De nieuwe duur, {maanden} maanden, is niet langer dan de duur nu.",
            _ => null,
        };
    }

    private Task DoubleAsync(Bericht bericht, BerichtBody body, string traject, Beslissing vorige, CancellationToken ct)
    {
        var zelfde = vorige.Says(body);
        var uitleg = vorige.Naam is { } naam
            ? zelfde ? $"Bevestigt wat {naam} intypte." : $"VDAB zegt iets anders dan wat {naam} intypte."
            : zelfde ? "VDAB stuurde dezelfde beslissing al." : "VDAB stuurde al een andere beslissing.";
        return ShowAsync(bericht, traject, "DUBBEL", uitleg, alarm: !zelfde || (vorige.Naam is null && !vorige.HasKenmerk(body.Kenmerk)), ct);
    }

    private async Task ShowAsync(Bericht bericht, string traject, string status, string uitleg, bool alarm, CancellationToken ct)
    {
        // First, so that losing the process before the rest loses no alarm; the same open one is not made twice.
        if (alarm)
            await incident.RunAsync(traject, $"vdab/{bericht.Soort}", $"Bericht van VDAB over “{Bericht.SoortLabel(bericht.Soort)}” ({bericht.Id}): {uitleg} Kijk het na bij Berichten.", ct);
        await db.WriteAsync([bericht.Settle(status, uitleg, traject, klok.Now)], ct);
    }

    private async Task<(TrajectRow Row, FlowVersie Versie, OpenWait? Wait)> OpenAsync(string traject, string soort, CancellationToken ct)
    {
        // zicht: who may ask was checked by the use case that calls it.
        var row = await db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @traject", new { traject }, ct) ?? throw new NotFound();
        var versie = await versies.GetAsync(row.Flowversie);
        var wait = row.State().Waits.Values.Where(w => w.Soort == WaitSoort.Bericht && versie.Flows.Get(w.Flow).GetStep(w.Stap).Text("soort") == soort).OrderBy(w => w.Pad, StringComparer.Ordinal).FirstOrDefault();
        return (row, versie, wait);
    }

    private async Task<bool> WaitedAsync(string traject, FlowVersie versie, string soort, CancellationToken ct) =>
        (await db.QueryAsync<string>("SELECT pad FROM wacht WHERE traject = @traject AND soort = 'Bericht' AND status <> 'open'", new { traject }, ct))
        .Any(pad => Fasen.FindStep(versie, pad)?.Text("soort") == soort);
}
