using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>The report of the month that ended last, for each leerwerkbedrijf that has none of it yet. A frozen one stays as it is.</summary>
public sealed class MakeRapport(Db db, Klok klok)
{
    public async Task RunAsync(CancellationToken ct = default)
    {
        var maand = Maand.Of(klok.Vandaag).Before;
        var without = await db.QueryAsync<string>(
            "SELECT o.id FROM organisatie o WHERE NOT EXISTS (SELECT 1 FROM rapport r WHERE r.organisatie = o.id AND r.periode = @periode AND r.soort = 'MAAND') ORDER BY o.id", new { periode = maand.Code }, ct);
        foreach (var organisatie in without)
        {
            var regels = await Rapport.RegelsAsync(db, organisatie, maand, ct);
            try
            {
                await db.WriteAsync([.. Rapport.Freeze(organisatie, maand.Code, "MAAND", regels, klok.Now, door: null)], ct);
            }
            catch (Moved)
            {
                // Another node was first; the rapport is there.
                continue;
            }
        }
    }
}
