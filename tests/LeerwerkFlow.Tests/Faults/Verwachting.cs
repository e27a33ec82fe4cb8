using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// The rows that the journal of a traject must have led to, when the kernel plays it again: each effect has its row once, under the key of its step and turn, and there is no other. A traject that
/// moved to another version keeps only the check of its open waits.
/// </summary>
internal static class Verwachting
{
    /// <returns>What differs, each line begins with its invariant and a space.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(Db db, FlowVersies versies, string traject)
    {
        var args = new { traject };
        var journaal = (await db.QueryAsync<(string Versie, string Stimulus)>("SELECT flowversie, stimulus FROM journaal WHERE traject = @traject ORDER BY nr", args)).Select(j => (j.Versie, Stimulus: StateJson.ReadStimulus(j.Stimulus))).ToArray();
        var waits = await db.QueryAsync<Wacht>("SELECT id, soort, status, datum, vervalt FROM wacht WHERE traject = @traject", args);
        var state = StateJson.ReadState((await db.FindAsync<string>("SELECT staat FROM traject WHERE id = @traject", args))!);
        List<string> fouten = [.. OpenWaits(state, waits), .. Once("I6", "keer beëindigd", journaal.Select(j => j.Stimulus).OfType<Resume>().Select(r => r.Wait))];
        fouten.AddRange(journaal.Select(j => j.Stimulus).OfType<Resume>().Where(r => waits.Any(w => w.Id == r.Wait && w.Soort == nameof(WaitSoort.Moment) && w.Vervalt > r.Hier)).Select(r => $"I6 {r.Wait} ging af op {r.Hier}"));
        if (journaal.Any(j => j.Stimulus is Verhuizing or Undo))
            return fouten;

        List<Effect> effects;
        try
        {
            effects = await PlayAsync(versies, journaal);
        }
        catch (FlowFault fault)
        {
            return [.. fouten, $"I5 het journaal kan zo niet gegaan zijn: {fault.Message}"];
        }

        async Task CompareAsync(string wat, IEnumerable<string> verwacht, string sql) => fouten.AddRange(Differ(wat, verwacht, await db.QueryAsync<string>(sql, args)));
        await CompareAsync("wacht", effects.OfType<WaitOpened>().Select(e => e.Id), "SELECT id FROM wacht WHERE traject = @traject");
        await CompareAsync("taak", effects.Where(e => e is TaakOpened or BerichtAwaited or WaitOpened { Wait.Soort: WaitSoort.Incident }).Select(e => e.Id), "SELECT wacht FROM taak WHERE traject = @traject AND wacht IS NOT NULL");
        await CompareAsync("document", effects.OfType<DocumentRequested>().Select(e => e.Id), "SELECT aanleiding FROM document WHERE traject = @traject AND code <> ''");
        await CompareAsync("mijlpaal", effects.OfType<MijlpaalReached>().Select(e => $"{e.Mijlpaal} {e.Id}"), "SELECT mijlpaal || ' ' || stap FROM mijlpaal WHERE traject = @traject");
        await CompareAsync("melding", effects.OfType<MeldingQueued>().Select(e => e.Mijlpaal), "SELECT mijlpaal FROM melding WHERE traject = @traject AND vervangt IS NULL");
        await CompareAsync("gesloten", effects.OfType<WaitClosed>().Select(e => $"{e.Id} {e.Uitkomst}"), "SELECT id || ' ' || COALESCE(uitkomst, '') FROM wacht WHERE traject = @traject AND status = 'voorbij'");
        fouten.AddRange(Once("I2", "keer verbeterd", await db.QueryAsync<string>("SELECT vervangt FROM melding WHERE traject = @traject AND vervangt IS NOT NULL", args)));
        return fouten;
    }

    private static async Task<List<Effect>> PlayAsync(FlowVersies versies, (string Versie, Stimulus Stimulus)[] journaal)
    {
        List<Effect> effects = [];
        FlowState? state = null;
        foreach (var (id, stimulus) in journaal)
        {
            var versie = await versies.GetAsync(id);
            var result = stimulus is Begin begin ? Play.Begin(versie.Flows, versie.Flow, begin) : Play.Next(versie.Flows, state ?? throw new FlowFault("Het begin ontbreekt."), stimulus);
            state = result.State;
            effects.AddRange(result.Effects);
        }

        return effects;
    }

    // What is open, and until when, stands twice: in the state and as rows by which it is found.
    private static IEnumerable<string> OpenWaits(FlowState state, Wacht[] waits)
    {
        var open = waits.Where(w => w.Status == "open").ToDictionary(w => w.Id);
        foreach (var wait in state.Waits.Values)
        {
            var datum = WachtDatum.Of(state, wait);
            if (!open.Remove(wait.Id, out var row))
                yield return $"I3 {wait.Id} staat open en heeft geen rij";
            else if ((row.Datum, row.Vervalt) != (datum.Datum, datum.Vervalt))
                yield return $"I6 {wait.Id} vervalt op {datum.Vervalt} en de rij zegt {row.Vervalt}";
        }

        foreach (var id in open.Keys)
            yield return $"I4 {id} is een open rij zonder open stap";
    }

    private static IEnumerable<string> Once(string invariant, string zin, IEnumerable<string> keys) =>
        keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => $"{invariant} {g.Key}: {g.Count()} {zin}");

    private static IEnumerable<string> Differ(string wat, IEnumerable<string> verwacht, IEnumerable<string> rijen)
    {
        var telling = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in verwacht)
            telling[key] = telling.GetValueOrDefault(key) + 1;
        foreach (var key in rijen)
            telling[key] = telling.GetValueOrDefault(key) - 1;
        return telling.Where(t => t.Value != 0).Select(t => t.Value > 0 ? $"I2 {wat} {t.Key} ontbreekt" : $"I2 {wat} {t.Key} is er te veel");
    }

    private sealed record Wacht(string Id, string Soort, string Status, DateOnly? Datum, DateOnly? Vervalt);
}
