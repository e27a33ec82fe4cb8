using System.Collections.Immutable;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>Completes a taak of a flow: the answers, the closed taak and the next step of the traject are one transaction.</summary>
public sealed class CompleteTaak(Klok klok, Kluis kluis, ReadTaak read, VierOgen vierOgen, Toewijzing toewijzing, AdvanceTraject advance)
{
    /// <returns>Posted name of a field → sentence; empty when the taak is completed.</returns>
    /// <exception cref="Moved">It was completed, cancelled or given to somebody else since; nothing was written.</exception>
    /// <exception cref="RuleBroken">The person may not, the outcome does not exist, or the traject cannot take it.</exception>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync(CurrentUser user, TaakAntwoord input, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, input.Taak, ct);
        Refuse(user, taak, input.Revisie);
        if (taak.IsVastgelopen)
            throw new RuleBroken("Deze stap kon niet verder. Kies hoe het traject verder gaat, met een van de knoppen onderaan.");
        await vierOgen.CheckAsync(user, taak, ct);

        var dossier = await read.OpenAsync(user, taak, ct);
        var gepost = dossier.Complete(input.Gepost);
        var uitkomst = dossier.UitkomstOf(input.Uitkomst, gepost);
        var antwoord = dossier.Formulier.Read(gepost, uitkomst, dossier.Context);
        if (dossier.Bericht is not null && !antwoord.InOrde)
            return antwoord.Fouten;
        if (uitkomst is null || !dossier.Uitkomsten.Contains(uitkomst))
            throw dossier.Uitkomsten.Count == 0 ? new Moved() : new RuleBroken("Kies hoe deze taak afloopt, met een van de knoppen onderaan.");
        if (!antwoord.InOrde)
            return antwoord.Fouten;

        var (rows, renew) = await toewijzing.OfAsync(dossier, antwoord, ct);
        var samen = input.Samen(user, taak, klok.Vandaag);
        // By a link the text that goes is that of the link; what the owner of the taak typed stays.
        IEnumerable<Statement> Closed(IEnumerable<Statement> own) => input.Link is { } link ? own.SkipLast(1).Append(link.Use(klok.Now)) : own;
        try
        {
            await advance.RunAsync(
                taak.Traject,
                (_, state) => state.Waits.Values.Any(w => w.Id == taak.Wacht) ? Stimuli.By(klok, taak.Wacht!, uitkomst, antwoord.Feiten) : throw new Moved(),
                input.Link?.Actor ?? user.Id,
                Closed(TaakAntwoord.Rows(kluis, user.Id, taak, uitkomst, samen, antwoord, klok.Now)).Concat(rows),
                renew,
                ct);
        }
        catch (Moved)
        {
            // The taak itself moved: its page says how. Otherwise another step of the same traject was first, and nothing about this form is old.
            Refuse(user, await read.GetAsync(user, taak.Id, ct), taak.Revisie);
            throw new RuleBroken("In dit traject gebeurde net tegelijk iets anders. Er is niets bewaard, en wat je typte staat er nog: klik gerust nog eens.");
        }

        return ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>What every act on a taak asks first: it is open, as the person saw it, and theirs to do.</summary>
    internal static void Refuse(CurrentUser user, Taak taak, long revisie)
    {
        user.Require(Right.VoertTaakUit);
        if (!taak.IsOpen || taak.Revisie != revisie)
            throw new Moved();
        if (!taak.MayBeDoneBy(user))
            throw new RuleBroken(taak.Medewerker is null ? "Deze taak is nog van niemand. Pak ze eerst op." : $"Deze taak is van {taak.MedewerkerNaam}. Neem ze eerst over.");
    }
}
