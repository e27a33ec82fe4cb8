using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Makes or changes a vacature (S2): what is called for, on which werkplek. A closed one takes no new toeleiding.</summary>
internal sealed class SaveVacature(Db db)
{
    internal sealed record Input(string Titel, string Werkplek, string Taken, string Vereisten, string Voorwaarden, int Plaatsen, long Vte, bool Open);

    /// <param name="id">Null for a new one.</param>
    /// <exception cref="RuleBroken">Something is missing.</exception>
    /// <exception cref="Moved">Somebody else changed it after <paramref name="revisie"/>.</exception>
    public async Task<string> RunAsync(CurrentUser user, string? id, long revisie, Input input)
    {
        user.Require(Right.BeheertVacatures);
        if (string.IsNullOrWhiteSpace(input.Titel))
            throw new RuleBroken("Vul de titel van de vacature in.", "Naam");
        if (input.Plaatsen is < 1 or > 100)
            throw new RuleBroken("Vul het aantal plaatsen in, van 1 tot 100.", "Plaatsen");
        if (await db.FindAsync<string>("SELECT id FROM werkplek WHERE id = @Werkplek AND organisatie = @Organisatie", new { input.Werkplek, user.Organisatie }) is null)
            throw new RuleBroken("Kies een werkplek uit de lijst.", "Werkplek");

        var args = new { id = id ?? Guid.CreateVersion7().ToString(), user.Organisatie, revisie, input.Titel, input.Werkplek, input.Taken, input.Vereisten, input.Voorwaarden, input.Plaatsen, input.Vte, input.Open };
        await db.WriteAsync([id is null
            ? new(
                """
                INSERT INTO vacature (id, organisatie, werkplek, titel, taken, vereisten, voorwaarden, plaatsen, vte, "open")
                VALUES (@id, @Organisatie, @Werkplek, @Titel, @Taken, @Vereisten, @Voorwaarden, @Plaatsen, @Vte, @Open)
                """,
                args)
            : new(
                """
                UPDATE vacature SET werkplek = @Werkplek, titel = @Titel, taken = @Taken, vereisten = @Vereisten, voorwaarden = @Voorwaarden, plaatsen = @Plaatsen, vte = @Vte,
                  "open" = @Open, revisie = revisie + 1 WHERE id = @id AND organisatie = @Organisatie AND revisie = @revisie
                """,
                args,
                1)]);
        return args.id;
    }
}
