using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>What a person does with the mail about a document: says that it came back, or closes it, so that it goes no more, opens no more and asks for nobody.</summary>
public sealed class CloseMail(Db db, Klok klok, Kluis kluis, CurrentUser user)
{
    /// <summary>Why it came back, by code: what people read.</summary>
    public static IReadOnlyDictionary<string, string> Redenen { get; } = new Dictionary<string, string>
    {
        ["ADRES"] = "het adres bestaat niet", ["VOL"] = "de postbus is vol", ["GEWEIGERD"] = "de mail werd geweigerd", ["VERKEERD"] = "iemand anders kreeg de mail",
    };

    /// <exception cref="RuleBroken">No mail of it left, it was read already, or no reason was chosen.</exception>
    public async Task ReturnAsync(string id, long revisie, string? reden, CancellationToken ct = default)
    {
        var mail = await GetAsync(id, ct);
        if (mail is not { Status: "aanvaard", Gelezen: null })
            throw new RuleBroken("Er is geen mail vertrokken die nog kan terugkomen.");
        if (!Redenen.TryGetValue(reden ?? "", out var zin))
            throw new RuleBroken("Kies waarom de mail terugkwam.", "RedenTerug");
        await db.WriteAsync([Touch(id, revisie), CollectTeruggekomen.Row(mail.Id, kluis.Seal(Luik.Persoon, zin)) with { ExpectedRows = 1 }], ct);
    }

    /// <exception cref="RuleBroken">There is no mail to close.</exception>
    public async Task RunAsync(string id, long revisie, CancellationToken ct = default)
    {
        _ = await GetAsync(id, ct) ?? throw new RuleBroken("Er is geen mail die nog openstaat.");
        await db.WriteAsync([Touch(id, revisie), Row(id, klok.Now)], ct);
    }

    /// <summary>Closes the mail of a document, if it has one that is not.</summary>
    internal static Statement Row(string document, DateTimeOffset nu) => new(
        "UPDATE mail SET gesloten = @nu, status = CASE status WHEN 'klaar' THEN 'ingetrokken' ELSE status END, bericht = NULL, volgende = NULL WHERE document = @document AND gesloten IS NULL",
        new { document, nu });

    /// <summary>The same for a mail that did not arrive; one that did keeps its link.</summary>
    internal static Statement Failed(string document, DateTimeOffset nu)
    {
        var row = Row(document, nu);
        return row with { Sql = row.Sql + " AND status IN ('geweigerd', 'teruggekomen')" };
    }

    private static Statement Touch(string id, long revisie) => new("UPDATE document SET revisie = revisie + 1 WHERE id = @id AND revisie = @revisie", new { id, revisie }, ExpectedRows: 1);

    private async Task<Mail?> GetAsync(string id, CancellationToken ct)
    {
        user.Require(Right.ZietDocumenten);
        _ = await db.FindAsync<long?>($"SELECT 1 FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct) ?? throw new NotFound();
        return await db.FindAsync<Mail>("SELECT id, status, gelezen FROM mail WHERE document = @id AND gesloten IS NULL", new { id }, ct);
    }

    private sealed record Mail(string Id, string Status, DateTimeOffset? Gelezen);
}
