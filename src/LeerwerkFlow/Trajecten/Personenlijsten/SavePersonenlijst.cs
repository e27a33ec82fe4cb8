using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>A list as it stands. <paramref name="Inhoud"/> is sealed, and null once it is gone.</summary>
internal sealed record Personenlijst(string Id, string Organisatie, string Medewerker, byte[]? Inhoud, string? Vacature, string? Coach, DateTimeOffset Op, DateTimeOffset? Begonnen, DateTimeOffset? Klaar)
{
    public const string Columns = "l.id, l.organisatie, l.medewerker, l.inhoud, l.vacature, l.coach, l.op, l.begonnen, l.klaar";

    /// <summary>The list of this person.</summary>
    /// <exception cref="NotFound">It is not theirs.</exception>
    public static async Task<Personenlijst> GetAsync(Db db, CurrentUser user, string id, CancellationToken ct = default) =>
        await db.FindAsync<Personenlijst>($"SELECT {Columns} FROM personenlijst l WHERE l.id = @id AND l.medewerker = @wie", new { id, wie = user.Id }, ct) ?? throw new NotFound();
}

/// <summary>Keeps an uploaded file, sealed, until it is confirmed; nobody of it is in the programme yet.</summary>
public sealed class SavePersonenlijst(Db db, Klok klok, Kluis kluis, CheckPersonenlijst check)
{
    /// <returns>Its id.</returns>
    /// <exception cref="RuleBroken">The file as a whole cannot be read.</exception>
    public async Task<string> RunAsync(CurrentUser user, byte[] inhoud, string? vacature, string? coach, CancellationToken ct = default)
    {
        user.Require(Right.StartTraject);
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        await check.RunAsync(organisatie, inhoud, vacature, coach, ct);
        var id = Guid.CreateVersion7(klok.Now).ToString("N");
        await db.WriteAsync([new(
            """
            INSERT INTO personenlijst (id, organisatie, medewerker, inhoud, vacature, coach, op)
            VALUES (@id, @organisatie, @wie, @inhoud, (SELECT v.id FROM vacature v WHERE v.id = @vacature AND v.organisatie = @organisatie), (SELECT m.id FROM medewerker m WHERE m.id = @coach AND m.organisatie = @organisatie), @op)
            """,
            new { id, organisatie, wie = user.Id, inhoud = kluis.SealBytes(Luik.Persoon, inhoud), vacature = vacature ?? "", coach = coach ?? "", op = klok.Now })],
            ct);
        return id;
    }
}
