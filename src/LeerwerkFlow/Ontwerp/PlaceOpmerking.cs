using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Somebody says something of a step of a voorstel (S10).</summary>
public sealed class PlaceOpmerking(Db db, Klok klok, Definities definities, CurrentUser user)
{
    public const int MostLetters = 2_000;

    /// <param name="stap">Step id; empty: of the whole flow.</param>
    /// <exception cref="NotFound">There is no such flow.</exception>
    /// <exception cref="RuleBroken">Nothing is said, too much, or of a step that is not there.</exception>
    public async Task RunAsync(string flow, string stap, string tekst, CancellationToken ct = default)
    {
        user.Require(Right.LeestVoorstellen);
        var definitie = (await definities.LatestAsync(user.Organisatie)).FirstOrDefault(d => d.Id == flow) ?? throw new NotFound($"De flow “{flow}” bestaat niet.");
        Check(tekst);
        if (stap.Length > 0 && ActivityTree.All(definitie.Bron).All(s => ActivityTree.Text(s, "id") != stap))
            throw new RuleBroken("Deze stap staat niet meer in de tekening. Laad de pagina opnieuw.");
        await db.WriteAsync(
            [
                new(
                    "INSERT INTO opmerking (id, flow, organisatie, stap, tekst, door, moment) VALUES (@id, @flow, @organisatie, @stap, @tekst, @wie, @Now)",
                    new { id = Guid.CreateVersion7(klok.Now).ToString("N"), flow, organisatie = user.Organisatie ?? "", stap, tekst = tekst.Trim(), wie = user.Id, klok.Now }),
            ],
            ct);
    }

    internal static void Check(string tekst)
    {
        if (string.IsNullOrWhiteSpace(tekst))
            throw new RuleBroken("Schrijf eerst iets.", "tekst");
        if (tekst.Length > MostLetters)
            throw new RuleBroken($"Dit is te lang: hoogstens {MostLetters} tekens.", "tekst");
    }
}
