using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>One count of the replay. <paramref name="Aantal"/> is null when it is hidden: fewer than five, or all but fewer than five (S21).</summary>
public sealed record NaspeelRij(string Wat, int? Aantal);

/// <summary>What closed trajecten would have become; counts only.</summary>
/// <param name="Gespeeld">How many closed trajecten were taken; null when hidden.</param>
public sealed record NaspeelBeeld(int? Gespeeld, IReadOnlyList<NaspeelRij> Rijen);

/// <summary>Plays the decisions of closed trajecten on a drawing: how many would have ended otherwise, waited longer, met a broken rule.</summary>
public sealed class NaSpelen(Db db, FlowVersies versies)
{
    // The latest ones: older people lived under other habits, and it stays a matter of seconds.
    private const int Hoogstens = 300;

    /// <summary>Plays the closed trajecten that <paramref name="user"/> may see on <paramref name="concept"/>.</summary>
    public async Task<NaspeelBeeld> RunAsync(FlowSet concept, string top, CurrentUser user, CancellationToken ct = default)
    {
        user.Require(Right.LeestVoorstellen);
        var ids = await db.QueryAsync<string>(
            $"SELECT t.id FROM traject t JOIN flowversie v ON v.id = t.flowversie WHERE t.status = 'afgerond' AND v.flow = @top AND {Zicht.Sql} ORDER BY t.nummer DESC LIMIT {Hoogstens}",
            user.ZichtArgs(new { top }),
            ct);
        var fasen = Naspeelverschil.Fasen(concept, top);
        List<Naspeelverschil> verschillen = [];
        foreach (var id in ids)
        {
            ct.ThrowIfCancellationRequested();
            verschillen.Add(await PlayAsync(id, top, concept, fasen, ct));
        }

        return NaspeelTelling.Of(verschillen);
    }

    private async Task<Naspeelverschil> PlayAsync(string traject, string top, FlowSet concept, IReadOnlySet<string> fasen, CancellationToken ct)
    {
        var rijen = await db.QueryAsync<Rij>("SELECT flowversie, stimulus FROM journaal WHERE traject = @traject ORDER BY nr", new { traject }, ct);
        List<Journaalregel> journaal = [];
        foreach (var rij in rijen)
            journaal.Add(new((await versies.GetAsync(rij.Flowversie)).Flows, StateJson.ReadStimulus(rij.Stimulus)));
        try
        {
            var (toen, straks) = NaSpel.Run(top, journaal, concept);
            return Naspeelverschil.Of(toen, straks, Naspeelverschil.Fasen(journaal[^1].Flows, top).Intersect(fasen).ToHashSet());
        }
        catch (FlowFault)
        {
            // A journal that its own flows do not play says nothing about the drawing.
            return new(true, false, 0, []);
        }
    }

    private sealed record Rij(string Flowversie, string Stimulus);
}
