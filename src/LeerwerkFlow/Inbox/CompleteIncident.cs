using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>Closes a taak without a step (an incident) with what the person wrote down; the flow does not move by it.</summary>
public sealed class CompleteIncident(Db db, Klok klok, Kluis kluis, ReadTaak read)
{
    /// <returns>Posted name of a field → sentence; empty when it is closed.</returns>
    /// <exception cref="Moved">Somebody closed it first; nothing was written.</exception>
    /// <exception cref="RuleBroken">The person may not, or it belongs to a step.</exception>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync(CurrentUser user, TaakAntwoord input, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, input.Taak, ct);
        CompleteTaak.Refuse(user, taak, input.Revisie);
        if (taak.Wacht is not null)
            throw new RuleBroken("Deze taak hoort bij een stap van het traject. Vul het formulier van die stap in.");

        var dossier = await read.OpenAsync(user, taak, ct);
        var antwoord = dossier.Formulier.Read(input.Gepost, Stimuli.Klaar, dossier.Context);
        if (antwoord.InOrde)
            await db.WriteAsync([.. TaakAntwoord.Rows(kluis, user.Id, taak, Stimuli.Klaar, null, antwoord, klok.Now)], ct);
        return antwoord.Fouten;
    }
}
