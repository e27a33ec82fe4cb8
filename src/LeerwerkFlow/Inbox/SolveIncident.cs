using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>How a coordinator lets a traject go on from a step that could not.</summary>
/// <param name="Trajectrevisie">The revision of the traject for which the consequences were shown.</param>
/// <param name="Zeker">Ending was confirmed.</param>
public sealed record IncidentAntwoord(TaakAntwoord Taak, long Trajectrevisie, bool Zeker);

/// <summary>What came of it.</summary>
/// <param name="Fouten">Posted name of a field → sentence; nothing was written while there is one.</param>
/// <param name="VraagtBevestiging">True: nothing was written, ending must be confirmed first.</param>
/// <param name="Terug">Id of the taak that came back because the same step stopped again, or null.</param>
public sealed record IncidentUitkomst(IReadOnlyDictionary<string, string> Fouten, bool VraagtBevestiging = false, string? Terug = null);

/// <summary>Tries a step again, skips it or ends the traject: the answers, the closed taak and the next step of the traject are one transaction.</summary>
public sealed class SolveIncident(Db db, Klok klok, Kluis kluis, ReadTaak read, AdvanceTraject advance)
{
    private const string Anders = "ANDERS";

    /// <exception cref="Moved">It was decided by somebody else, or is not needed any more; nothing was written.</exception>
    /// <exception cref="RuleBroken">The person may not, or the traject moved since the consequences were shown.</exception>
    public async Task<IncidentUitkomst> RunAsync(CurrentUser user, IncidentAntwoord input, CancellationToken ct = default)
    {
        user.Require(Right.GrijptIn);
        var (taak, uitkomst) = (await read.GetAsync(user, input.Taak.Taak, ct), input.Taak.Uitkomst);
        CompleteTaak.Refuse(user, taak, input.Taak.Revisie);
        var dossier = await read.OpenAsync(user, taak, ct);
        if (dossier.Uitwegen.Count == 0)
            throw new Moved();
        if (uitkomst is null || !dossier.Uitkomsten.Contains(uitkomst))
            throw new RuleBroken("Kies hoe het traject verder gaat, met een van de knoppen onderaan.");

        var antwoord = dossier.Formulier.Read(input.Taak.Gepost, uitkomst, dossier.Context);
        var reden = antwoord.Open["reden"]?.GetValue<string>();
        if (!antwoord.InOrde)
            return new(antwoord.Fouten);
        if (reden == Anders && !antwoord.Open.ContainsKey("toelichting"))
            return new(new Dictionary<string, string> { ["toelichting"] = "Schrijf op wat de andere reden is." });
        if (uitkomst == Uitweg.Beeindigen && !input.Zeker)
            return new(antwoord.Fouten, VraagtBevestiging: true);

        await advance.RunAsync(
            taak.Traject,
            (row, state) => state.Waits.Values.All(w => w.Id != taak.Wacht) ? throw new Moved()
                : uitkomst != Uitweg.Opnieuw && row.Revisie != input.Trajectrevisie ? throw new RuleBroken("In dit traject is intussen iets veranderd. Kijk na wat er nu gebeurt, en klik dan nog eens.")
                : Stimuli.By(klok, taak.Wacht!, uitkomst, antwoord.Feiten, reden is null ? null : JsonSerializer.Serialize(reden)),
            user.Id,
            TaakAntwoord.Rows(kluis, user.Id, taak, uitkomst, null, antwoord, klok.Now),
            ct);
        // zicht: the same person just decided about this place.
        var terug = await db.FindAsync<string>(
            "SELECT id FROM taak WHERE traject = @Traject AND pad = @Pad AND soort = 'incident' AND wacht IS NOT NULL AND status = 'open'", new { taak.Traject, taak.Pad }, ct);
        return new(antwoord.Fouten, Terug: terug);
    }
}
