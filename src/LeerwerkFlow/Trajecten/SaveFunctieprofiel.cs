using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Makes or changes a functieprofiel: the competences of a function, the start of each IUP (B 3.2.2).</summary>
internal sealed class SaveFunctieprofiel(Db db)
{
    /// <param name="id">Null for a new one.</param>
    /// <param name="regels">Per category one competence a line.</param>
    /// <exception cref="RuleBroken">The name or every competence is missing.</exception>
    /// <exception cref="Moved">Somebody else changed it after <paramref name="revisie"/>.</exception>
    public async Task<string> RunAsync(CurrentUser user, string? id, long revisie, string naam, IReadOnlyDictionary<string, string?> regels)
    {
        user.Require(Right.BeheertVacatures);
        if (string.IsNullOrWhiteSpace(naam))
            throw new RuleBroken("Vul de naam van het functieprofiel in.", "Naam");
        var before = Competenties.Read(await db.FindAsync<string>("SELECT competenties FROM functieprofiel WHERE id = @id AND organisatie = @Organisatie", new { id = id ?? "", user.Organisatie }));
        var taken = before.Select(c => c.Code).ToHashSet();
        var competenties = Competenties.Categorieen.SelectMany(c => Competenties.FromLines(c.Code, regels.GetValueOrDefault(c.Code), before, taken)).ToList();
        if (competenties.Count == 0)
            throw new RuleBroken("Schrijf minstens één competentie op, één per regel.", "BASIS");

        var args = new { id = id ?? Guid.CreateVersion7().ToString(), user.Organisatie, revisie, naam = naam.Trim(), competenties = Competenties.Write(competenties) };
        await db.WriteAsync([id is null
            ? new("INSERT INTO functieprofiel (id, organisatie, naam, competenties) VALUES (@id, @Organisatie, @naam, @competenties)", args)
            : new("UPDATE functieprofiel SET naam = @naam, competenties = @competenties, revisie = revisie + 1 WHERE id = @id AND organisatie = @Organisatie AND revisie = @revisie", args, 1)]);
        return args.id;
    }
}
