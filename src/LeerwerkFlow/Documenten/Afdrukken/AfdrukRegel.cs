using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Afdrukken;

/// <summary>A document in a print job, in the order of the stack.</summary>
/// <param name="Bewerkt">It was edited in Word, and so is printed from there.</param>
public sealed record AfdrukRegel(string Id, string Traject, string Titel, string Kanaal, bool Nalezen, string WachtOp, string Status, long Revisie, string Deelnemer, bool Bewerkt)
{
    /// <summary>Letters in one job.</summary>
    public const int Most = 100;

    /// <summary>What goes on paper and through somebody's hands.</summary>
    public static readonly string[] Kanalen = ["post", "gesprek"];

    /// <summary>SQL on alias b: an edited version stands beside it.</summary>
    public const string IsBewerkt = "EXISTS (SELECT 1 FROM documentversie v WHERE v.document = b.id)";

    /// <summary>Why it cannot be printed in this job, as people read it; or null when it can.</summary>
    public string? WhyNot => this switch
    {
        { Bewerkt: true } => "Dit document is aangepast in Word. Open het daar en print het zelf.",
        _ when !Kanalen.Contains(Kanaal) || WachtOp.StartsWith("ondertekend", StringComparison.Ordinal) => "Dit document gaat niet met de post en wordt niet in een gesprek gegeven.",
        { Status: "gemaakt", Nalezen: true } => "Dit document moet eerst nagelezen worden.",
        { Status: "gemaakt" or "nagelezen" } => null,
        { Status: "verstuurd" or "ontvangen" } => "Dit document is al verstuurd of gegeven.",
        _ => "Dit document kan nu niet geprint worden.",
    };

    /// <summary>Those of these documents that this person may see, by name of the deelnemer.</summary>
    /// <exception cref="RuleBroken">None was chosen, or too many.</exception>
    public static async Task<AfdrukRegel[]> OfAsync(Db db, CurrentUser user, string[] ids, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        if (ids.Length == 0)
            throw new RuleBroken("Kies eerst welke documenten je print.");
        if (ids.Length > Most)
            throw new RuleBroken($"Kies hoogstens {Most} documenten. Print de andere daarna.");
        return await db.QueryAsync<AfdrukRegel>(
            $"""
            SELECT b.id, b.traject, b.titel, b.kanaal, b.nalezen, b.wacht_op, b.status, b.revisie, d.voornaam || ' ' || d.naam AS deelnemer, CASE WHEN {IsBewerkt} THEN 1 ELSE 0 END AS bewerkt
            FROM document b JOIN traject t ON t.id = b.traject JOIN deelnemer d ON d.id = t.deelnemer WHERE b.id IN @ids AND {Zicht.Sql} ORDER BY d.naam, d.voornaam, b.datum, b.id
            """,
            user.ZichtArgs(new { ids }),
            ct);
    }
}
