using System.Globalization;
using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Ploegen;

/// <summary>One tap of an instructeur, as the telephone kept it.</summary>
/// <param name="Id">A GUID that the telephone made: what comes twice counts once.</param>
/// <param name="Letter">A letter of GROEI; null or empty: seen.</param>
/// <param name="Op">The moment of tapping by the clock of the telephone, ISO 8601.</param>
/// <param name="Weg">It was a mistake and is taken back.</param>
internal sealed record Tik(string Id, string Traject, string Competentie, string? Letter, string? Op, bool Weg = false);

/// <summary>What became of a tap.</summary>
/// <param name="Zin">Why it was refused, or what was put right; null when there is nothing to tell.</param>
internal sealed record Ontvangen(string Id, bool Bewaard, string? Zin);

/// <summary>Takes in what an instructeur tapped, row by row: each is kept once or refused with the reason (S15).</summary>
internal sealed class SaveObservaties(Db db, Klok klok, Kluis kluis)
{
    /// <summary>So many in one message.</summary>
    public const int Most = 200;

    // A clock that is this little ahead is no clock that is wrong.
    private static readonly TimeSpan Speling = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Oudst = TimeSpan.FromDays(60);

    /// <param name="wie">Who had signed in on the telephone when it was tapped.</param>
    /// <returns>An answer for each, in the same order.</returns>
    /// <exception cref="RuleBroken">More than <see cref="Most"/> at once.</exception>
    public async Task<IReadOnlyList<Ontvangen>> RunAsync(CurrentUser user, string wie, IReadOnlyList<Tik> tikken, CancellationToken ct = default)
    {
        user.Require(Right.NoteertObservaties);
        if (tikken.Count > Most)
            throw new RuleBroken($"Stuur hoogstens {Most} observaties in één keer.");
        if (wie != user.Id)
            return [.. tikken.Select(t => new Ontvangen(t.Id, false, "Dit is genoteerd door iemand anders. Meld je aan als die persoon en probeer opnieuw."))];

        var bekend = (await db.QueryAsync<(string Id, string Door)>("SELECT id, door FROM observatie WHERE id IN @ids", new { ids = tikken.Select(t => t.Id).ToArray() }, ct)).ToDictionary(r => r.Id, r => r.Door);
        var leden = (await db.QueryAsync<Lid>(
            $"""
            SELECT t.id, t.status, f.competenties, (SELECT MAX(m.datum) FROM mijlpaal m WHERE m.traject = t.id AND m.mijlpaal = '{Ploeglijst.Einde}') AS tot
            FROM traject t JOIN werkplek w ON w.id = t.werkplek JOIN functieprofiel f ON f.id = w.functieprofiel WHERE t.id IN @trajecten AND {Zicht.Ploeg}
            """,
            (user with { Dag = klok.Vandaag }).ZichtArgs(new { trajecten = tikken.Select(t => t.Traject).Distinct().ToArray() }),
            ct)).ToDictionary(l => l.Id);
        List<Statement> rows = [];
        var antwoorden = tikken.Select(t => Take(user, t, bekend.GetValueOrDefault(t.Id), leden.GetValueOrDefault(t.Traject), rows)).ToList();
        await db.WriteAsync(rows, ct);
        return antwoorden;
    }

    private Ontvangen Take(CurrentUser user, Tik tik, string? door, Lid? lid, List<Statement> rows)
    {
        if (door is not null)
        {
            if (door == user.Id && tik.Weg)
                rows.Add(new("UPDATE observatie SET ingetrokken = @nu WHERE id = @Id AND ingetrokken IS NULL", new { tik.Id, nu = klok.Now }));
            return new(tik.Id, door == user.Id, door == user.Id ? null : "Dit nummer hoort bij iets van iemand anders. Noteer het opnieuw.");
        }

        var telefoon = DateTimeOffset.TryParse(tik.Op, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var gelezen) ? gelezen : (DateTimeOffset?)null;
        var juist = telefoon <= klok.Now + Speling && telefoon >= klok.Now - Oudst;
        var gezien = juist && telefoon < klok.Now ? telefoon.Value : klok.Now;
        var competentie = lid is null ? null : Competenties.Read(lid.Competenties).FirstOrDefault(c => c.Code == tik.Competentie);
        if (Refuse(tik, lid, competentie, BrusselsTime.DayOf(gezien)) is { } fout)
            return new(tik.Id, tik.Weg, tik.Weg ? null : fout);

        // Two messages with the same tap may cross; and the one that takes it back may be the first to arrive.
        rows.Add(new(
            """
            INSERT INTO observatie (id, traject, inhoud, gezien, dag, telefoon, ontvangen, door, ingetrokken) VALUES (@Id, @Traject, @inhoud, @gezien, @dag, @telefoon, @nu, @door, @weg)
            ON CONFLICT (id) DO UPDATE SET ingetrokken = COALESCE(observatie.ingetrokken, excluded.ingetrokken) WHERE observatie.door = excluded.door
            """,
            new
            {
                tik.Id,
                tik.Traject,
                inhoud = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(new Observatie.Inhoud(competentie!.Code, competentie.Naam, Letter(tik)))),
                gezien,
                dag = BrusselsTime.DayOf(gezien),
                telefoon,
                nu = klok.Now,
                door = user.Id,
                weg = tik.Weg ? klok.Now : (DateTimeOffset?)null,
            }));
        return new(tik.Id, true, juist ? null : $"De klok van je telefoon staat fout. We noteerden het uur waarop het hier aankwam: {Web.Datum.Moment(klok.Now)}.");
    }

    private static string? Refuse(Tik tik, Lid? lid, Competentie? competentie, DateOnly dag) => (lid, competentie) switch
    {
        _ when !Guid.TryParse(tik.Id, out _) => "Dit kunnen we niet herkennen. Noteer het opnieuw.",
        (null, _) => "Deze persoon staat niet meer in jouw ploeg. Vertel de coach wat je zag.",
        ({ Status: "afgerond" }, _) => "Dit traject is intussen afgelopen. Vertel de coach wat je zag.",
        ({ Tot: { } tot }, _) when tot < dag => $"De werkervaring eindigde op {Web.Datum.Kort(tot)}. Vertel de coach wat je zag.",
        (_, null) => "Deze competentie staat niet meer in het functieprofiel. Kies een andere.",
        _ when Letter(tik) is { } letter && GroeiLetter.Trap(letter) < 0 => "Die letter bestaat niet. Noteer het opnieuw.",
        _ => null,
    };

    private static string? Letter(Tik tik) => string.IsNullOrEmpty(tik.Letter) ? null : tik.Letter;

    private sealed record Lid(string Id, string Status, string Competenties, DateOnly? Tot);
}
